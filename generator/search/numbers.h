// The numbers that the index knows articles by: they rise with the dates, and behind each day,
// month and year, and at the end, some are free. So an article that comes or goes moves only those
// behind it on its day, or now and then in its month or year, and all else that the index holds
// stays as it was.
//
//   | 0 undated ... free | 2019: | January: | 1st: 17 18 19 free | 3rd: 21 free | free | February:
//   ...
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "archive/archive.h"

namespace baoku {

// A run of articles of one day, or of those without one; `begin`: its first number.
struct DayOfNumbers {
  std::uint32_t year = 0;
  std::uint32_t month = 0;
  std::uint32_t day = 0;
  std::uint32_t begin = 0;
  std::uint32_t articles = 0;
};

class ArticleNumbers {
 public:
  static constexpr ArticleIndex kFree = UINT32_MAX;

  // They depend on nothing but how many articles each day has.
  explicit ArticleNumbers(const Archive& archive);

  // Returns how many numbers there are, the free ones included.
  std::uint32_t size() const { return static_cast<std::uint32_t>(articles_.size()); }
  // Returns the article of a number below size(), or kFree.
  ArticleIndex article(std::uint32_t number) const { return articles_[number]; }
  std::uint32_t number(ArticleIndex article) const { return numbers_[article]; }
  const std::vector<DayOfNumbers>& days() const { return days_; }  // ascending

 private:
  std::vector<DayOfNumbers> days_;
  std::vector<ArticleIndex> articles_;  // by number
  std::vector<std::uint32_t> numbers_;  // by article
};

// Rounds up, by less than an eighth (to an even number when it is small): what grows a little stays
// the same. Also for other measures that shall not change with every article.
std::size_t with_room(std::size_t number);

}  // namespace baoku
