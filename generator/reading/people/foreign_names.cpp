#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "reading/people/lexicon.h"
#include "reading/people/name_candidates.h"
#include "reading/people/name_context.h"
#include "reading/people/taught_weights.h"

namespace baoku {
namespace {

constexpr std::size_t kLongestPart = 8;   // of a dotted name
constexpr std::size_t kLongestPlain = 7;  // without a dot

// Natural logarithms of odds, set by hand; 0 is the border between name and not.
constexpr float kSounds = -5.3F;
constexpr float kSoundsEach = 0.6F;  // by character
constexpr float kAllWeak = -2.5F;    // 基里延科: made of ordinary characters
constexpr float kFunctionWord = -2.5F;
constexpr float kOneWord = -2.0F;
constexpr float kOfPlace = -3.5F;
constexpr float kNamedSounds = -5.0F;
constexpr float kShare = 0.7F, kMost = 4;  // of what was taught

bool is_sound(const ScannedText& text, std::size_t at) {
  return text.is(character_kind::kSound, at);
}
bool is_weak_sound(const ScannedText& text, std::size_t at) {
  return text.is(character_kind::kWeakSound, at);
}
bool is_sound_beside_dot(const ScannedText& text, std::size_t at) {
  return text.is(character_kind::kSound | character_kind::kDottedSound, at);
}

bool all_weak(const ScannedText& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i)
    if (!is_weak_sound(text, i)) return false;
  return true;
}

// True where an office or a verb ends, so that a foreign name cannot reach further left.
bool word_ends(const ScannedText& text, std::size_t at) {
  bool ends = false;
  lexicon().words_before(text.chars(), at, [&](std::size_t length, WordClasses classes) {
    using namespace word_class;
    if (length > 1 && (classes & (kOffice | kBrings | kSays | kActs | kKin | kByline | kTimes)))
      ends = true;
  });
  return ends;
}

// Returns where the part of a dotted name before `dot` begins. The character beside the dot belongs
// to it, whatever it is.
std::size_t part_begin(const ScannedText& text, std::size_t dot) {
  std::size_t begin = dot;
  while (begin > 0 && dot - begin < kLongestPart && is_han(text.at(begin - 1)) &&
         (begin == dot || is_sound_beside_dot(text, begin - 1)) && !word_ends(text, begin))
    --begin;
  return begin;
}

// 马|当晚, 科恩|高兴: a word that goes on in the sentence begins here, though its characters write
// sounds, too.
bool sentence_goes_on(const ScannedText& text, std::size_t at, std::size_t read) {
  bool goes_on = false;
  lexicon().words_at(text.chars(), at, [&](std::size_t length, WordClasses classes) {
    using namespace word_class;
    goes_on = goes_on || (length > 1 && (classes & (kOffice | kSays | kActs | kRespect | kTimes |
                                                    kLists | kTakes | kBrings)));
    // 甘地|于|昨天
    goes_on = goes_on || (text.at(at) == U'于' && text.begins_word(at) &&
                          text.begins_word(at + 1) && !is_sound(text, at + 1));
  });
  if (goes_on) return true;
  // A word of the dictionary made of ordinary characters.
  std::size_t end = at + 1;
  while (end < text.size() && !text.begins_word(end)) ++end;
  return read > 1 && text.begins_word(at) && end - at > 1 && all_weak(text, at, end);
}

// Returns the end of the part behind a dot; a word that goes on behind the sounds is none of it.
std::size_t part_end(const ScannedText& text, std::size_t at) {
  std::size_t end = at;
  while (end - at < kLongestPart && is_han(text.at(end)) &&
         (end == at || (is_sound_beside_dot(text, end) && !sentence_goes_on(text, end, end - at))))
    ++end;
  while (end > at + 1 && !text.begins_word(end)) --end;
  return end;
}

std::size_t sounds_end(const ScannedText& text, std::size_t at) {
  std::size_t end = at;
  while (end - at < kLongestPart && is_sound(text, end)) ++end;
  return end;
}

// 卡洛斯·阿马特: the dot is nearly proof. Returns where the name ends, or 0.
std::size_t add_dotted(ScannedText& text, std::size_t dot, std::vector<Candidate>& candidates) {
  const std::size_t begin = part_begin(text, dot);
  std::size_t end = dot;
  while (is_name_dot(text.at(end))) {
    text.segment_around(end + 1);
    const std::size_t next = part_end(text, end + 1);
    if (next == end + 1) break;
    end = next;
  }
  if (begin == dot || end == dot || end - begin < 4) return 0;
  Candidate candidate = sounds_in_context(text, begin, end, 3);
  candidate.add(Part::itself, std::max(0.0F, 1.0F - candidate.score));
  candidates.push_back(candidate);
  return end;
}

// True where a word that stands behind names begins inside the sounds and goes on behind them.
bool cue_reaches_beyond(const ScannedText& text, std::size_t at, std::size_t end) {
  bool reaches = false;
  lexicon().words_at(text.chars(), at, [&](std::size_t length, WordClasses classes) {
    using namespace word_class;
    reaches = reaches || ((classes & (kActs | kSays | kRespect)) && at + length > end);
  });
  return reaches;
}

// 尼方, 俄土伊: countries in short.
bool is_countries_in_short(const ScannedText& text, std::size_t begin, std::size_t end) {
  static constexpr std::u32string_view kShort = U"俄土伊乌法德英美日韩印巴白波阿埃";
  if (end - begin > 3) return false;
  if (text.at(end - 1) == U'方') return true;
  bool has_russia = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (kShort.find(text.at(i)) == std::u32string_view::npos) return false;
    has_russia = has_russia || text.at(i) == U'俄';
  }
  return has_russia;
}

// 总统|里根: two ordinary characters are nobody, but where somebody must stand.
bool is_awaited(const ScannedText& text, std::size_t at) {
  bool awaited = false;
  lexicon().words_before(text.chars(), at, [&](std::size_t length, WordClasses classes) {
    awaited = awaited || (length > 1 && (classes & (word_class::kOffice | word_class::kKin)));
  });
  return awaited;
}

// True for countries, towns and words that are no names, and for a cut through one (科|特迪瓦). A
// country begins no name; a town may, where somebody must stand (部长|莫斯科维奇).
bool is_made_of_words(const ScannedText& text, std::size_t begin, std::size_t end) {
  using namespace word_class;
  constexpr std::size_t kReach = 4;
  bool known = false;
  for (std::size_t back = 0; back <= std::min(begin, kReach); ++back) {
    const std::size_t at = begin - back;
    if (back > 0 && !is_sound(text, at)) break;
    lexicon().words_at(text.chars(), at, [&](std::size_t length, WordClasses classes) {
      if (length < 2 || length <= back || !(classes & kForeignThing)) return;
      const bool is_whole = back == 0 && at + length == end;
      if (length == 2)
        known =
            known || is_whole || (back == 0 && !(classes & kTown) && text.begins_word(at + length));
      else
        known = known || is_whole || back > 0 || !(classes & kTown) || !is_awaited(text, begin);
    });
  }
  return known;
}

// 利用, 马上: a word that is met every day.
bool is_usual_word(const ScannedText& text, std::size_t begin, std::size_t end) {
  constexpr std::uint32_t kUsualCost = 95;
  const std::optional<std::uint32_t> cost = text.cost(begin, end);
  return cost && *cost < kUsualCost;
}

// True for a word that places stand behind: 首都|明斯克, 在|科索沃.
bool place_follows(const ScannedText& text, std::size_t at) {
  bool follows = false;
  lexicon().words_before(text.chars(), at, [&](std::size_t length, WordClasses classes) {
    follows =
        follows || ((classes & word_class::kLocates) && (length > 1 || text.begins_word(at - 1)));
  });
  return follows;
}

// 东京|市长, 米兰|球员: offices that stand behind places.
bool office_of_place_follows(const ScannedText& text, std::size_t at) {
  static constexpr std::u32string_view kOfPlaces[] = {U"市长", U"州长", U"省长",
                                                      U"大使", U"领事", U"总领事"};
  for (const std::u32string_view office : kOfPlaces)
    if (text.chars().substr(at, office.size()) == office) return true;
  bool follows = false;
  lexicon().words_at(text.chars(), at, [&](std::size_t length, WordClasses classes) {
    using namespace word_class;
    follows = follows || (length > 1 && (classes & kSharedOffice) && !(classes & kRespect));
  });
  return follows;
}

float taught_share(const ScannedText& text, std::size_t begin, std::size_t end,
                   const TaughtTable& table) {
  return std::clamp(kShare * table.weight(text, begin, end, NameForm::sounds), -kMost, kMost);
}

// 他|布林肯, 比|他|班主任: 他 by itself is somebody else.
bool holds_pronoun(const ScannedText& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i + 1 < end; ++i)
    if (text.at(i) == U'他' && text.begins_word(i) && text.begins_word(i + 1)) return true;
  return false;
}

// 普京, 泽连斯基: sounds without a dot are as often a place, so the context must tell.
void add_plain(const ScannedText& text, std::size_t begin, std::size_t end,
               const TaughtTable* taught, std::vector<Candidate>& candidates) {
  const std::size_t length = end - begin;
  if (is_name_dot(text.at(end)) || (begin > 0 && is_name_dot(text.at(begin - 1)))) return;
  if (is_made_of_words(text, begin, end) || is_countries_in_short(text, begin, end)) return;
  if (length == 2 && all_weak(text, begin, end) &&
      (!is_awaited(text, begin) || is_usual_word(text, begin, end)))
    return;
  std::size_t cuts = 0;
  for (std::size_t i = begin + 1; i < end; ++i) cuts += text.begins_word(i);
  const bool one_word = cuts == 0 && text.begins_word(begin) && text.begins_word(end);
  float score = kSounds + kSoundsEach * static_cast<float>(length);
  Candidate candidate = sounds_in_context(text, begin, end, score);
  candidate.add(Part::dictionary, 1.5F * static_cast<float>(cuts) / static_cast<float>(length - 1));
  if (all_weak(text, begin, end)) candidate.add(Part::itself, kAllWeak);
  // 梅特布鲁克|于: rather a word of the sentence.
  if (text.at(end - 1) == U'于' && text.begins_word(end - 1))
    candidate.add(Part::itself, kFunctionWord);
  if (holds_pronoun(text, begin, end)) candidate.add(Part::itself, kFunctionWord);
  // The dictionary's foreign words are places for the most part, and offices stand behind places
  // (日本首相), but no place stands behind an office.
  if (one_word && !(candidate.reasons & reason::kOfficeBefore)) {
    candidate.add(Part::dictionary, kOneWord);
    if (office_of_place_follows(text, end)) candidate.add(Part::behind, kOfPlace);
  }
  // 斯坦福大学 is called after its town more often than not.
  if (candidate.reasons & reason::kNamedAfter) candidate.add(Part::behind, kNamedSounds);
  if (place_follows(text, begin)) candidate.add(Part::before, -3);
  if (taught) candidate.add(Part::taught, taught_share(text, begin, end, *taught));
  candidates.push_back(candidate);
}

// Adds the spans of a run of sounds: the whole, and what is left where ordinary characters at its
// ends are words of the sentence (他|布林肯, 克林顿|于).
void add_spans(const ScannedText& text, std::size_t begin, std::size_t end,
               const TaughtTable* taught, std::vector<Candidate>& candidates) {
  constexpr std::size_t kMostCut = 2;
  for (std::size_t i = begin + 2; i < end; ++i)
    if (cue_reaches_beyond(text, i, end)) end = i;
  for (std::size_t b = begin; b + 2 <= end && b - begin <= kMostCut; ++b) {
    if (text.begins_word(b)) {
      for (std::size_t e = end; e >= b + 2 && end - e <= kMostCut; --e) {
        if (e - b <= kLongestPlain && (e == end || text.begins_word(e)))
          add_plain(text, b, e, taught, candidates);
        // 马拉佩|通电话: a word that goes on behind the sounds is no part of the name.
        if (!is_weak_sound(text, e - 1) && text.begins_word(e)) break;
      }
    }
    if (!is_weak_sound(text, b)) break;
  }
}

// Before the dictionary is asked, which would cost most of the time: true when nothing that it can
// say would make a name of any cut of the run.
bool is_hopeless(const ScannedText& text, std::size_t begin, std::size_t end,
                 const TaughtTable* taught) {
  constexpr float kMostOfDictionary = 1.5F, kWorthCutting = -4.0F;
  const auto length = static_cast<float>(std::min<std::size_t>(end - begin, kLongestPlain));
  float score = kSounds + kSoundsEach * length + kMostOfDictionary;
  score += evidence_before(text, begin).weight + evidence_behind(text, end).weight;
  if (is_weak_sound(text, begin) || is_weak_sound(text, end - 1)) {
    if (end - begin > 3 || !all_weak(text, begin, end)) return false;
    score += kAllWeak;
  }
  if (taught) score += taught_share(text, begin, end, *taught);
  return score < kWorthCutting;
}

}  // namespace

Candidate sounds_in_context(const ScannedText& text, std::size_t begin, std::size_t end,
                            float itself) {
  const Evidence before = evidence_before(text, begin);
  const Evidence behind = evidence_behind(text, end);
  Candidate candidate{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                      reason::kTransliteration | before.reasons | behind.reasons};
  candidate.add(Part::itself, itself);
  candidate.add(Part::before, before.weight);
  candidate.add(Part::behind, behind.weight);
  return candidate;
}

void add_foreign_candidates(ScannedText& text, const CandidateConfig& config,
                            std::vector<Candidate>& candidates) {
  using namespace character_kind;
  for (std::size_t i = text.next(kNameDot, 0); i < text.size(); i = text.next(kNameDot, i + 1)) {
    if (i == 0 || !is_han(text.at(i - 1)) || !is_han(text.at(i + 1))) continue;
    if (!is_sound_beside_dot(text, i - 1) && !is_sound_beside_dot(text, i + 1)) continue;
    text.segment_around(i - 1);
    text.segment_around(i + 1);
    // The dots inside it are not asked again.
    const std::size_t end = add_dotted(text, i, candidates);
    if (end > i) i = end - 1;
  }
  for (std::size_t i = text.next(kSound, 0); i < text.size();) {
    const std::size_t end = sounds_end(text, i);
    if (end - i >= 2 && (end - i > 2 || !all_weak(text, i, end) || is_awaited(text, i)) &&
        (!config.leaves_out_hopeless || !is_hopeless(text, i, end, config.taught))) {
      text.segment_around(i);
      if (i > 0) text.segment_around(i - 1);
      text.segment_around(end);
      // An office may end inside the run: 总统|普京 is no problem, 财长|科尔 neither, but 部长 is.
      std::size_t begin = i;
      while (begin < end && !text.begins_word(begin)) ++begin;
      add_spans(text, begin, end, config.taught, candidates);
    }
    i = text.next(kSound, end);
  }
}

}  // namespace baoku
