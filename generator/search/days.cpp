#include "search/days.h"

#include <span>

namespace baoku {
namespace {

// The days one after the other, those of the undated first, as number 0.
class DayReader {
 public:
  explicit DayReader(BitReader& bits) : bits_(bits), left_(bits.gamma()) {}

  bool next() {
    if (left_ == 0) return false;
    --left_;
    begin = end;
    if (is_first_) {
      articles = bits_.gamma() - 1;
    } else {
      day += bits_.gamma();
      articles = bits_.gamma();
    }
    is_first_ = false;
    end = begin + articles + bits_.gamma() - 1;
    return true;
  }

  std::uint32_t day = 0;
  std::uint32_t articles = 0;
  std::uint32_t begin = 0;  // numbers, up to the next day's
  std::uint32_t end = 0;

 private:
  BitReader& bits_;
  std::uint32_t left_;
  bool is_first_ = true;
};

}  // namespace

std::string write_days(const ArticleNumbers& numbers) {
  std::span<const DayOfNumbers> days = numbers.days();
  DayOfNumbers undated;
  if (!days.empty() && days.front().year == 0) {
    undated = days.front();
    days = days.subspan(1);
  }
  BitWriter bits;
  const auto write_numbers = [&](const DayOfNumbers& day, std::size_t next) {
    const std::uint32_t end = next < days.size() ? days[next].begin : numbers.size();
    bits.gamma(end - day.begin - day.articles + 1);
  };
  bits.gamma(static_cast<std::uint32_t>(days.size()) + 1);
  bits.gamma(undated.articles + 1);
  write_numbers(undated, 0);
  std::uint32_t before = 0;
  for (std::size_t d = 0; d < days.size(); ++d) {
    const std::uint32_t day = day_number(days[d].year, days[d].month, days[d].day);
    bits.gamma(day - before);
    bits.gamma(days[d].articles);
    write_numbers(days[d], d + 1);
    before = day;
  }
  return bits.text();
}

std::pair<std::uint32_t, std::uint32_t> numbers_of_days(BitReader& bits, std::uint32_t from,
                                                        std::uint32_t to) {
  DayReader days(bits);
  days.next();
  std::uint32_t first = days.end;
  std::uint32_t last = days.end;
  while (days.next() && days.day <= to) {
    last = days.end;
    if (days.day < from) first = days.end;
  }
  return {first, last};
}

std::vector<std::uint32_t> numbers_in_use(BitReader& bits, std::uint32_t size) {
  std::vector<std::uint32_t> numbers;
  for (DayReader days(bits); days.next();) {
    if (days.end < days.begin || days.end > size) throw DamagedIndex("days have too many articles");
    for (std::uint32_t i = 0; i < days.articles; ++i) numbers.push_back(days.begin + i);
  }
  return numbers;
}

}  // namespace baoku
