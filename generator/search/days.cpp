#include "search/days.h"

namespace baoku {

std::string write_days(const Archive& archive) {
  struct Run {
    std::uint32_t day = 0;
    std::uint32_t articles = 0;
  };
  std::vector<Run> runs;
  std::uint32_t undated = 0;
  for (const Entry& entry : archive.entries) {
    const Date& date = entry.article.date;
    if (date.year <= 0) {
      ++undated;
      continue;
    }
    const std::uint32_t day =
        day_number(static_cast<std::uint32_t>(date.year), date.month, date.day);
    if (runs.empty() || runs.back().day != day) runs.push_back({day, 0});
    ++runs.back().articles;
  }
  BitWriter bits;
  bits.gamma(static_cast<std::uint32_t>(runs.size()) + 1);
  bits.gamma(undated + 1);
  std::uint32_t before = 0;
  for (const Run& run : runs) {
    bits.gamma(run.day - before);
    bits.gamma(run.articles);
    before = run.day;
  }
  return bits.text();
}

std::pair<std::uint32_t, std::uint32_t> articles_of_days(BitReader& bits, std::uint32_t from,
                                                         std::uint32_t to) {
  std::uint32_t left = bits.gamma() - 1;
  std::uint32_t article = bits.gamma() - 1;
  std::uint32_t first = article;
  std::uint32_t day = 0;
  for (; left > 0; --left) {
    day += bits.gamma();
    if (day > to) break;
    article += bits.gamma();
    if (day < from) first = article;
  }
  return {first, article};
}

}  // namespace baoku
