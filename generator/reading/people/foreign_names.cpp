#include <algorithm>

#include "base/unicode.h"
#include "reading/people/lexicon.h"
#include "reading/people/name_candidates.h"
#include "reading/people/name_context.h"
#include "reading/people/taught_weights.h"

namespace baoku {
namespace {

constexpr std::size_t kLongestPart = 8;

bool is_sound(char32_t c) { return lexicon().facts(c).is_transliteration; }

bool is_sound_beside_dot(char32_t c) {
  const CharacterFacts& facts = lexicon().facts(c);
  return facts.is_transliteration || facts.is_dotted_transliteration;
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

// Returns where the part of a dotted name before `dot` begins.
std::size_t part_begin(const ScannedText& text, std::size_t dot) {
  std::size_t begin = dot;
  while (begin > 0 && dot - begin < kLongestPart && is_sound_beside_dot(text.at(begin - 1)) &&
         !word_ends(text, begin))
    --begin;
  return begin;
}

// Returns the end of the part behind a dot; a word that goes on behind the sounds is none of it.
std::size_t part_end(const ScannedText& text, std::size_t at) {
  std::size_t end = at;
  while (end - at < kLongestPart && is_sound_beside_dot(text.at(end))) ++end;
  while (end > at + 1 && !text.begins_word(end)) --end;
  return end;
}

std::size_t sounds_end(const ScannedText& text, std::size_t at) {
  std::size_t end = at;
  while (end - at < kLongestPart && is_sound(text.at(end))) ++end;
  return end;
}

Candidate judged(const ScannedText& text, std::size_t begin, std::size_t end, float score) {
  const Evidence before = evidence_before(text, begin);
  const Evidence behind = evidence_behind(text, end);
  Candidate candidate{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                      reason::kTransliteration | before.reasons | behind.reasons};
  candidate.add(Part::itself, score);
  candidate.add(Part::before, before.weight);
  candidate.add(Part::behind, behind.weight);
  return candidate;
}

// 卡洛斯·阿马特: the dot is nearly proof.
void add_dotted(ScannedText& text, std::size_t dot, std::vector<Candidate>& candidates) {
  const std::size_t begin = part_begin(text, dot);
  std::size_t end = dot;
  while (is_name_dot(text.at(end))) {
    text.segment_around(end + 1);
    const std::size_t next = part_end(text, end + 1);
    if (next == end + 1) break;
    end = next;
  }
  if (begin == dot || end == dot || end - begin < 4) return;
  Candidate candidate = judged(text, begin, end, 3);
  candidate.add(Part::itself, std::max(0.0F, 1.0F - candidate.score));
  candidates.push_back(candidate);
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

bool all_weak(const ScannedText& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i)
    if (!lexicon().facts(text.at(i)).is_weak_transliteration) return false;
  return true;
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

// True for countries, for words that are no names, and for what consists of ordinary characters.
bool is_made_of_words(const ScannedText& text, std::size_t begin, std::size_t end) {
  bool known = false;
  lexicon().words_at(text.chars(), begin, [&](std::size_t length, WordClasses classes) {
    if (length < 2) return;
    if (classes & word_class::kNotName) known = true;
    if ((classes & word_class::kCountry) && (length > 2 || begin + length == end)) known = true;
  });
  return known || all_weak(text, begin, end);
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

// 普京, 泽连斯基: sounds without a dot are as often a place, so the context must tell.
void add_plain(ScannedText& text, std::size_t begin, std::size_t end, bool is_taught,
               std::vector<Candidate>& candidates) {
  // 马拉佩|通电话: a word that goes on behind the sounds is no part of the name.
  while (end > begin && !text.begins_word(end)) --end;
  for (std::size_t i = begin + 2; i < end; ++i)
    if (cue_reaches_beyond(text, i, end)) end = i;
  const std::size_t length = end - begin;
  if (length < 2 || length > 6 || is_made_of_words(text, begin, end) ||
      is_countries_in_short(text, begin, end))
    return;
  std::size_t cuts = 0;
  for (std::size_t i = begin + 1; i < end; ++i) cuts += text.begins_word(i);
  const bool one_word = cuts == 0 && text.begins_word(begin) && text.begins_word(end);
  float score = -4.5F + 0.6F * static_cast<float>(length);
  Candidate candidate = judged(text, begin, end, score);
  candidate.add(Part::dictionary, 1.5F * static_cast<float>(cuts) / static_cast<float>(length - 1));
  // The dictionary's foreign words are places for the most part, and offices stand behind places
  // (日本首相), but no place stands behind an office.
  if (one_word && !(candidate.reasons & reason::kOfficeBefore)) {
    candidate.add(Part::dictionary, -3);
    if (candidate.reasons & reason::kTitleBehind) candidate.add(Part::behind, -3.5F);
  }
  if (place_follows(text, begin)) candidate.add(Part::before, -3);
  if (is_taught) {
    constexpr float kShare = 0.4F, kMost = 3;
    candidate.add(Part::taught,
                  std::clamp(kShare * taught_weight(text, begin, end), -kMost, kMost));
  }
  candidates.push_back(candidate);
}

}  // namespace

std::vector<Candidate> foreign_candidates(ScannedText& text, const CandidateConfig& config) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_name_dot(text.at(i)) && i > 0 && is_sound_beside_dot(text.at(i - 1)) &&
        is_sound_beside_dot(text.at(i + 1)) && (candidates.empty() || candidates.back().end <= i)) {
      text.segment_around(i - 1);
      text.segment_around(i + 1);
      add_dotted(text, i, candidates);
      if (!candidates.empty() && candidates.back().end > i) i = candidates.back().end - 1;
    }
  }
  std::vector<Candidate> plain;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_sound(text.at(i))) {
      ++i;
      continue;
    }
    const std::size_t end = sounds_end(text, i);
    if (end - i >= 2 && !all_weak(text, i, end)) {
      text.segment_around(i);
      if (i > 0) text.segment_around(i - 1);
      text.segment_around(end);
      // An office may end inside the run: 总统|普京 is no problem, 财长|科尔 neither, but 部长 is.
      std::size_t begin = i;
      while (begin < end && !text.begins_word(begin)) ++begin;
      add_plain(text, begin, end, config.is_taught, plain);
    }
    i = std::max(end, i + 1);
  }
  candidates.insert(candidates.end(), plain.begin(), plain.end());
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  return candidates;
}

}  // namespace baoku
