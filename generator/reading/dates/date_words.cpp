#include "reading/dates/date_words.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "reading/dates/date_mentions.h"

namespace baoku {
namespace {

namespace chrono = std::chrono;

struct RelativeWord {
  std::string_view word;
  int by;  // days, or years, or months
};

constexpr std::array<RelativeWord, 14> kRelative = {{{"昨日", -1},
                                                     {"昨天", -1},
                                                     {"昨晚", -1},
                                                     {"昨晨", -1},
                                                     {"前日", -2},
                                                     {"前天", -2},
                                                     {"今日", 0},
                                                     {"今天", 0},
                                                     {"今晨", 0},
                                                     {"今晚", 0},
                                                     {"明日", 1},
                                                     {"明天", 1},
                                                     {"明晨", 1},
                                                     {"后天", 2}}};
constexpr std::array<std::string_view, 4> kRecently = {"近日", "日前", "连日来", "近期"};
constexpr std::array<std::string_view, 4> kQuarters = {"一季度", "二季度", "三季度", "四季度"};
constexpr std::array<std::string_view, 2> kHalves = {"上半年", "下半年"};
constexpr std::array<RelativeWord, 4> kYears = {
    {{"前年", -2}, {"去年", -1}, {"今年", 0}, {"明年", 1}}};
constexpr std::array<RelativeWord, 6> kMonths = {
    {{"上月", -1}, {"上个月", -1}, {"本月", 0}, {"当月", 0}, {"下月", 1}, {"下个月", 1}}};
constexpr std::array<std::string_view, 8> kTo = {"至", "到", "—", "–", "～", "~", "-", "－"};

std::string iso(int year, unsigned month, unsigned day) {
  Date date;
  date.year = year;
  date.month = month;
  date.day = day;
  return date.iso();
}

std::string iso(chrono::year_month_day day) {
  return iso(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
             static_cast<unsigned>(day.day()));
}

unsigned last_day(int year, unsigned month) {
  const chrono::year_month_day_last last{chrono::year(year == 0 ? 2001 : year),
                                         chrono::month_day_last(chrono::month(month))};
  return static_cast<unsigned>(last.day());
}

class Finder {
 public:
  Finder(const Article& article, const Date& issue, const std::vector<DateMarks>& marks)
      : article_(article), issue_(issue), marks_(marks) {}

  std::vector<DateWords> find() {
    for (std::uint32_t block = 0; block < article_.blocks.size(); ++block) {
      const std::string_view text = article_.blocks[block].text;
      const std::size_t first = found_.size();
      find_calendar(block, text);
      calendar_ = {first, found_.size()};
      for (const std::size_t word : marks_[block].words) find_word(block, text, word);
      std::sort(found_.begin() + static_cast<std::ptrdiff_t>(first), found_.end(),
                [](const DateWords& a, const DateWords& b) { return a.begin < b.begin; });
    }
    return std::move(found_);
  }

 private:
  void add(std::uint32_t block, std::size_t begin, std::size_t end, std::string value) {
    found_.push_back({block, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                      std::move(value)});
  }

  // 2021年1月22日, 1月上旬, 1月22日至24日.
  void find_calendar(std::uint32_t block, std::string_view text) {
    int year = 0;
    unsigned month = 0;
    std::size_t range_from = text.size() + 1;  // where a range may go on
    DateFinder dates(text, marks_[block].units);
    for (std::optional<DateMention> next; (next = dates.next());) {
      DateMention& date = *next;
      if (date.year != 0) year = date.year;
      if (date.year == 0 && take_relative_word(text, date)) {
        add(block, date.begin, date.end + third_length(date, text.substr(date.end)),
            date.month == 0 ? "" : value_of(date, text.substr(date.end)));
        range_from = found_.back().end;
        month = date.month;
        year = date.year;
        continue;
      }
      if (date.year == 0) date.year = year != 0 && date.month == 0 ? year : year_near();
      if (date.month == 0 && date.day != 0) {
        if (month == 0 || text.substr(0, date.begin).ends_with("本月")) {
          date.month = article_.date.month;
          date.year = year_near();
        } else {
          date.month = month;
        }
      }
      if (date.month != 0) month = date.month;
      const std::string_view behind = text.substr(date.end);
      std::string value = value_of(date, behind);
      const std::size_t end = date.end + third_length(date, behind);
      const bool goes_on =
          range_from <= date.begin && is_to(text.substr(range_from, date.begin - range_from));
      if (goes_on && !value.empty() && !found_.back().value.empty()) {
        found_.back().value += "/" + value;
        found_.back().end = static_cast<std::uint32_t>(end);
      } else {
        add(block, date.begin, end, std::move(value));
      }
      range_from = end;
    }
  }

  // 去年3月, 上月18日: what only the day of the issue tells. Widens `date` by the word in front of
  // it, and leaves unknown what the issue does not give.
  bool take_relative_word(std::string_view text, DateMention& date) const {
    const std::string_view before = text.substr(0, date.begin);
    for (const auto& [word, by] : date.month != 0 ? std::span<const RelativeWord>(kYears)
                                                  : std::span<const RelativeWord>(kMonths)) {
      if (by == 0 || !before.ends_with(word)) continue;
      date.begin -= word.size();
      if (date.month != 0) {
        date.year = issue_.is_full() ? issue_.year + by : 0;
      } else if (issue_.is_full()) {
        const auto month =
            chrono::year(issue_.year) / chrono::month(issue_.month) + chrono::months(by);
        date.year = static_cast<int>(month.year());
        date.month = static_cast<unsigned>(month.month());
      }
      return true;
    }
    return false;
  }

  int year_near() const { return article_.date.year; }

  static bool is_to(std::string_view between) {
    between = trim(between);
    return std::find(kTo.begin(), kTo.end(), between) != kTo.end();
  }

  // 上旬, 中旬, 下旬 behind a month.
  static std::size_t third_length(const DateMention& date, std::string_view behind) {
    const bool has_third =
        date.month != 0 && date.day == 0 &&
        (behind.starts_with("上旬") || behind.starts_with("中旬") || behind.starts_with("下旬"));
    return has_third ? std::string_view("上旬").size() : 0;
  }

  static std::string value_of(const DateMention& date, std::string_view behind) {
    if (date.day != 0) {
      const bool is_day = date.month != 0 && is_calendar_day(date.year, date.month, date.day);
      return is_day ? iso(date.year, date.month, date.day) : "";
    }
    if (date.month == 0) return date.year != 0 ? std::to_string(date.year) : "";
    if (third_length(date, behind) == 0) {
      const std::string first = iso(date.year, date.month, 1);
      return first.substr(0, first.size() - 3);
    }
    const unsigned begin = behind.starts_with("上旬") ? 1 : behind.starts_with("中旬") ? 11 : 21;
    const unsigned end = begin == 21 ? last_day(date.year, date.month) : begin + 9;
    return iso(date.year, date.month, begin) + "/" + iso(date.year, date.month, end);
  }

  void find_word(std::uint32_t block, std::string_view text, std::size_t at) {
    if (is_found(at)) return;
    const std::string_view here = text.substr(at);
    for (const auto& [word, days] : kRelative) {
      if (here.starts_with(word)) return add(block, at, at + word.size(), relative(days));
    }
    for (const auto& [word, by] : kYears) {  // 去年3月 has been found already
      if (!here.starts_with(word)) continue;
      const std::string_view behind = here.substr(word.size());
      if (!behind.empty() && (is_digit(behind.front()) || by == 0)) continue;
      return add(block, at, at + word.size(),
                 issue_.is_full() ? std::to_string(issue_.year + by) : "");
    }
    if (find_weekday(block, text, at)) return;
    for (const std::string_view word : kRecently) {
      if (!here.starts_with(word)) continue;
      return add(block, at, at + word.size(), issue_.is_full() ? "../" + issue_.iso() : "");
    }
    for (unsigned quarter = 0; quarter < kQuarters.size(); ++quarter) {
      if (here.starts_with(kQuarters[quarter])) return add_quarter(block, text, at, quarter);
    }
    for (unsigned half = 0; half < kHalves.size(); ++half) {
      if (!here.starts_with(kHalves[half])) continue;
      return add_months(block, {at, at + kHalves[half].size()}, {6 * half + 1, 6 * half + 6});
    }
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  // What the calendar of this block has at byte `at`, or ends there.
  const DateWords* calendar_at(std::size_t at) const {
    const auto begin = found_.begin() + static_cast<std::ptrdiff_t>(calendar_.first);
    const auto end = found_.begin() + static_cast<std::ptrdiff_t>(calendar_.second);
    const auto behind = std::upper_bound(
        begin, end, at, [](std::size_t a, const DateWords& words) { return a < words.begin; });
    return behind != begin && (behind - 1)->end >= at ? &*(behind - 1) : nullptr;
  }

  bool is_found(std::size_t at) const {
    const DateWords* const words = calendar_at(at);
    return words != nullptr && at < words->end;
  }

  // 上周五, 本周六, 下周一: weeks begin with their Monday.
  bool find_weekday(std::uint32_t block, std::string_view text, std::size_t at) {
    constexpr std::array<RelativeWord, 3> kWeeks = {{{"上周", -7}, {"本周", 0}, {"下周", 7}}};
    constexpr std::array<std::string_view, 7> kDays = {"一", "二", "三", "四", "五", "六", "日"};
    const std::string_view here = text.substr(at);
    for (const auto& [word, days] : kWeeks) {
      if (!here.starts_with(word)) continue;
      for (unsigned day = 0; day < kDays.size(); ++day) {
        if (!here.substr(word.size()).starts_with(kDays[day])) continue;
        std::string value;
        if (issue_.is_full()) {
          const chrono::sys_days issue = chrono::year_month_day(
              chrono::year(issue_.year), chrono::month(issue_.month), chrono::day(issue_.day));
          const int weekday = static_cast<int>(chrono::weekday(issue).iso_encoding()) - 1;
          value = relative(days + static_cast<int>(day) - weekday);
        }
        add(block, at, at + word.size() + kDays[day].size(), std::move(value));
        return true;
      }
    }
    return false;
  }

  // 一季度, 第一季度; 前三季度 are all from the first on.
  void add_quarter(std::uint32_t block, std::string_view text, std::size_t at, unsigned quarter) {
    const std::size_t end = at + kQuarters[quarter].size();
    const std::string_view before = text.substr(0, at);
    const bool is_sum = quarter > 0 && before.ends_with("前");
    if (is_sum || before.ends_with("第")) at -= std::string_view("第").size();
    add_months(block, {at, end}, {is_sum ? 1 : 3 * quarter + 1, 3 * quarter + 3});
  }

  // Months [first, second] of the year that stands in front of them, or of the article's.
  void add_months(std::uint32_t block, std::pair<std::size_t, std::size_t> bytes,
                  std::pair<unsigned, unsigned> months) {
    int year = year_near();
    const DateWords* const before = calendar_at(bytes.first);  // 2021年第一季度
    if (before != nullptr && before->end == bytes.first && before->value.size() == 4) {
      year = std::stoi(before->value);
    } else if (found_.size() > calendar_.second && found_.back().end == bytes.first) {  // 去年…
      year = found_.back().value.size() == 4 ? std::stoi(found_.back().value) : 0;
    }
    const auto [first, last] = months;
    add(block, bytes.first, bytes.second,
        iso(year, first, 1) + "/" + iso(year, last, last_day(year, last)));
  }

  std::string relative(int days) const {
    if (!issue_.is_full()) return "";
    const chrono::sys_days issue = chrono::year_month_day(
        chrono::year(issue_.year), chrono::month(issue_.month), chrono::day(issue_.day));
    return iso(chrono::year_month_day(issue + chrono::days(days)));
  }

  const Article& article_;
  const Date& issue_;
  const std::vector<DateMarks>& marks_;  // of each block
  std::vector<DateWords> found_;
  std::vector<std::size_t> units_;                // of the block: where 年, 月, 日 and 号 stand
  std::vector<std::size_t> words_;                // and where a word may
  std::pair<std::size_t, std::size_t> calendar_;  // those of the block that find_calendar found
};

}  // namespace

std::vector<DateWords> find_date_words(const Article& article, const Date& issue) {
  return find_date_words(article, issue, date_marks_of(article));
}

std::vector<DateWords> find_date_words(const Article& article, const Date& issue,
                                       const std::vector<DateMarks>& marks) {
  return Finder(article, issue, marks).find();
}

}  // namespace baoku
