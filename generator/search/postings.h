// The articles of one gram, with what relevance asks: where it stands and how often.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/bits.h"

namespace baoku {

struct Posting {
  std::uint32_t article = 0;
  std::uint8_t place = 0;  // 0 text, 1 byline, 2 title: the best of all occurrences
  std::uint8_t tier = 0;   // 0 once, 1 two or three times, 2 more often
};

inline std::uint8_t tier_of(std::uint32_t occurrences) {
  return static_cast<std::uint8_t>(occurrences <= 1 ? 0 : occurrences <= 3 ? 1 : 2);
}

// Occurrences in several leaves are added up in halves: what a tier stands for, and the tier that a
// sum most likely has.
inline std::uint32_t halves_of_tier(std::uint8_t tier) {
  return tier == 0 ? 2 : tier == 1 ? 5 : 10;
}
inline std::uint8_t tier_of_halves(std::uint32_t halves) {
  return static_cast<std::uint8_t>(halves < 4 ? 0 : halves < 7 ? 1 : 2);
}

// Orders by relevance: place, then tier, then the newer article.
inline bool is_better(const Posting& a, const Posting& b) {
  if (a.place != b.place) return a.place > b.place;
  if (a.tier != b.tier) return a.tier > b.tier;
  return a.article > b.article;
}

// Write and read postings sorted by article, as drawn in format.h; `articles` is how
// many numbers the index has for articles.
void write_postings(const std::vector<Posting>& postings, std::uint32_t articles, BitWriter& bits);
std::vector<Posting> read_postings(std::uint32_t articles, BitReader& bits);

// Reads one list of postings after the other, all in the same memory.
class PostingsReader {
 public:
  // What is returned is there until the next call, and may be changed.
  std::vector<Posting>& read(std::uint32_t articles, BitReader& bits);

 private:
  template <typename Value>
  void read_marks(Value value, BitReader& bits);

  std::vector<Posting> postings_;
  std::vector<std::uint32_t> numbers_;
};

// The start of the answer to a gram of many articles.
struct Head {
  std::uint32_t total = 0;
  std::vector<std::uint32_t> hits_of_years;  // parallel to the manifest's years
  std::vector<Posting> newest;               // newest first
  std::vector<Posting> best;                 // best first
};

// Makes the head of postings sorted by article; `years` holds the first article of each year;
// `size` articles are listed in each order, or all when there are fewer.
Head make_head(const std::vector<Posting>& postings, const std::vector<std::uint32_t>& years,
               std::size_t size);
void write_head(const Head& head, std::uint32_t articles, BitWriter& bits);
Head read_head(std::uint32_t articles, std::size_t years, std::size_t size, BitReader& bits);

}  // namespace baoku
