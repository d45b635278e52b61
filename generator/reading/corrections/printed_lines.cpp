#include "reading/corrections/printed_lines.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "reading/layout/bylines.h"
#include "reading/layout/cues.h"
#include "reading/layout/noise.h"

namespace baoku {
namespace {

constexpr std::size_t kOpeningLines = 12;  // that a dateline, its byline and a quotation may take

// One character as it is compared; 0: does not count.
char32_t compared(char32_t c) {
  if (is_space(c)) return 0;
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
}

}  // namespace

std::string comparable(std::string_view text) {
  const std::string clean = without_noise(text);
  std::string out;
  out.reserve(clean.size());
  for (std::size_t at = 0; at < clean.size();) {
    const char32_t c = compared(next_code_point(clean, at));
    if (c != 0) append_utf8(out, c);
  }
  return out;
}

PrintedText::PrintedText(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = compared(next_code_point(text, at));
    if (c == 0) continue;
    append_utf8(folded_, c);
    origins_.resize(folded_.size(), {begin, at});
  }
}

std::vector<Stretch> PrintedText::find(std::string_view wanted) const {
  std::vector<Stretch> found;
  if (wanted.empty()) return found;
  for (std::size_t at = folded_.find(wanted); at != std::string::npos;
       at = folded_.find(wanted, at + wanted.size())) {
    found.push_back({origins_[at].begin, origins_[at + wanted.size() - 1].end});
  }
  return found;
}

PrintedLines::PrintedLines(const std::vector<Line>& lines) : lines_(lines) {
  for (const Line& line : lines) {
    starts_.push_back(text_.size());
    text_ += comparable(line.text);
  }
  starts_.push_back(text_.size());
  for (std::size_t i = 0; i < lines.size(); ++i) add_openings(i);
}

void PrintedLines::add_openings(std::size_t i) {
  std::string text = lines_[i].text;
  if (i + 1 < lines_.size()) text += lines_[i + 1].text;
  const std::size_t dateline = dateline_length(text);
  if (dateline == 0) return;
  for (std::size_t j = i + 2; j < std::min(lines_.size(), i + kOpeningLines); ++j) {
    text += lines_[j].text;
  }
  const std::string_view behind = trim(std::string_view(text).substr(dateline));
  openings_.push_back({i, comparable(behind)});
  const std::optional<HeadByline> byline = find_head_byline(behind);
  if (!byline || byline->begin != 0) return;
  const std::string rest = comparable(behind.substr(byline->end));
  openings_.push_back({i, rest});
  openings_.push_back({i, comparable(text.substr(0, dateline)) + rest});
}

std::vector<std::size_t> PrintedLines::find(std::string_view words) const {
  const std::string wanted = comparable(words);
  std::vector<std::size_t> whole, beginning;
  if (wanted.empty()) return whole;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (text_.compare(starts_[i], wanted.size(), wanted) != 0) continue;
    beginning.push_back(i);
    if (starts_[i + 1] - starts_[i] == wanted.size()) whole.push_back(i);
  }
  if (!whole.empty()) return whole;
  for (const Opening& opening : openings_) {
    if (opening.text.starts_with(wanted)) beginning.push_back(opening.line);
  }
  std::sort(beginning.begin(), beginning.end());
  beginning.erase(std::unique(beginning.begin(), beginning.end()), beginning.end());
  return beginning;
}

std::size_t PrintedLines::length(std::size_t i, std::string_view words) const {
  const std::size_t end = starts_[i] + comparable(words).size();
  std::size_t last = i;
  while (last + 1 < lines_.size() && starts_[last + 1] < end) ++last;
  return last - i + 1;
}

}  // namespace baoku
