// Dates named in a text: 2021年1月22日, 1月 22日, ２０２１年１月, 二〇二一年一月二十二日,
// 97年7月1日, 24日; both ends of 1月22至24日.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace baoku {

struct DateMention {
  int year = 0;           // 0: not named
  unsigned month = 0;     // 0: not named
  unsigned day = 0;       // 0: not named
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

struct DatePart;  // a number and its unit

// Finds the dates of a text one by one, in order; impossible ones (2月30日) are left out. Digits
// may be half-width, full-width or Chinese, with spaces that extraction put between them.
class DateFinder {
 public:
  // `text` must outlive it.
  explicit DateFinder(std::string_view text) : text_(text) {}

  // The same where the bytes at which 年, 月, 日 and 号 stand are known, which must outlive it,
  // too.
  DateFinder(std::string_view text, std::span<const std::size_t> units)
      : text_(text), units_(units) {}

  // Returns the next date, or nothing when there is no more.
  std::optional<DateMention> next();

 private:
  // The next number with its unit at or behind byte `at`, which moves behind it.
  std::optional<DatePart> next_part(std::size_t& at) const;

  // Where the next unit stands, or the end of the text.
  std::size_t next_unit(std::size_t at) const;

  // The year of a part whose two figures are one, or 0.
  int short_year(const DatePart& part) const;

  // Returns the date that is open, if it is possible; none is open then.
  std::optional<DateMention> close();

  std::string_view text_;
  std::optional<std::span<const std::size_t>> units_;
  std::size_t at_ = 0;
  std::optional<DateMention> open_;  // what comes next may belong to it
  std::optional<DateMention> lone_;  // a day alone, which comes behind what it closed
  bool is_at_end_ = false;
};

// Returns all of them.
std::vector<DateMention> find_dates(std::string_view text);

// True for 年, 月, 日 and 号: behind the numbers of a date stands one of them.
bool is_date_unit(char32_t c);

// True for the digits, of any kind, that a date begins with.
bool begins_date(char32_t c);

// True when the calendar has the day; year 0 allows 29 February.
bool is_calendar_day(int year, unsigned month, unsigned day);

}  // namespace baoku
