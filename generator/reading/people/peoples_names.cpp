#include <algorithm>

#include "base/unicode.h"
#include "reading/people/lexicon.h"
#include "reading/people/name_candidates.h"
#include "reading/people/name_context.h"
#include "reading/people/taught_weights.h"

namespace baoku {
namespace {

// Natural logarithms of odds, set by hand; 0 is the border between name and not.
constexpr float kSeveral = 0.5F;              // 次仁卓玛: hardly anything else
constexpr float kEachMore = 0.5F;             // by word
constexpr float kOneLong = -2.0F;             // 巴特尔: a place or a beast may be called so
constexpr float kOneShort = -3.5F;            // 达娃
constexpr float kShare = 0.5F, kMost = 2.5F;  // of what was taught

// Returns the length of the longest word that names are put together from at `at`; a single
// character only ends one (买买提|明).
std::size_t element_at(const ScannedText& text, std::size_t at, std::size_t least) {
  if (!text.is(character_kind::kElement, at)) return 0;
  std::size_t longest = 0;
  lexicon().words_at(text.chars(), at, [&](std::size_t length, WordClasses classes) {
    if ((classes & word_class::kElement) && length >= least) longest = length;
  });
  return longest;
}

void add(const ScannedText& text, std::size_t begin, std::size_t end, float score,
         const CandidateConfig& config, std::vector<Candidate>& candidates) {
  Candidate candidate = sounds_in_context(text, begin, end, score);
  if (config.taught) {
    const float taught = config.taught->weight(text, begin, end, NameForm::sounds);
    candidate.add(Part::taught, std::clamp(kShare * taught, -kMost, kMost));
  }
  candidates.push_back(candidate);
}

}  // namespace

void add_peoples_candidates(ScannedText& text, const CandidateConfig& config,
                            std::vector<Candidate>& candidates) {
  using character_kind::kElement;
  for (std::size_t begin = text.next(kElement, 0); begin < text.size();
       begin = text.next(kElement, begin)) {
    std::size_t end = begin + element_at(text, begin, 2);
    if (end == begin) {
      ++begin;
      continue;
    }
    text.segment_around(begin);
    if (begin > 0) text.segment_around(begin - 1);
    text.segment_around(end);
    int words = 1;
    for (std::size_t more = element_at(text, end, 1); more > 0; more = element_at(text, end, 1)) {
      // 买买提|明天: the character belongs to a word of the sentence.
      if (more == 1 && !text.begins_word(end + 1)) break;
      end += more;
      ++words;
    }
    const bool is_beside_dot =
        is_name_dot(text.at(end)) || (begin > 0 && is_name_dot(text.at(begin - 1)));
    const float score = words > 1 ? kSeveral + kEachMore * static_cast<float>(words - 2)
                                  : (end - begin > 2 ? kOneLong : kOneShort);
    if (!is_beside_dot) add(text, begin, end, score, config, candidates);
    begin = end;
  }
}

}  // namespace baoku
