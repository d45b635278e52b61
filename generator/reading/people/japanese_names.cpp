#include <algorithm>

#include "base/unicode.h"
#include "reading/people/lexicon.h"
#include "reading/people/name_candidates.h"
#include "reading/people/name_context.h"
#include "reading/people/taught_weights.h"

namespace baoku {
namespace {

// Natural logarithms of odds, set by hand; 0 is the border between name and not.
constexpr float kWhole = -0.5F;                   // a surname with a given name behind it
constexpr float kSurnameAlone = -3.5F;            // 桥本 is as often a place
constexpr float kUsual = 1.0F, kUnusual = -3.0F;  // a character of the given name
constexpr float kLongGiven = 1.0F;                // 龙太郎 is nothing else
constexpr float kShortGiven = -1.0F;              // 大桥明, less 大桥下
constexpr float kGivenIsWord = -2.0F;             // 石桥|大修
constexpr float kShare = 0.5F, kMost = 2.5F;
constexpr float kSingle = -2.5F;  // a surname of one character is as often a Chinese one or a word
// Where nothing near speaks of Japan, 石桥 is a bridge: by what the given name looks like.
constexpr float kTypicalElsewhere = -0.8F, kElsewhere = -4.0F;

// What joins names is no part of one: 安倍晋三|和.
bool is_usual(const ScannedText& text, std::size_t at) {
  return text.is(character_kind::kJapaneseGiven, at) && !joins_names(text.at(at));
}

// 大西|洋: a word that is no name begins here and reaches beyond the surname.
bool is_longer_word(const ScannedText& text, std::size_t begin, std::size_t given) {
  bool known = false;
  lexicon().words_at(text.chars(), begin, [&](std::size_t length, WordClasses classes) {
    known = known || ((classes & word_class::kNotName) && begin + length > given);
  });
  return known;
}

// 一郎, 智子: hardly anything else ends like that.
bool has_typical_given(const ScannedText& text, std::size_t given, std::size_t end) {
  return end - given >= 2 && text.is(character_kind::kJapaneseEnding, end - 1);
}

// Adds the span from `begin` to `end`, whose given name begins at `given`.
void add(const ScannedText& text, std::size_t begin, std::size_t given, std::size_t end,
         const CandidateConfig& config, std::vector<Candidate>& candidates) {
  const Evidence before = evidence_before(text, begin);
  const Evidence behind = evidence_behind(text, end);
  Candidate candidate{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                      reason::kJapanese | before.reasons | behind.reasons};
  candidate.unless_japan = has_typical_given(text, given, end) ? kTypicalElsewhere : kElsewhere;
  candidate.add(Part::itself, given == end ? kSurnameAlone : kWhole);
  if (given - begin == 1) candidate.add(Part::itself, kSingle);
  for (std::size_t i = given; i < end; ++i)
    candidate.add(Part::itself, is_usual(text, i) ? kUsual : kUnusual);
  if (end - given == 1)
    candidate.add(Part::itself, text.given(given) < 1 ? kShortGiven + kUnusual : kShortGiven);
  if (end - given == 3) candidate.add(Part::itself, text.at(end - 1) == U'郎' ? kLongGiven : -3);
  if (given != end) {
    // The dictionary does not know the name, but may know its surname.
    bool cut = false;
    for (std::size_t i = given; i < end; ++i) cut = cut || text.begins_word(i);
    candidate.add(Part::dictionary, cut ? 0.5F : -2.5F);
    if (end - given == 2 && !has_typical_given(text, given, end) && text.begins_word(given) &&
        text.begins_word(end) && !text.begins_word(given + 1))
      candidate.add(Part::dictionary, kGivenIsWord);
  }
  candidate.add(Part::before, before.weight);
  // 安倍晋三|和: the dictionary may take 三和 for a word.
  const bool joined = joins_names(text.at(end)) && !text.begins_word(end);
  candidate.add(Part::behind, joined ? 0 : behind.weight);
  if (config.taught) {
    const float taught = config.taught->weight(text, begin, end, NameForm::chinese);
    candidate.add(Part::taught, std::clamp(kShare * taught, -kMost, kMost));
  }
  candidates.push_back(candidate);
}

// 林|美智子, 森|健太: only with a given name that is Japanese to its last character.
void add_single(ScannedText& text, std::size_t begin, const CandidateConfig& config,
                std::vector<Candidate>& candidates) {
  const std::size_t given = begin + 1;
  for (std::size_t end = given + 2; end <= given + 3 && is_usual(text, end - 1); ++end) {
    if (!is_usual(text, given) || !has_typical_given(text, given, end)) continue;
    if (is_longer_word(text, begin, given)) return;
    text.segment_around(begin);
    if (begin > 0) text.segment_around(begin - 1);
    add(text, begin, given, end, config, candidates);
  }
}

}  // namespace

bool speaks_of_japan(const ScannedText& text) {
  bool speaks = false;
  for (std::size_t at = text.next(character_kind::kJapan, 0); at < text.size() && !speaks;
       at = text.next(character_kind::kJapan, at + 1))
    lexicon().words_at(text.chars(), at, [&](std::size_t, WordClasses classes) {
      speaks = speaks || (classes & word_class::kJapan);
    });
  return speaks;
}

bool is_surely_japanese(const Candidate& candidate) {
  constexpr float kSure = 3;
  constexpr Reasons kTelling =
      reason::kOfficeBefore | reason::kTitleBehind | reason::kSaysBehind | reason::kKinBefore;
  return (candidate.reasons & reason::kJapanese) && (candidate.reasons & kTelling) &&
         candidate.unless_japan == kTypicalElsewhere && candidate.score > kSure;
}

void add_japanese_candidates(ScannedText& text, const CandidateConfig& config,
                             std::vector<Candidate>& candidates) {
  constexpr std::size_t kLongestGiven = 3;
  using namespace character_kind;
  for (std::size_t begin = text.next(kJapaneseSurname, 0); begin < text.size();
       begin = text.next(kJapaneseSurname, begin + 1)) {
    if (!text.is(kJapaneseSecond, begin + 1)) continue;
    lexicon().japanese_surnames_at(text.chars(), begin, [&](std::size_t length) {
      if (length < 2) return;
      if (is_longer_word(text, begin, begin + length)) return;
      text.segment_around(begin);
      if (begin > 0) text.segment_around(begin - 1);
      const std::size_t given = begin + length;
      add(text, begin, given, given, config, candidates);
      for (std::size_t end = given + 1; end <= given + kLongestGiven && is_han(text.at(end - 1));
           ++end)
        add(text, begin, given, end, config, candidates);
    });
  }
  if (text.next(kJapaneseEnding, 0) == text.size() || !speaks_of_japan(text)) return;
  for (std::size_t begin = text.next(kJapaneseSingle, 0); begin < text.size();
       begin = text.next(kJapaneseSingle, begin + 1))
    add_single(text, begin, config, candidates);
}

}  // namespace baoku
