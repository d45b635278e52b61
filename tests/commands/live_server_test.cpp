#include "commands/live_server.h"

#include <httplib.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>

#include "base/files.h"
#include "base/temporary_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

// A server whose site is one source file, published as the home page; "!" in it is an error and
// "?" a failing machine.
class Live {
 public:
  Live() {
    folder_.write("content/a.txt", "first");
    server_ = std::make_unique<LiveServer>(
        LiveSite{[this] { return build(); }, {folder_.path() / "content", folder_.path() / "none"}},
        0);
  }
  ~Live() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
  }

  void start() {
    server_->build();
    thread_ = std::jthread([this](const std::stop_token& stop) { server_->run(stop); });
    while (!get("/")) std::this_thread::yield();
  }

  httplib::Result get(const std::string& path) const {
    return httplib::Client("127.0.0.1", server_->port()).Get(path.c_str());
  }
  std::string body(const std::string& path) const { return get(path)->body; }
  nlohmann::json state() const { return nlohmann::json::parse(body("/_baoku/state")); }

  // Asks until the server says so, as a page does; gives up after a long while.
  template <typename Condition>
  bool comes_to(Condition condition) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!condition(state())) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
  }

  void write(const std::string& bytes) const { folder_.write("content/a.txt", bytes); }
  const fs::path& path() const { return folder_.path(); }
  int port() const { return server_->port(); }

 private:
  LiveBuild build() const {
    const std::string source = read_file(folder_.path() / "content/a.txt");
    if (source.find('?') != source.npos) throw std::runtime_error("No space left on device");
    const fs::path site = folder_.path() / "public";
    if (source.find('!') != source.npos) return {false, site, "a.txt:1:1: error: <b>!</b>\n"};
    folder_.write("public/index.html", "<body>" + source + "</body>");
    return {true, site, ""};
  }

  TemporaryFolder folder_;
  std::unique_ptr<LiveServer> server_;
  std::jthread thread_;
};

TEST_CASE("A change is published, and the pages are told; editors may rename over the file") {
  Live live;
  live.start();
  CHECK(live.body("/") == "<body>first<script src=\"/_baoku/reload.js?build=1\"></script></body>");
  CHECK(live.state() == nlohmann::json{{"build", 1}, {"problems", ""}});
  live.write("second, longer");
  REQUIRE(live.comes_to([](const nlohmann::json& state) { return state["build"] == 2; }));
  CHECK(live.body("/").starts_with("<body>second, longer<script"));
  std::ofstream(live.path() / "content/.a.txt.swp") << "third";
  fs::rename(live.path() / "content/.a.txt.swp", live.path() / "content/a.txt");
  REQUIRE(live.comes_to([](const nlohmann::json& state) { return state["build"] == 3; }));
  CHECK(live.body("/").starts_with("<body>third<script"));
  fs::create_directories(live.path() / "none/deep");
  std::ofstream(live.path() / "none/deep/new.css") << "a file where nothing was before";
  CHECK(live.comes_to([](const nlohmann::json& state) { return state["build"] == 4; }));
}

TEST_CASE("Problems are told while the old site stands, and go when they are cured") {
  Live live;
  live.start();
  live.write("wrong!");
  REQUIRE(live.comes_to([](const nlohmann::json& state) { return state["problems"] != ""; }));
  CHECK(live.state() == nlohmann::json{{"build", 1}, {"problems", "a.txt:1:1: error: <b>!</b>\n"}});
  CHECK(live.body("/").starts_with("<body>first<script"));
  live.write("what now?");
  REQUIRE(live.comes_to([](const nlohmann::json& state) {
    return state["problems"] == "baoku: No space left on device\n";
  }));
  CHECK(live.body("/").starts_with("<body>first<script"));
  live.write("right again");
  REQUIRE(live.comes_to([](const nlohmann::json& state) { return state["build"] == 2; }));
  CHECK(live.state()["problems"] == "");
}

TEST_CASE("Before there is a site, every page shows the problems, escaped") {
  Live live;
  live.write("!");
  live.start();
  const auto answer = live.get("/any/page/");
  CHECK(answer->status == 503);
  CHECK(answer->body.find("a.txt:1:1: error: &lt;b>!&lt;/b>") != std::string::npos);
  live.write("cured");
  REQUIRE(live.comes_to([](const nlohmann::json& state) { return state["build"] == 1; }));
  CHECK(live.get("/")->status == 200);
}

TEST_CASE("What is served is never cached, carries its type, and stays inside the site") {
  Live live;
  live.start();
  const auto page = live.get("/");
  CHECK(page->get_header_value("Cache-Control") == "no-store");
  CHECK(page->get_header_value("Content-Type") == "text/html; charset=utf-8");
  const auto script = live.get("/_baoku/reload.js?build=1");
  CHECK(script->get_header_value("Content-Type") == "text/javascript; charset=utf-8");
  CHECK(script->body.find("location.reload()") != std::string::npos);
  CHECK(live.get("/absent/")->status == 404);
  for (const char* path :
       {"/../content/a.txt", "/%2e%2e/content/a.txt", "/..%2fcontent/a.txt",
        "/%2e%2e%2fcontent%2fa.txt", "/..%5ccontent%5ca.txt", "//content/a.txt"}) {
    INFO(path);
    CHECK(live.get(path)->status == 404);
    CHECK(live.get(path)->body.find("first") == std::string::npos);
  }
}

TEST_CASE("A port that is taken is not shared") {
  const Live live;
  const LiveSite site{[] { return LiveBuild{}; }, {}};
  CHECK_THROWS_WITH(LiveServer(site, live.port()),
                    "port " + std::to_string(live.port()) +
                        " of this machine is taken: name another with --port");
}

TEST_CASE("When the default port is taken, the next free one is used") {
  const LiveSite site{[] { return LiveBuild{}; }, {}};
  const LiveServer first(site, kDefaultPort);
  const LiveServer second(site, kDefaultPort);
  CHECK(first.port() >= kDefaultPort);
  CHECK(second.port() > first.port());
  CHECK(second.port() < kDefaultPort + 20);
}

TEST_CASE("A first build that fails is not served") {
  LiveServer server({[]() -> LiveBuild { throw std::runtime_error("disk full"); }, {}}, 0);
  CHECK_THROWS_WITH(server.build(), "disk full");
}

}  // namespace
}  // namespace baoku
