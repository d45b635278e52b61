#include "search/query_grammar.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "search/days.h"

namespace baoku {
namespace {

// White_Space of Unicode; the browser's grammar.js has the same list, for its own \s differs.
bool is_white_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

constexpr std::uint32_t kNoField = kFields;
constexpr std::uint32_t kDays = kFields + 1;
constexpr std::pair<std::u32string_view, std::uint32_t> kFieldNames[] = {
    {U"标题", 1},  {U"標題", 1},     {U"title", 1},   {U"人物", 2}, {U"person", 2}, {U"记者", 3},
    {U"記者", 3},  {U"作者", 3},     {U"author", 3},  {U"栏目", 4}, {U"欄目", 4},   {U"section", 4},
    {U"报纸", 5},  {U"報紙", 5},     {U"报", 5},      {U"報", 5},   {U"paper", 5},  {U"版", 6},
    {U"sheet", 6}, {U"日期", kDays}, {U"date", kDays}};

char32_t ascii_of(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
}

// Full-width forms become ASCII, capitals small.
std::u32string plain(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) out.push_back(ascii_of(c));
  return out;
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

// 1 to `most` digits at the start of `rest`, which loses them.
std::optional<std::uint32_t> take_number(std::u32string_view& rest, std::size_t most) {
  std::uint32_t number = 0;
  std::size_t digits = 0;
  for (; digits < most && digits < rest.size() && is_digit(rest[digits]); ++digits) {
    number = number * 10 + (rest[digits] - U'0');
  }
  rest.remove_prefix(digits);
  if (digits == 0 || (!rest.empty() && is_digit(rest[0]))) return std::nullopt;
  return number;
}

// Takes one of `marks`, or what stands in for it.
bool take_mark(std::u32string_view& rest, std::u32string_view marks) {
  if (rest.empty() || marks.find(rest[0]) == marks.npos) return false;
  rest.remove_prefix(1);
  return true;
}

struct Days {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

// 20200305 -> 2020-03-05
std::u32string with_marks(std::u32string_view text) {
  if (text.size() != 8 || !std::all_of(text.begin(), text.end(), is_digit)) {
    return std::u32string(text);
  }
  return std::u32string(text.substr(0, 4)) + U"-" + std::u32string(text.substr(4, 2)) + U"-" +
         std::u32string(text.substr(6));
}

// 2020, 2020-3, 2020-03-05, 2020/3/5, 2020.3.5, 20200305, 2020年3月5日: the days that it spans.
std::optional<Days> parse_day(std::u32string_view typed) {
  const std::u32string text = with_marks(typed);
  std::u32string_view rest = text;
  const auto year = take_number(rest, 4);
  if (!year) return std::nullopt;
  bool more = take_mark(rest, U"-/.年");
  if (rest.empty()) return Days{day_number(*year, 0, 0), day_number(*year, 12, 31)};
  const auto month = take_number(rest, 2);
  if (!more || !month || *month < 1 || *month > 12) return std::nullopt;
  more = take_mark(rest, U"-/.月");
  if (rest.empty()) return Days{day_number(*year, *month, 0), day_number(*year, *month, 31)};
  const auto day = take_number(rest, 2);
  take_mark(rest, U"日");
  if (!more || !day || *day < 1 || *day > 31 || !rest.empty()) return std::nullopt;
  return Days{day_number(*year, *month, *day), day_number(*year, *month, *day)};
}

std::optional<Days> parse_days(std::u32string_view value) {
  const std::u32string text = plain(value);
  const std::size_t dots = text.find(U"..");
  if (dots == text.npos) return parse_day(text);
  const std::u32string_view before = std::u32string_view(text).substr(0, dots);
  const std::u32string_view behind = std::u32string_view(text).substr(dots + 2);
  if (before.empty() && behind.empty()) return std::nullopt;
  const auto first = before.empty() ? Days{0, 0} : parse_day(before);
  const auto last = behind.empty() ? Days{UINT32_MAX, UINT32_MAX} : parse_day(behind);
  if (!first || !last) return std::nullopt;
  Days days{first->from, last->to};
  if (days.from > days.to) days = {last->from, first->to};  // the later end stood in front
  // Articles without a date are in no span of days.
  if (days.from == 0) days.from = 1;
  return days;
}

// 2, 02, B2, 第B02版 -> "b2"
std::optional<std::string> parse_sheet(std::u32string_view value) {
  const std::u32string text = plain(value);
  std::u32string_view rest = text;
  take_mark(rest, U"第");
  std::string series;
  while (series.size() < 3 && !rest.empty() && rest[0] >= 'a' && rest[0] <= 'z') {
    series.push_back(static_cast<char>(rest[0]));
    rest.remove_prefix(1);
  }
  const auto number = take_number(rest, 4);
  take_mark(rest, U"版");
  if (!number || *number == 0 || !rest.empty()) return std::nullopt;
  return sheet_label(series, static_cast<int>(*number));
}

class Parser {
 public:
  explicit Parser(std::string_view query) : text_(to_utf32(query)) {}

  Query parse() {
    Query query;
    bool joins = false;  // an OR stands in front
    while (skip_space()) {
      if (!query.empty() && !joins && take_or()) {
        joins = true;
        continue;
      }
      std::optional<QueryItem> item = parse_item();
      if (!item) continue;
      if (joins) {
        query.back().push_back(std::move(*item));
      } else {
        query.push_back({std::move(*item)});
      }
      joins = false;
    }
    return query;
  }

 private:
  bool skip_space() {
    while (at_ < text_.size() && is_white_space(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  std::size_t word_end(std::size_t from) const {
    while (from < text_.size() && !is_white_space(text_[from])) ++from;
    return from;
  }

  bool take_or() {
    const std::size_t end = word_end(at_);
    const std::u32string_view word = std::u32string_view(text_).substr(at_, end - at_);
    if (word != U"OR" && word != U"|" && word != U"｜") return false;
    at_ = end;
    return true;
  }

  std::optional<QueryItem> parse_item() {
    QueryItem item;
    const bool dash = text_[at_] == '-' || text_[at_] == U'－';
    if (dash && at_ + 1 < text_.size() && !is_white_space(text_[at_ + 1])) {
      item.is_negated = true;
      ++at_;
    }
    if (const auto phrase = take_phrase(at_)) {
      item.text = to_utf8(*phrase);
      item.is_exact = true;
      return finished(std::move(item));
    }
    const std::size_t end = word_end(at_);
    const std::size_t colon = find_colon(end);
    const std::uint32_t field = field_named(at_, colon);
    if (field == kNoField) return take_word(std::move(item), end);
    return parse_value(std::move(item), field, colon + 1, end);
  }

  std::optional<QueryItem> parse_value(QueryItem item, std::uint32_t field, std::size_t value,
                                       std::size_t end) {
    const std::size_t begin = at_;
    std::u32string typed;
    if (const auto phrase = take_phrase(value)) {
      typed = *phrase;
      item.is_exact = true;
    } else {
      typed = text_.substr(value, end - value);
      at_ = end;
    }
    if (typed.empty()) return std::nullopt;
    if (field == kDays) {
      const auto days = parse_days(typed);
      if (!days) return as_word(std::move(item), begin);
      item.kind = QueryItem::Kind::days;
      item.is_exact = false;
      item.from = days->from;
      item.to = days->to;
      return item;
    }
    item.field = static_cast<Field>(field);
    if (item.field == Field::sheet) {
      const auto label = parse_sheet(typed);
      if (!label) return as_word(std::move(item), begin);
      item.text = *label;
      item.is_exact = true;
      return item;
    }
    item.text = to_utf8(typed);
    return finished(std::move(item));
  }

  // The phrase that begins at `from`, without its marks; then the parser stands behind it.
  std::optional<std::u32string> take_phrase(std::size_t from) {
    if (from >= text_.size()) return std::nullopt;
    const char32_t mark = text_[from];
    if (mark != '"' && mark != U'“' && mark != U'＂') return std::nullopt;
    const std::size_t close = text_.find(mark == U'“' ? U'”' : mark, from + 1);
    if (close == text_.npos && mark == U'“') return std::nullopt;
    const std::size_t end = std::min(close, text_.size());
    at_ = std::min(text_.size(), end + 1);
    return text_.substr(from + 1, end - from - 1);
  }

  std::size_t find_colon(std::size_t end) const {
    for (std::size_t i = at_; i < end; ++i) {
      if (text_[i] == ':' || text_[i] == U'：') return i;
    }
    return text_.npos;
  }

  std::uint32_t field_named(std::size_t begin, std::size_t colon) const {
    if (colon == text_.npos) return kNoField;
    const std::u32string name = plain(std::u32string_view(text_).substr(begin, colon - begin));
    for (const auto& [known, field] : kFieldNames) {
      if (known == name) return field;
    }
    return kNoField;
  }

  std::optional<QueryItem> take_word(QueryItem item, std::size_t end) {
    item.text = to_utf8(std::u32string_view(text_).substr(at_, end - at_));
    at_ = end;
    return finished(std::move(item));
  }

  // A field that makes no sense is a word, from its beginning to where the parser stands.
  std::optional<QueryItem> as_word(QueryItem item, std::size_t begin) {
    item.field = Field::text;
    item.is_exact = false;
    item.is_unread = true;
    item.text = to_utf8(std::u32string_view(text_).substr(begin, at_ - begin));
    return item;
  }

  static std::optional<QueryItem> finished(QueryItem item) {
    for (const char32_t c : to_utf32(item.text)) {
      if (!is_white_space(c)) return item;
    }
    return std::nullopt;
  }

  std::u32string text_;
  std::size_t at_ = 0;
};

}  // namespace

Query parse_query(std::string_view query) { return Parser(query).parse(); }

std::size_t count_items(const Query& query) {
  std::size_t items = 0;
  for (const QueryGroup& group : query) items += group.size();
  return items;
}

}  // namespace baoku
