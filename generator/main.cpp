// The program: flags in, exit status out. The only file that prints, and the only one that catches
// what no one else can handle.

#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "commands/build.h"
#include "commands/check.h"
#include "commands/command_line.h"
#include "commands/import.h"
#include "commands/init.h"
#include "commands/inspect.h"
#include "commands/names.h"
#include "commands/outcome.h"
#include "commands/progress.h"
#include "commands/review.h"
#include "commands/search.h"
#include "commands/serve.h"

namespace baoku {
namespace {

void print(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

bool is_terminal(int descriptor) {
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) != 0 && (terminal == nullptr || std::string_view(terminal) != "dumb");
}

bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  return is_terminal(STDERR_FILENO) && (no_colour == nullptr || *no_colour == '\0');
}

void print_diagnostic(const Diagnostic& diagnostic, bool colour) {
  std::string text = diagnostic.text();
  if (colour) {
    const bool is_error = diagnostic.severity == Severity::error;
    const std::string_view word = is_error ? "error:" : "warning:";
    const std::size_t at = text.find(word, diagnostic.path.size());
    text.insert(at + word.size(), "\033[0m");
    text.insert(at, is_error ? "\033[1;31m" : "\033[1;35m");
  }
  print(stderr, text);
}

int print_outcome(const Outcome& outcome) {
  const bool colour = wants_colour();
  for (const Diagnostic& diagnostic : outcome.diagnostics) print_diagnostic(diagnostic, colour);
  print(stderr, outcome.note);
  print(stdout, outcome.output);
  return outcome.status;
}

// Where a build is: on a terminal one line that is written over, elsewhere a plain line now and
// then when it takes long.
class ProgressLines {
 public:
  explicit ProgressLines(bool on_terminal)
      : on_terminal_(on_terminal),
        pace_(std::chrono::milliseconds(on_terminal ? 100 : 5000), on_terminal) {}
  ~ProgressLines() {
    if (on_terminal_) print(stderr, "\r\033[K");
  }

  void show(const Progress& progress) {
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock) return;
    const auto text = pace_.text_at(progress, std::chrono::steady_clock::now());
    if (!text) return;
    print(stderr, on_terminal_ ? "\r\033[K" + *text : *text + "\n");
    std::fflush(stderr);
  }

 private:
  bool on_terminal_;
  std::mutex mutex_;
  ProgressPace pace_;
};

// The system takes back at once what would take a second to free piece by piece.
void leave_to_the_system(std::shared_ptr<const void> rest) {
  [[gnu::used]] static const std::shared_ptr<const void>* left = nullptr;  // so that it is no leak
  left = new std::shared_ptr<const void>(std::move(rest));
}

int run(BuildRequest request) {
  Outcome outcome;
  if (request.quiet) {
    outcome = build_command(request.options, true);
  } else {
    ProgressLines lines(is_terminal(STDERR_FILENO));
    request.options.progress = [&](const Progress& progress) { lines.show(progress); };
    outcome = build_command(request.options, false);
  }
  const int status = print_outcome(outcome);
  leave_to_the_system(std::move(outcome.rest));
  return status;
}

int run(const InspectOptions& options) { return print_outcome(inspect_command(options)); }

int run(const InitRequest& request) { return print_outcome(init_command(request.folder)); }

int run(const SearchRequest& request) { return print_outcome(search_command(request)); }

int run(const CheckRequest& request) { return print_outcome(check_command(request)); }

int run(const ImportRequest& request) { return print_outcome(import_command(request)); }

int run(const ReviewRequest& request) { return print_outcome(review_command(request)); }

int run(const NamesRequest& request) { return print_outcome(names_command(request)); }

int run(const ServeRequest& request) {
  return serve_command({.root = request.root, .port = request.port}, [](const Outcome& outcome) {
    print_outcome(outcome);
    std::fflush(stdout);
  });
}

int run(const Answer& answer) {
  print(answer.is_error ? stderr : stdout, answer.text);
  return answer.is_error ? kUsageOrMachine : kDone;
}

int checked_main(int argc, const char* const* argv) {
  try {
    const int status = std::visit([](const auto& request) { return run(request); },
                                  parse_command_line(argc, argv));
    if (std::fflush(stdout) != 0) throw std::runtime_error("cannot write to standard output");
    return status;
  } catch (const std::exception& failure) {
    print(stderr, std::string("baoku: ") + failure.what() + "\n");
    return kUsageOrMachine;
  }
}

}  // namespace
}  // namespace baoku

int main(int argc, char** argv) { return baoku::checked_main(argc, argv); }
