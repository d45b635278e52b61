#include "commands/serve.h"

#include <httplib.h>

#include <chrono>
#include <cstdint>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "commands/build.h"
#include "commands/site_files.h"
#include "commands/watch.h"
#include "resources.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kShortestWait{500};
constexpr int kWaitPerLook = 10;  // looking at the files may take a tenth of the time

// What the pages need to know about the last build. Builder and server share it.
class State {
 public:
  struct Seen {
    fs::path folder;
    std::size_t build = 0;  // how often a site has been published
    std::string problems;   // of the last build, when it was not published
  };

  void published(fs::path folder) {
    const std::lock_guard lock(mutex_);
    seen_.folder = std::move(folder);
    seen_.problems.clear();
    ++seen_.build;
  }
  void failed(fs::path folder, std::string problems) {
    const std::lock_guard lock(mutex_);
    if (!folder.empty()) seen_.folder = std::move(folder);
    seen_.problems = std::move(problems);
  }
  Seen look() const {
    const std::lock_guard lock(mutex_);
    return seen_;
  }

 private:
  mutable std::mutex mutex_;
  Seen seen_;
};

std::string problems_of(const Outcome& outcome) {
  std::string text;
  for (const Diagnostic& diagnostic : outcome.diagnostics) text += diagnostic.text();
  return text + outcome.note;
}

Outcome build(const ServeOptions& options, State& state) {
  BuildOptions build_options;
  build_options.root = options.root;
  const BuildResult result = build_site(build_options);
  Outcome outcome = build_outcome(result, false);
  if (result.published) {
    state.published(result.output);
  } else {
    state.failed(result.output, problems_of(outcome));
  }
  return outcome;
}

// A server that has been running for hours must outlive a full disk or a vanished folder: what
// would end the program elsewhere is shown like any other problem here.
Outcome build_and_survive(const ServeOptions& options, State& state) {
  try {
    return build(options, state);
  } catch (const std::exception& failure) {
    Outcome outcome;
    outcome.status = kUsageOrMachine;
    outcome.note = std::string("baoku: ") + failure.what() + "\n";
    state.failed({}, outcome.note);
    return outcome;
  }
}

std::vector<fs::path> watched_places(const fs::path& root) {
  const fs::path resources = find_resources();
  return {root / "site.toml", root / "content",        root / "templates",
          root / "static",    resources / "templates", resources / "static"};
}

// Builds again after every change, once the files have been quiet for one look.
void rebuild_on_changes(const std::stop_token& stop, const ServeOptions& options,
                        std::uint64_t built, State& state,
                        const std::function<void(const Outcome&)>& say) {
  const std::vector<fs::path> places = watched_places(options.root);
  std::uint64_t before = built;
  while (!stop.stop_requested()) {
    const auto start = std::chrono::steady_clock::now();
    const std::uint64_t now = fingerprint(places);
    const auto look = std::chrono::steady_clock::now() - start;
    if (now != built && now == before) {
      built = now;
      say(build_and_survive(options, state));
    }
    before = now;
    std::this_thread::sleep_for(
        std::max<std::chrono::steady_clock::duration>(kShortestWait, look * kWaitPerLook));
  }
}

void answer_page(const State& state, const httplib::Request& request, httplib::Response& response) {
  const State::Seen seen = state.look();
  response.set_header("Cache-Control", "no-store");
  // Yesterday's site is better than none, so it is shown with today's problems.
  if (seen.build == 0 && !fs::exists(seen.folder / "index.html")) {
    response.status = 503;
    response.set_content(problems_page(seen.problems, seen.build), "text/html; charset=utf-8");
    return;
  }
  SiteAnswer answer = answer_from(seen.folder, request.path);
  if (answer.type.starts_with("text/html")) {
    answer.body = with_reload_script(std::move(answer.body), seen.build);
  }
  response.status = answer.status;
  if (!answer.location.empty()) response.set_header("Location", answer.location);
  response.set_content(answer.body, answer.type);
}

void answer_state(const State& state, httplib::Response& response) {
  const State::Seen seen = state.look();
  const nlohmann::json body = {{"build", seen.build}, {"problems", seen.problems}};
  response.set_header("Cache-Control", "no-store");
  response.set_content(body.dump(), "application/json");
}

void add_answers(httplib::Server& server, const State& state) {
  server.Get("/_baoku/state", [&state](const httplib::Request&, httplib::Response& response) {
    answer_state(state, response);
  });
  server.Get("/_baoku/reload.js", [](const httplib::Request&, httplib::Response& response) {
    response.set_header("Cache-Control", "no-store");
    response.set_content(std::string(reload_script()), "text/javascript; charset=utf-8");
  });
  server.Get(".*", [&state](const httplib::Request& request, httplib::Response& response) {
    answer_page(state, request, response);
  });
}

int bind(httplib::Server& server, int port) {
  if (port == 0) return server.bind_to_any_port("127.0.0.1");
  if (!server.bind_to_port("127.0.0.1", port)) {
    throw std::runtime_error("port " + std::to_string(port) +
                             " of this machine is taken: name another with --port");
  }
  return port;
}

}  // namespace

int serve_command(const ServeOptions& options, const std::function<void(const Outcome&)>& say) {
  State state;
  httplib::Server server;
  add_answers(server, state);
  const int port = bind(server, options.port);
  const std::uint64_t built = fingerprint(watched_places(options.root));
  say(build(options, state));
  Outcome ready;
  ready.output =
      "Serving on http://127.0.0.1:" + std::to_string(port) + "/ until you press Ctrl-C\n";
  say(ready);
  const std::jthread builder(
      [&](const std::stop_token& stop) { rebuild_on_changes(stop, options, built, state, say); });
  server.listen_after_bind();
  return kDone;
}

}  // namespace baoku
