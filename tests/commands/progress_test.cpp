#include "commands/progress.h"

#include <catch2/catch.hpp>

namespace baoku {
namespace {

using std::chrono::milliseconds;

TEST_CASE("progress tells what is done, how fast, and how long it still takes") {
  CHECK(progress_text({"list", 0, 0}, 3) == "list");
  CHECK(progress_text({"pages", 12'345, 261'374}, 1.5) ==
        "pages 12,345 / 261,374, 8,230/s, 31 s left");
  CHECK(progress_text({"pages", 1000, 1'000'000}, 1) ==
        "pages 1,000 / 1,000,000, 1,000/s, 16:39 min left");
  CHECK(progress_text({"pages", 500, 500}, 2) == "pages 500 / 500, 250/s");
}

TEST_CASE("nothing is foretold from the first moments of a step") {
  CHECK(progress_text({"read", 3, 900}, 0.1) == "read 3 / 900");
  CHECK(progress_text({"read", 0, 900}, 5) == "read 0 / 900");
}

TEST_CASE("a terminal sees each step begin, a log only what takes long") {
  const ProgressPace::Clock::time_point start;
  ProgressPace terminal(milliseconds(100), true);
  CHECK(terminal.text_at({"read", 0, 10}, start) == "read 0 / 10");
  CHECK_FALSE(terminal.text_at({"read", 1, 10}, start + milliseconds(50)));
  CHECK(terminal.text_at({"pages", 0, 10}, start + milliseconds(60)) == "pages 0 / 10");
  ProgressPace log(milliseconds(5000), false);
  CHECK_FALSE(log.text_at({"read", 0, 10}, start));
  CHECK_FALSE(log.text_at({"pages", 1, 10}, start + milliseconds(4000)));
  CHECK(log.text_at({"pages", 2, 10}, start + milliseconds(6000)) == "pages 2 / 10, 1/s, 8 s left");
}

}  // namespace
}  // namespace baoku
