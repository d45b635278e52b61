// A short fuzz run in every check: the example sheets, cut, joined, repeated and stirred with a
// fixed seed.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "base/toml_text.h"
#include "base/utf8.h"
#include "reading/corrections/corrections.h"
#include "sheet_claims.h"

using namespace baoku;

namespace {

std::vector<std::string> example_sheets() {
  std::vector<std::string> sheets;
  for (const auto& file : std::filesystem::directory_iterator(SHEETS_DIR)) {
    std::ifstream in(file.path(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    sheets.push_back(text.str().substr(0, text.str().find("\n==== becomes")));
  }
  return sheets;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

class Mutator {
 public:
  explicit Mutator(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  std::string next() {
    std::vector<std::string> lines = lines_of(seeds_[below(seeds_.size())]);
    const std::vector<std::string> others = lines_of(seeds_[below(seeds_.size())]);
    for (std::size_t steps = 1 + below(12); steps > 0 && !lines.empty(); --steps)
      mutate(lines, others);
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
  }

  // Corrections that quote lines of the sheet, and some that quote none.
  std::string corrections_of(const std::string& text) {
    const std::vector<std::string> lines = lines_of(text);
    const auto quote = [&]() -> std::string {
      if (lines.empty()) return "\"x\"";
      const std::string& line = lines[below(lines.size())];
      const std::size_t begin = below(8) == 0 ? character(line) : 0;
      const std::size_t length = offset_of_code_point(std::string_view(line).substr(begin),
                                                      1 + below(below(3) == 0 ? 3 : 20));
      return toml_quoted(line.substr(begin, length) + " ");
    };
    static const std::vector<std::string> kKinds = {
        "headline", "lead", "paragraph", "continuation", "subhead", "byline", "furniture"};
    std::string out;
    for (std::size_t tables = 1 + below(5); tables > 0; --tables) {
      switch (below(6)) {
        case 0:
          out += "[[article]]\nbegins = " + quote() + "\ntitle = " + toml_quoted("新题") +
                 "\nkicker = \"\"\nreporters = [\"方知微\"]\n";
          break;
        case 1:
          out += "[[headline]]\nlines = [" + quote() + ", " + quote() + "]\nof = " + quote() + "\n";
          break;
        case 2:
          out += "[[move]]\nfrom = " + quote() + (below(2) == 0 ? "\nthrough = " + quote() : "") +
                 (below(2) == 0 ? "\nafter = " : "\nbefore = ") + quote() + "\n";
          break;
        case 3:
          out += "[[misread]]\nprinted = " + quote() + "\nreads = " + quote() + "\n";
          break;
        default:
          out += "[[line]]\nsays = " + quote() + "\nis = \"" + kKinds[below(kKinds.size())] +
                 "\"\n" + (below(4) == 0 ? "through = " + quote() + "\n" : "");
      }
    }
    return out;
  }

 private:
  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }

  void mutate(std::vector<std::string>& lines, const std::vector<std::string>& others) {
    static const std::vector<std::string> kPieces = {"记者 ",
                                                     "通讯员 ",
                                                     "本报讯",
                                                     "（",
                                                     "）",
                                                     "【",
                                                     "】",
                                                     "。",
                                                     "，",
                                                     "# ",
                                                     "第02版",
                                                     "：",
                                                     " ",
                                                     "文/图",
                                                     "2021年1月22日 星期五",
                                                     "\t",
                                                     "新华社北京1月2日电",
                                                     "—",
                                                     "1+1",
                                                     "·",
                                                     "责编：",
                                                     "摄"};
    const std::size_t at = below(lines.size());
    switch (below(8)) {
      case 0:
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      case 1:
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), "");
        break;
      case 2:
        std::swap(lines[at], lines[below(lines.size())]);
        break;
      case 3:
        lines.push_back(lines[at]);
        break;
      case 4:
        lines[at].insert(character(lines[at]), kPieces[below(kPieces.size())]);
        break;
      case 5:
        lines[at].erase(character(lines[at]));
        break;
      case 6:
        if (!others.empty()) lines[at] += others[below(others.size())];
        break;
      default:
        if (!others.empty())
          lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at),
                       others[below(others.size())]);
    }
  }

  // A place in `text` where a character begins.
  std::size_t character(const std::string& text) {
    return offset_of_code_point(text, below(count_code_points(text) + 1));
  }

  std::vector<std::string> seeds_;
  std::mt19937 random_{20260101};
};

}  // namespace

TEST_CASE("nothing of a sheet is lost or doubled, however it is stirred") {
  Mutator mutator(example_sheets());
  const char* wanted = std::getenv("BAOKU_FUZZ_RUNS");
  const int runs = wanted != nullptr ? std::atoi(wanted) : 1500;
  for (int i = 0; i < runs; ++i) {
    const std::string text = mutator.next();
    const std::string broken = broken_claim(text);
    if (broken.empty()) continue;
    INFO(text);
    FAIL(broken);
  }
}

TEST_CASE("nothing of a sheet is lost or doubled, however it is corrected") {
  Mutator mutator(example_sheets());
  const char* wanted = std::getenv("BAOKU_FUZZ_RUNS");
  const int runs = wanted != nullptr ? std::atoi(wanted) : 1500;
  for (int i = 0; i < runs; ++i) {
    const std::string text = mutator.next();
    const std::string corrections = mutator.corrections_of(text);
    const std::string broken = broken_claim(text, corrections);
    if (broken.empty()) continue;
    INFO(text);
    INFO(corrections);
    FAIL(broken);
  }
}

TEST_CASE("sheets of nothing but one kind of line are read") {
  for (const char* text :
       {"", "\n\n", "记者 方知微", "第02版", "# 题", "【现场】", "。", "，，，", "本报讯",
        "（记者 ", "题\n题\n题\n题\n题\n题\n题\n题", "记者 方知微\n记者 方知微"}) {
    INFO(text);
    CHECK(broken_claim(text) == "");
  }
}
