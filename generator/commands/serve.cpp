#include "commands/serve.h"

#include <csignal>
#include <ctime>
#include <exception>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "commands/build.h"
#include "resources.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

// While it lives, SIGINT and SIGTERM do not end the process but request a stop.
class StopOnSignal {
 public:
  StopOnSignal() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, &mask_before_);  // threads begun later inherit it
    waiter_ = std::jthread([this](const std::stop_token& ended) {
      const timespec wait{0, 200'000'000};
      while (!ended.stop_requested()) {
        if (sigtimedwait(&signals_, nullptr, &wait) > 0) source_.request_stop();
      }
    });
  }
  ~StopOnSignal() {
    waiter_ = {};
    pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  std::stop_token token() const { return source_.get_token(); }

 private:
  sigset_t signals_{};
  sigset_t mask_before_{};
  std::stop_source source_;
  std::jthread waiter_;
};

LiveBuild live_build(const BuildResult& result, const Outcome& outcome) {
  LiveBuild build{result.published, result.output, ""};
  for (const Diagnostic& diagnostic : outcome.diagnostics) build.problems += diagnostic.text();
  build.problems += outcome.note;
  return build;
}

LiveBuild build_and_say(const ServeOptions& options,
                        const std::function<void(const Outcome&)>& say) {
  BuildOptions build_options;
  build_options.root = options.root;
  const BuildResult result = build_site(build_options);
  const Outcome outcome = build_outcome(result, false);
  say(outcome);
  return live_build(result, outcome);
}

Outcome failure_outcome(const std::exception& failure) {
  Outcome outcome;
  outcome.status = kUsageOrMachine;
  outcome.note = std::string("baoku: ") + failure.what() + "\n";
  return outcome;
}

std::vector<fs::path> watched_places(const fs::path& root) {
  const fs::path resources = find_resources();
  return {root / "site.toml", root / "content",        root / "templates",
          root / "static",    resources / "templates", resources / "static"};
}

}  // namespace

int serve_command(const ServeOptions& options, const std::function<void(const Outcome&)>& say) {
  bool is_serving = false;  // before, main says what failed
  const auto build = [&] {
    try {
      return build_and_say(options, say);
    } catch (const std::exception& failure) {
      if (is_serving) say(failure_outcome(failure));
      throw;
    }
  };
  LiveServer server({build, watched_places(options.root)}, options.port);
  server.build();
  Outcome ready;
  ready.output =
      "Serving on http://127.0.0.1:" + std::to_string(server.port()) + "/ until you press Ctrl-C\n";
  say(ready);
  is_serving = true;
  const StopOnSignal signals;
  server.run(signals.token());
  return kDone;
}

}  // namespace baoku
