#include "search/numbers.h"

#include <algorithm>
#include <bit>

namespace baoku {
namespace {

DayOfNumbers day_of(const Date& date) {
  if (date.year <= 0) return {};
  return {static_cast<std::uint32_t>(date.year), date.month, date.day};
}

// Where days, months and years begin, while numbers are given away.
class Calendar {
 public:
  // Returns the first number of the next day, which is not the same as the one before.
  std::uint32_t begin(const DayOfNumbers& day, const DayOfNumbers* before, std::uint32_t next) {
    if (before == nullptr) return next;
    next = behind(day_, next);
    day_ = next;
    if (day.year == before->year && day.month == before->month) return next;
    next = behind(month_, next);
    day_ = month_ = next;
    if (day.year == before->year) return next;
    next = behind(year_, next);
    day_ = month_ = year_ = next;
    return next;
  }
  // Returns how many numbers there are when all are given away.
  std::uint32_t end(std::uint32_t next) const {
    return behind(0, behind(year_, behind(month_, behind(day_, next))));
  }

 private:
  static std::uint32_t behind(std::uint32_t begin, std::uint32_t next) {
    return begin + static_cast<std::uint32_t>(with_room(next - begin));
  }

  std::uint32_t day_ = 0;  // the first number of the open one
  std::uint32_t month_ = 0;
  std::uint32_t year_ = 0;
};

}  // namespace

std::size_t with_room(std::size_t number) {
  const std::size_t step = std::max<std::size_t>(2, std::bit_ceil(number) / 8);
  return (number + step - 1) / step * step;
}

ArticleNumbers::ArticleNumbers(const Archive& archive) {
  Calendar calendar;
  std::uint32_t next = 0;
  for (const Entry& entry : archive.entries) {
    DayOfNumbers day = day_of(entry.article.date);
    const DayOfNumbers* const before = days_.empty() ? nullptr : &days_.back();
    if (before == nullptr || before->year != day.year || before->month != day.month ||
        before->day != day.day) {
      next = day.begin = calendar.begin(day, before, next);
      days_.push_back(day);
    }
    ++days_.back().articles;
    numbers_.push_back(next++);
  }
  articles_.assign(numbers_.empty() ? 0 : calendar.end(next), kFree);
  for (std::size_t a = 0; a < numbers_.size(); ++a) {
    articles_[numbers_[a]] = static_cast<ArticleIndex>(a);
  }
}

}  // namespace baoku
