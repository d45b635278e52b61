#include "search/item_matches.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/folding.h"
#include "base/utf8.h"

namespace baoku {
namespace {

// Calls visit(text, place) for what a field of a record is searched in.
template <typename Visit>
void for_each_value(const Record& record, Field field, Visit visit) {
  const auto values = [&](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) visit(std::string_view(text), Place::byline);
  };
  if (field == Field::text) return for_each_text(record, visit);
  if (field == Field::title) return visit(std::string_view(record.title), Place::title);
  if (field == Field::author) return values(record.byline);
  if (field == Field::section) return visit(std::string_view(record.section), Place::text);
  if (field == Field::paper) return visit(std::string_view(record.newspaper), Place::text);
  throw DamagedIndex("an answer needs a record that cannot tell");
}

std::uint8_t place_of(Field field) {
  if (field == Field::title) return 2;
  return field == Field::person || field == Field::author ? 1 : 0;
}

// Looks for a gram in an article; nothing when it is not there.
std::optional<Posting> look_up(Field field, std::u32string_view gram, std::uint32_t article,
                               const IndexReader& index) {
  Posting posting{article, 0, 0};
  std::uint32_t occurrences = 0;
  for_each_value(index.record(article), field, [&](std::string_view text, Place place) {
    std::u32string folded = index.fold(text);
    if (field != Field::text) folded = kFieldMark + folded + kFieldMark;
    for (std::size_t at = folded.find(gram); at != folded.npos; at = folded.find(gram, at + 1)) {
      ++occurrences;
      posting.place = std::max(posting.place, static_cast<std::uint8_t>(place));
    }
  });
  if (occurrences == 0) return std::nullopt;
  posting.tier = tier_of(occurrences);
  return posting;
}

std::vector<Posting> certain_postings(Field field, std::u32string_view gram,
                                      const GramAnswer& answer, const IndexReader& index) {
  if (answer.postings.empty() || answer.check == GramAnswer::Check::none) return answer.postings;
  if (answer.check == GramAnswer::Check::one) {
    const bool is_there = look_up(field, gram, answer.postings.front().article, index).has_value();
    return is_there ? answer.postings : std::vector<Posting>();
  }
  std::vector<Posting> certain;
  for (const Posting& candidate : answer.postings) {
    if (const auto found = look_up(field, gram, candidate.article, index))
      certain.push_back(*found);
  }
  return certain;
}

bool is_printed(Field field, std::string_view phrase, std::uint32_t article,
                const IndexReader& index) {
  bool found = false;
  for_each_value(index.record(article), field, [&](std::string_view text, Place) {
    found = found || text.find(phrase) != text.npos;
  });
  return found;
}

// Where a phrase is printed as folding hides it; see Field::seam. Marks the same seams as the index
// does (corpus.cpp).
struct Seams {
  std::vector<std::u32string> all;      // of two neighbours
  std::vector<std::u32string> unusual;  // those that only some prints have
  bool has_space_outside = false;
};

Seams seams_of(std::string_view phrase, const IndexReader& index) {
  Seams seams;
  char32_t before = 0;
  bool is_torn = false;
  for (const char32_t c : to_utf32(phrase)) {
    const std::u32string folded = index.fold(to_utf8({&c, 1}));
    if (folded.empty()) {
      is_torn = true;
      if (before == 0) seams.has_space_outside = true;
    }
    const bool is_unusual =
        !folded.empty() && (folded.size() != 1 || index.usual_print(folded[0]) != c);
    for (const char32_t part : folded) {
      if (before != 0) {
        seams.all.push_back({before, part});
        if (is_torn || is_unusual) seams.unusual.push_back({before, part});
      }
      before = part;
      is_torn = is_unusual;
    }
    if (folded.empty()) seams.has_space_outside = seams.has_space_outside || before == 0;
  }
  if (seams.all.empty()) seams.all.push_back({before});
  if (is_torn) {
    seams.has_space_outside = true;
    if (seams.all.size() == 1 && seams.all[0].size() == 1) seams.unusual.push_back({before});
  }
  return seams;
}

std::vector<Posting> printed_exactly(const QueryItem& item, std::vector<Posting> postings,
                                     const IndexReader& index) {
  const std::string phrase = to_nfc(item.text);
  const Seams seams = seams_of(phrase, index);
  std::set<std::uint32_t> doubtful;
  const bool doubts_all = !seams.unusual.empty() || seams.has_space_outside;
  if (!doubts_all) {
    for (const std::u32string& seam : seams.all) {
      for (const Posting& posting : index.find(Field::seam, seam).postings) {
        doubtful.insert(posting.article);
      }
    }
  }
  for (const std::u32string& seam : seams.unusual) {
    const std::vector<Posting> torn = index.find(Field::seam, seam).postings;
    std::erase_if(postings, [&](const Posting& posting) {
      return !std::binary_search(
          torn.begin(), torn.end(), posting,
          [](const Posting& a, const Posting& b) { return a.article < b.article; });
    });
  }
  std::erase_if(postings, [&](const Posting& posting) {
    return (doubts_all || doubtful.contains(posting.article)) &&
           !is_printed(item.field, phrase, posting.article, index);
  });
  return postings;
}

}  // namespace

ItemMatches find_item(const QueryItem& item, const IndexReader& index) {
  const bool is_phrase = item.is_exact && (item.field == Field::text || item.field == Field::title);
  std::u32string gram = index.fold(item.text);
  if (item.is_exact && !is_phrase) gram = kFieldMark + gram + kFieldMark;
  const GramAnswer answer = index.find(item.field, gram);
  ItemMatches matches;
  matches.candidates = static_cast<std::uint32_t>(answer.postings.size());
  matches.postings = certain_postings(item.field, gram, answer, index);
  if (is_phrase) matches.postings = printed_exactly(item, std::move(matches.postings), index);
  if (item.field != Field::text) {
    for (Posting& posting : matches.postings) posting.place = place_of(item.field);
  }
  return matches;
}

}  // namespace baoku
