#include "reading/dates/date_mentions.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "base/character_set.h"
#include "base/utf8.h"

namespace baoku {

// 2021 年, 22 日.
struct DatePart {
  int value = 0;
  char32_t unit = 0;
  std::size_t figures = 0;  // 0: it is written with 十
  std::size_t begin = 0;
  std::size_t end = 0;
};

namespace {

int digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  switch (c) {
    case U'〇':
    case U'○':
    case U'零':
      return 0;
    case U'一':
    case U'元':
      return 1;
    case U'二':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

constexpr CharacterSet kNumberParts(U"0123456789０１２３４５６７８９〇○零一元二三四五六七八九十");

bool is_number_part(char32_t c) { return kNumberParts.has(c); }

// "22", "２２", "二十二", "十", "二〇二一"; nothing when the characters are no number below 10,000.
std::optional<int> number_value(std::u32string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  const std::size_t ten = text.find(U'十');
  if (ten == std::u32string_view::npos) {
    int value = 0;
    for (const char32_t c : text) value = value * 10 + digit_value(c);
    return value;
  }
  if (ten > 1 || text.size() > ten + 2) return std::nullopt;
  const int tens = ten == 0 ? 1 : digit_value(text[0]);
  const int ones = ten + 1 == text.size() ? 0 : digit_value(text[ten + 1]);
  if (tens < 1 || ones < 0) return std::nullopt;
  return tens * 10 + ones;
}

// Most numbers of a text belong to no date, and are passed over from unit to unit.
constexpr CharacterSet kUnits(U"年月日号");
constexpr std::u32string_view kTo = U"至到-－—–~～";

bool is_unit(char32_t c) { return c == U'年' || c == U'月' || c == U'日'; }

// 22至24日: the unit of the first number stands behind the second one. 0 when there is none.
char32_t unit_behind_range(std::string_view text, std::size_t at, int from) {
  if (at == text.size() || kTo.find(next_code_point(text, at)) == kTo.npos) return 0;
  std::u32string digits;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    if (is_number_part(c)) {
      digits.push_back(c);
    } else if (c != U' ') {
      const auto to = number_value(digits);
      return is_unit(c) && to && *to > from ? c : 0;
    }
  }
  return 0;
}

std::size_t figures_of(std::u32string_view number) {
  return number.find(U'十') == number.npos ? number.size() : 0;
}

// The characters of a number, of which more than four are none: a text has many.
class Digits {
 public:
  void push_back(char32_t c) {
    if (size_ < digits_.size()) digits_[size_++] = c;
  }
  operator std::u32string_view() const { return {digits_.data(), size_}; }

 private:
  std::array<char32_t, 5> digits_{};
  std::size_t size_ = 0;
};

// Where a number, or a range of them, begins that ends in front of `unit`: not before `from`, and
// not behind `unit`.
std::size_t number_before(std::string_view text, std::size_t from, std::size_t unit) {
  std::size_t begin = unit;
  const auto pass_number = [&] {
    for (std::size_t at = begin; at > from; begin = at) {
      const char32_t c = previous_code_point(text, at);
      if (!is_number_part(c) && c != U' ') break;
    }
  };
  pass_number();
  if (begin == unit || begin == from) return begin;
  std::size_t to = begin;
  if (kTo.find(previous_code_point(text, to)) == kTo.npos) return begin;
  begin = to;
  pass_number();
  return begin;
}

// True when only spaces stand between the parts.
bool is_adjacent(std::string_view text, std::size_t end, std::size_t begin) {
  return text.substr(end, begin - end).find_first_not_of(' ') == std::string_view::npos;
}

bool is_year(const DatePart& part) {
  return part.unit == U'年' && part.value >= 1800 && part.value <= 2199;
}

// 〔2020〕11号, 神舟十二号, 3号楼: a number without a month that is no day.
bool is_numbering(std::string_view text, const DatePart& part) {
  constexpr std::u32string_view kDayMayFollow = U"月于在至到从自和日晚是午，。、；：（(“！？—~～ ";
  constexpr std::u32string_view kNumbersThings =
      U"线楼院门馆文令公机店井船车桥路库码厅室房球坑地站台";
  const std::string_view before = text.substr(0, part.begin);
  const std::string_view behind = text.substr(part.end);
  if (!text.substr(0, part.end).ends_with("号")) return false;
  return (!before.empty() &&
          kDayMayFollow.find(last_code_point(before)) == std::u32string_view::npos) ||
         (!behind.empty() &&
          kNumbersThings.find(first_code_point(behind)) != std::u32string_view::npos);
}

}  // namespace

bool begins_date(char32_t c) { return is_number_part(c); }

bool is_date_unit(char32_t c) { return kUnits.has(c); }

bool is_calendar_day(int year, unsigned month, unsigned day) {
  return std::chrono::year_month_day(std::chrono::year(year == 0 ? 2000 : year),
                                     std::chrono::month(month), std::chrono::day(day))
      .ok();
}

std::size_t DateFinder::next_unit(std::size_t at) const {
  if (!units_) return kUnits.find_in(text_, at);
  const auto unit = std::lower_bound(units_->begin(), units_->end(), at);
  return unit != units_->end() ? *unit : text_.size();
}

std::optional<DatePart> DateFinder::next_part(std::size_t& at) const {
  for (std::size_t unit; (unit = next_unit(at)) < text_.size();) {
    at = number_before(text_, at, unit);
    while ((at = kNumberParts.find_in(text_.substr(0, unit), at)) < unit) {
      const std::size_t begin = at;
      char32_t c = next_code_point(text_, at);
      Digits digits;
      std::size_t end = at;
      for (; is_number_part(c) || c == U' '; c = next_code_point(text_, at)) {
        if (c != U' ') digits.push_back(c);
        end = at;
      }
      const auto value = number_value(digits);
      if (kUnits.has(c)) {
        if (!value) continue;
        return DatePart{*value, c == U'号' ? U'日' : c, figures_of(digits), begin, at};
      }
      at = end;
      if (const char32_t behind = value ? unit_behind_range(text_, at, *value) : 0; behind != 0) {
        return DatePart{*value, behind, figures_of(digits), begin, end};
      }
    }
    at = std::max(at, unit + std::string_view("年").size());
  }
  return std::nullopt;
}

// 97年7月1日: in front of a month two figures are a year. Papers that print it so are of the years
// around the turn of the century.
int DateFinder::short_year(const DatePart& part) const {
  constexpr int kLastCentury = 50;
  if (part.unit != U'年' || part.figures != 2 || part.value > 99) return 0;
  std::size_t at = part.end;
  const auto month = next_part(at);
  if (!month || month->unit != U'月' || !is_adjacent(text_, part.end, month->begin)) return 0;
  return part.value + (part.value >= kLastCentury ? 1900 : 2000);
}

std::optional<DateMention> DateFinder::next() {
  if (lone_) return std::exchange(lone_, std::nullopt);
  while (!is_at_end_) {
    const auto part = next_part(at_);
    if (!part) {
      is_at_end_ = true;
      return close();
    }
    const bool goes_on = open_ && is_adjacent(text_, open_->end, part->begin);
    const auto value = static_cast<unsigned>(part->value);
    const int year = is_year(*part) ? part->value : short_year(*part);
    std::optional<DateMention> before;
    if (year != 0) {
      before = close();
      open_ = DateMention{year, 0, 0, part->begin, part->end};
    } else if (part->unit == U'月' && value >= 1 && value <= 12) {
      if (!goes_on || open_->month != 0) {
        before = close();
        open_ = DateMention{0, value, 0, part->begin, part->end};
      } else {
        open_->month = value, open_->end = part->end;
      }
    } else if (part->unit == U'日' && value >= 1 && value <= 31) {
      if (goes_on && open_->month != 0 && open_->day == 0) {
        open_->day = value, open_->end = part->end;
        before = close();
      } else {
        before = close();
        const DateMention day{0, 0, value, part->begin, part->end};
        if (!is_numbering(text_, *part)) (before ? lone_ : before) = day;
      }
    }
    if (before) return before;
  }
  return std::nullopt;
}

std::optional<DateMention> DateFinder::close() {
  std::optional<DateMention> closed = std::exchange(open_, std::nullopt);
  const bool is_impossible = closed && closed->day != 0 && closed->month != 0 &&
                             !is_calendar_day(closed->year, closed->month, closed->day);
  return is_impossible ? std::nullopt : closed;
}

std::vector<DateMention> find_dates(std::string_view text) {
  std::vector<DateMention> dates;
  for (DateFinder finder(text); const auto date = finder.next();) dates.push_back(*date);
  return dates;
}

}  // namespace baoku
