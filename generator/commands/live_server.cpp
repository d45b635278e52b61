#include "commands/live_server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>
#include <utility>

#include "commands/site_files.h"
#include "commands/watch.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kShortestWait{300};
constexpr int kWaitPerLook = 10;  // looking at the files may take a tenth of the time
constexpr int kPortsTried = 20;

// httplib itself sets SO_REUSEPORT, which lets two servers share a port without a word.
void take_port_alone(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

}  // namespace

struct LiveServer::State {
  // What the pages need to know. Builder and server share it.
  struct Seen {
    fs::path folder;
    std::size_t build = 0;  // how often the site has been published
    std::string problems;   // of the last build, when it was not published
  };

  explicit State(LiveSite live_site) : site(std::move(live_site)) {
    server.set_socket_options(take_port_alone);
    server.set_keep_alive_timeout(1);  // seconds that an open page can delay the end
    server.Get("/_baoku/state", [this](const httplib::Request&, httplib::Response& response) {
      answer_state(response);
    });
    server.Get("/_baoku/reload.js", [](const httplib::Request&, httplib::Response& response) {
      response.set_header("Cache-Control", "no-store");
      response.set_content(std::string(reload_script()), "text/javascript; charset=utf-8");
    });
    server.Get(".*", [this](const httplib::Request& request, httplib::Response& response) {
      answer_page(request, response);
    });
  }

  int bind(int wanted) {
    if (wanted == 0) return server.bind_to_any_port("127.0.0.1");
    const int last = wanted == kDefaultPort ? wanted + kPortsTried - 1 : wanted;
    for (int candidate = wanted; candidate <= last; ++candidate) {
      if (server.bind_to_port("127.0.0.1", candidate)) return candidate;
    }
    throw std::runtime_error("port " + std::to_string(wanted) +
                             " of this machine is taken: name another with --port");
  }

  Seen look() const {
    const std::lock_guard lock(mutex);
    return seen;
  }

  void remember(LiveBuild build) {
    const std::lock_guard lock(mutex);
    if (!build.folder.empty()) seen.folder = std::move(build.folder);
    if (build.published) ++seen.build;
    seen.problems = build.published ? "" : std::move(build.problems);
  }

  // A server that has been running for hours must outlive a full disk or a vanished folder: what
  // would end the program elsewhere is shown like any other problem here.
  void rebuild() {
    try {
      remember(site.build());
    } catch (const std::exception& failure) {
      remember({false, {}, std::string("baoku: ") + failure.what() + "\n"});
    }
  }

  // Builds again after every change, once the files have been quiet for one look.
  void rebuild_on_changes(const std::stop_token& stop) {
    std::uint64_t before = built;
    while (!stop.stop_requested()) {
      const auto start = std::chrono::steady_clock::now();
      const std::uint64_t now = fingerprint(site.watched);
      const auto took = std::chrono::steady_clock::now() - start;
      if (now != built && now == before) {
        built = now;
        rebuild();
      }
      before = now;
      const auto wait =
          std::max<std::chrono::steady_clock::duration>(kShortestWait, took * kWaitPerLook);
      std::mutex waiting;
      std::unique_lock lock(waiting);
      std::condition_variable_any().wait_for(lock, stop, wait, [] { return false; });
    }
  }

  void answer_page(const httplib::Request& request, httplib::Response& response) const {
    const Seen now = look();
    response.set_header("Cache-Control", "no-store");
    // Yesterday's site is better than none, so it is shown with today's problems.
    if (now.build == 0 && (now.folder.empty() || !fs::exists(now.folder / "index.html"))) {
      response.status = 503;
      response.set_content(problems_page(now.problems, now.build), "text/html; charset=utf-8");
      return;
    }
    SiteAnswer answer = answer_from(now.folder, request.path);
    if (answer.type.starts_with("text/html")) {
      answer.body = with_reload_script(std::move(answer.body), now.build);
    }
    response.status = answer.status;
    if (!answer.location.empty()) response.set_header("Location", answer.location);
    response.set_content(answer.body, answer.type);
  }

  void answer_state(httplib::Response& response) const {
    const Seen now = look();
    const nlohmann::json body = {{"build", now.build}, {"problems", now.problems}};
    response.set_header("Cache-Control", "no-store");
    response.set_content(body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                         "application/json");
  }

  LiveSite site;
  httplib::Server server;
  int port = 0;
  std::uint64_t built = 0;  // the fingerprint of what the last build began with
  mutable std::mutex mutex;
  Seen seen;
};

LiveServer::LiveServer(LiveSite site, int port) : state_(std::make_unique<State>(std::move(site))) {
  state_->port = state_->bind(port);
}

LiveServer::~LiveServer() = default;

int LiveServer::port() const { return state_->port; }

void LiveServer::build() {
  state_->built = fingerprint(state_->site.watched);
  state_->remember(state_->site.build());
}

void LiveServer::run(const std::stop_token& stop) {
  std::jthread builder(
      [this](const std::stop_token& stop_building) { state_->rebuild_on_changes(stop_building); });
  // `stop` is only heard by a server that runs: a stop before that is looked for again and again.
  const std::jthread stopper([this, stop](const std::stop_token& ended) {
    while (!ended.stop_requested()) {
      if (stop.stop_requested()) state_->server.stop();
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  });
  state_->server.listen_after_bind();
}

}  // namespace baoku
