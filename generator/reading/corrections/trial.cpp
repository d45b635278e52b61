#include "reading/corrections/trial.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/articles.h"
#include "reading/corrections/corrections.h"
#include "reading/facts/front_matter.h"
#include "reading/markdown/markdown.h"

namespace baoku {
namespace {

constexpr std::size_t kShortest = 16;  // characters that a quotation has where it can
constexpr std::size_t kStep = 8;
constexpr std::size_t kLongest = 120;

std::vector<Line> lines_of(const Source& source) {
  Diagnostics known;  // reported when the sheet was read
  const bool is_markdown = !source.path().ends_with(".txt") && !source.path().ends_with(".TXT");
  const auto block = find_settings_block(source, is_markdown, known);
  const std::size_t begin = block ? block->text : 0;
  if (begin >= source.text().size()) return {};
  return is_markdown ? markdown_lines(source, begin, known) : plain_lines(source, begin);
}

}  // namespace

CorrectionTrial::CorrectionTrial(const Sheet& sheet)
    : sheet_(sheet), lines_(lines_of(sheet.source)), printed_(lines_) {}

std::optional<std::vector<Article>> CorrectionTrial::read(std::string_view snippet) const {
  Diagnostics diagnostics;
  const Corrections corrections = read_corrections(
      Source("trial.toml", sheet_.corrections.text() + "\n" + std::string(snippet)), diagnostics);
  std::vector<Article> articles =
      read_sheet_lines(lines_, sheet_.date, corrections, diagnostics).articles;
  if (diagnostics.errors() > 0) return std::nullopt;
  return articles;
}

std::size_t CorrectionTrial::place_of(std::size_t number) const {
  const auto found = std::find_if(lines_.begin(), lines_.end(), [&](const Line& line) {
    return line.number <= number && number <= line.last_number;
  });
  return static_cast<std::size_t>(found - lines_.begin());
}

std::string CorrectionTrial::quote(std::size_t number, std::size_t most) const {
  const std::size_t place = place_of(number);
  std::string text;
  std::vector<std::size_t> ends;  // of the lines in `text`
  for (std::size_t i = place; i < std::min(lines_.size(), place + most); ++i) {
    text += lines_[i].text;
    ends.push_back(text.size());
  }
  const auto fits = [&](std::string_view words) {
    const std::vector<std::size_t> found = printed_.find(words);
    return found.size() == 1 && found.front() == place;
  };
  // A short line is told whole: equal lines go before longer ones.
  if (!ends.empty() && count_code_points(text.substr(0, ends[0])) <= kShortest + kStep &&
      fits(std::string_view(text).substr(0, ends[0]))) {
    return text.substr(0, ends[0]);
  }
  for (std::size_t length = kShortest; length <= kLongest; length += kStep) {
    const std::size_t end = offset_of_code_point(text, length);
    const std::string_view words = trim(std::string_view(text).substr(0, end));
    if (fits(words)) return std::string(words);
    if (end == text.size()) break;
  }
  return "";
}

}  // namespace baoku
