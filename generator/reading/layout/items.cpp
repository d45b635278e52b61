#include "reading/layout/items.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/character_set.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kFewest = 3;

// 任命, 免去: the two characters that a line begins with.
std::string_view opener_of(std::string_view text) {
  std::size_t at = 0;
  if (text.empty() || !is_han(next_code_point(text, at)) || at >= text.size() ||
      !is_han(next_code_point(text, at))) {
    return {};
  }
  return text.substr(0, at);
}

// 局长: the two characters in front of the mark that a line ends with.
std::string_view ending_of(std::string_view text) {
  constexpr std::size_t kMark = std::string_view("；").size(), kEnding = 2 * kMark;
  return text.size() > kEnding + kMark ? text.substr(text.size() - kEnding - kMark, kEnding)
                                       : std::string_view();
}

bool ends_item(const Line& line) {
  return line.text.ends_with("。") || line.text.ends_with("；") || line.text.ends_with(";");
}

bool ends_clause(const Line& line) { return line.text.ends_with("；") || line.text.ends_with(";"); }

bool is_numeral(std::string_view character) {
  constexpr std::string_view kNumerals = "一二三四五六七八九十";
  const std::size_t at = kNumerals.find(character);
  return at != std::string_view::npos && at % std::string_view("一").size() == 0;
}

// 一、, 1., （一）, ①, ▲: how a line is numbered or pointed out, if it is; else 0.
int numbering_of(std::string_view text) {
  static constexpr CharacterSet kNumerals(U"一二三四五六七八九十");
  constexpr std::size_t kHan = std::string_view("一").size();
  const char32_t sign = first_code_point(text);
  if (text.size() <= 3 * kHan || (is_han(sign) && !kNumerals.has(sign))) return 0;
  const std::string_view first = text.substr(0, kHan);
  if (is_numeral(first) && text.substr(kHan).starts_with("、")) return 1;
  if (first == "（" && is_numeral(text.substr(kHan, kHan)) &&
      text.substr(2 * kHan).starts_with("）")) {
    return 2;
  }
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view mark = text.substr(digits);
  if (digits > 0 && digits < 3 && (mark.starts_with("、") || mark.starts_with("．"))) return 3;
  if (digits > 0 && digits < 3 && mark.front() == '.' && !(mark[1] >= '0' && mark[1] <= '9'))
    return 3;
  if (sign >= U'①' && sign <= U'⑳') return 4;
  constexpr std::u32string_view kBullets = U"■●◆▲★□○◇△☆▪";
  return kBullets.find(sign) != std::u32string_view::npos ? static_cast<int>(sign) : 0;
}

// The line behind the item that begins with line i, or i: it is none.
std::size_t item_end(const std::vector<Line>& lines, const std::vector<Cues>& cues, std::size_t i) {
  constexpr std::size_t kMostLines = 3;
  const bool is_numbered = numbering_of(lines[i].text) > 0;
  if (!is_numbered && !is_han(first_code_point(lines[i].text))) return i;
  for (std::size_t k = i; k < lines.size() && k < i + kMostLines; ++k) {
    const Cues& c = cues[k];
    if (c.has_dateline || c.byline || c.is_caption || lines[k].heading > 0 ||
        !lines[k].html.empty() || (k > i && lines[k].blank_before)) {
      return i;
    }
    const bool is_signed = c.tail || (c.stops > 0 && lines[k].text.ends_with("）"));  // 。（陆远）
    if (is_numbered && (c.ends_sentence || is_signed)) return k + 1;
    if (c.stops > 0 || c.tail) return i;
    if (ends_item(lines[k]) || (k == i && c.ends_colon)) return k + 1;  // 任命：
    if (c.ends_sentence) return i;
  }
  return i;
}

// （1月20日县人大常委会 / 第三次会议通过）: above a list, and nothing of its first item.
void close_notes(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kMostLines = 4;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!cues[i].is_note) continue;
    for (std::size_t k = i; k < lines.size() && k < i + kMostLines; ++k) {
      if (!lines[k].text.ends_with("）") && !lines[k].text.ends_with(")")) continue;
      cues[k].ends_sentence = true;
      break;
    }
  }
}

// Sentences that stand one below the other, each from the beginning of a line to the end of one.
class Chain {
 public:
  Chain(const std::vector<Line>& lines, std::vector<Cues>& cues,
        const std::vector<std::size_t>& begins, std::size_t end)
      : lines_(lines), cues_(cues), begins_(begins), end_(end) {
    for (std::size_t i = begins.front(); i < end; ++i) widest_ = std::max(widest_, lines[i].cells);
    for (std::size_t k = 0; k < begins.size(); ++k) {
      if (!ends_clause(last_line(k))) continue;
      has_clauses_ = true;
      has_open_clauses_ = has_open_clauses_ || last_line(k).cells + kShort <= widest_;
    }
  }

  void mark() {
    std::vector<std::size_t> listed;
    for (std::size_t k = 0; k < begins_.size(); ++k) {
      if (is_listed(k)) listed.push_back(k);
    }
    if (listed.size() < kFewest) return;
    for (std::size_t k = listed.front() - introduces(listed.front()); k <= listed.back(); ++k) {
      cues_[begins_[k]].begins_item = true;
      cues_[last(k)].ends_sentence = true;
    }
  }

 private:
  static constexpr std::size_t kShort = 5;  // cells that a line leaves open: text would go on in it
  static constexpr std::size_t kNear = 4;   // items

  std::size_t last(std::size_t k) const {
    return (k + 1 < begins_.size() ? begins_[k + 1] : end_) - 1;
  }
  const Line& last_line(std::size_t k) const { return lines_[last(k)]; }
  const std::string& text(std::size_t k) const { return lines_[begins_[k]].text; }

  // Those that are like one near them: 任命, 免去, 免去, 任命.
  bool is_listed(std::size_t k) const {
    if (has_open_clauses_ &&
        (ends_clause(last_line(k)) || (k > 0 && ends_clause(last_line(k - 1)))))
      return true;
    const std::size_t until = std::min(begins_.size(), k + kNear + 1);
    for (std::size_t o = k > kNear ? k - kNear : 0; o < until; ++o) {
      if (o != k && are_alike(k, o)) return true;
    }
    return false;
  }

  bool are_alike(std::size_t a, std::size_t b) const {
    const std::string_view opener = opener_of(text(b));
    if (!opener.empty() && text(a).starts_with(opener)) return true;
    const int numbering = numbering_of(text(a));
    if (numbering > 0 && numbering == numbering_of(text(b))) return true;
    const std::string_view ending = ending_of(last_line(b).text);
    return has_clauses_ && !ending.empty() && ending == ending_of(last_line(a).text);
  }

  // 任命：, on a line of its own above item k.
  bool introduces(std::size_t k) const {
    if (k == 0 || !cues_[begins_[k - 1]].ends_colon) return false;
    const std::size_t i = begins_[k - 1];
    return i == 0 || lines_[i].blank_before || cues_[i - 1].ends_sentence;
  }

  const std::vector<Line>& lines_;
  std::vector<Cues>& cues_;
  const std::vector<std::size_t>& begins_;
  std::size_t end_;
  std::size_t widest_ = 0;
  bool has_clauses_ = false;       // some of them end with a ；
  bool has_open_clauses_ = false;  // and one of those before its line is full
};

}  // namespace

void mark_items(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  close_notes(lines, cues);
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < lines.size();) {
    begins.clear();
    std::size_t at = i;
    for (std::size_t end = 0; at < lines.size() && (end = item_end(lines, cues, at)) > at; at = end)
      begins.push_back(at);
    i = std::max(at, i + 1);
    if (begins.size() >= kFewest) Chain(lines, cues, begins, at).mark();
  }
}

}  // namespace baoku
