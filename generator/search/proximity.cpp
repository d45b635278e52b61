#include "search/proximity.h"

#include <algorithm>

namespace baoku {
namespace {

struct Place {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::size_t term = 0;
};

std::vector<Place> places_of(const std::u32string& text, const std::vector<std::u32string>& terms) {
  std::vector<std::uint32_t> units(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i)
    units[i + 1] = units[i] + (text[i] > 0xFFFF ? 2 : 1);
  std::vector<Place> places;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    for (std::size_t at = text.find(terms[t]); at != text.npos; at = text.find(terms[t], at + 1)) {
      places.push_back({units[at], units[at + terms[t].size()], t});
    }
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.term < b.term;
  });
  return places;
}

// The shortest passage that holds every term, UINT32_MAX when there is none.
std::uint32_t shortest_passage(const std::vector<Place>& places, std::size_t terms) {
  std::vector<std::size_t> counts(terms);
  std::size_t missing = terms;
  std::uint32_t shortest = UINT32_MAX;
  std::size_t first = 0;
  for (const Place& last : places) {
    if (counts[last.term]++ == 0) --missing;
    while (missing == 0) {
      const std::uint32_t end = std::max(last.end, places[first].end);
      shortest = std::min(shortest, end - places[first].begin);
      if (--counts[places[first].term] == 0) ++missing;
      ++first;
    }
  }
  return shortest;
}

}  // namespace

std::uint32_t nearness(const std::vector<std::u32string>& texts,
                       const std::vector<std::u32string>& terms) {
  std::uint32_t own = 0;
  for (const std::u32string& term : terms) {
    for (const char32_t c : term) own += c > 0xFFFF ? 2 : 1;
  }
  std::uint32_t best = 0;
  for (const std::u32string& text : texts) {
    const std::uint32_t passage = shortest_passage(places_of(text, terms), terms.size());
    if (passage == UINT32_MAX) continue;
    const std::uint32_t between = passage > own ? passage - own : 0;
    const std::uint32_t level = between <= 2     ? 6
                                : between <= 8   ? 5
                                : between <= 20  ? 4
                                : between <= 50  ? 3
                                : between <= 120 ? 2
                                                 : 1;
    best = std::max(best, level);
  }
  return best;
}

}  // namespace baoku
