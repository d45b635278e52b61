#include "reading/people/name_rolls.h"

#include <algorithm>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr float kName = 2;        // an entry that scores more is a name anyway
constexpr float kBetween = 1.3F;  // between two names; not sure enough to confirm others
constexpr float kBeside = 0.5F;   // beside one
constexpr float kLeastBeside = -6;

struct Entry {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_marked = false;  // more than spaces on one of its sides
  bool is_named = false;
};

// The best scores of names by where they begin, and where they end.
struct Scores {
  std::vector<float> begin, end;
};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }  // the text is folded

// Returns the end of what may stand between two entries behind `at`, or `at`: spaces, numbers, 、
// and a bracket. Tells whether it is more than spaces.
std::size_t separator_end(const ScannedText& text, std::size_t at, bool& is_marked) {
  constexpr std::size_t kLongestBracket = 14, kLongest = 8;
  std::size_t begin = at;
  if (text.at(at) == U'（' || text.at(at) == U'(') {
    std::size_t close = at + 1;
    while (close < text.size() && close - at < kLongestBracket && text.at(close) != U'）' &&
           text.at(close) != U')')
      ++close;
    if (text.at(close) != U'）' && text.at(close) != U')') return at;
    begin = close + 1;
    is_marked = true;
  }
  std::size_t end = begin;
  while (end - begin < kLongest && (text.at(end) == U'、' || text.at(end) == U'.' ||
                                    is_space(text.at(end)) || is_digit(text.at(end)))) {
    is_marked = is_marked || !is_space(text.at(end));
    ++end;
  }
  return end > begin && is_han(text.at(end)) ? end : at;
}

// Returns the roll that begins with the Han characters at `at`.
std::vector<Entry> roll_at(const ScannedText& text, std::size_t at) {
  std::vector<Entry> roll;
  bool was_marked = false;
  while (true) {
    Entry& entry = roll.emplace_back();
    entry.begin = at;
    while (is_han(text.at(at))) ++at;
    entry.end = at;
    bool is_marked = false;
    const std::size_t next = separator_end(text, at, is_marked);
    entry.is_marked = was_marked || is_marked;
    if (next == at) return roll;
    was_marked = is_marked;
    at = next;
  }
}

// The first entry may have something in front of the name, and the last behind it.
void mark_named(const Scores& scores, std::vector<Entry>& roll) {
  for (Entry& entry : roll) {
    const bool begins = scores.begin[entry.begin] > kName;
    const bool ends = scores.end[entry.end] > kName;
    entry.is_named =
        (begins || &entry == &roll.front()) && (ends || &entry == &roll.back()) && (begins || ends);
  }
}

// True for a Chinese surname with a given name, though both may be a word: 高峰, 白杨, but no 书记.
bool may_be_named_like_word(const Candidate& candidate) {
  constexpr float kKnown = -4.5F, kIsWord = -9.5F, kHoldsMore = -8.5F;
  const float words = candidate.parts[static_cast<std::size_t>(Part::words)];
  return (candidate.reasons & reason::kSurname) && candidate.end - candidate.begin <= 3 &&
         (words > kKnown || (words > kIsWord && words < kHoldsMore));
}

bool is_word(const Candidate& candidate) {
  constexpr float kIsWord = -8.5F;
  return candidate.parts[static_cast<std::size_t>(Part::words)] < kIsWord ||
         (candidate.end - candidate.begin == 2 && !(candidate.reasons & reason::kUnknownWord));
}

// Returns the score that entry `e` has at least, or nothing like it: 孝女 and 高中 stand between
// the names of a roll, too, but then in spaces or several times.
float least_score(const ScannedText& text, const std::vector<Entry>& roll, std::size_t e,
                  std::size_t names, const Candidate& candidate) {
  constexpr float kNone = -1e9F;
  const Entry& entry = roll[e];
  const auto chars = [&](const Entry& of) {
    return text.chars().substr(of.begin, of.end - of.begin);
  };
  const auto same = [&](const Entry& of) { return chars(of) == chars(entry); };
  if (std::count_if(roll.begin(), roll.end(), same) > 1) return kNone;
  const bool before = e > 0 && roll[e - 1].is_named;
  const bool behind = e + 1 < roll.size() && roll[e + 1].is_named;
  if (before && behind) return entry.is_marked || !is_word(candidate) ? kBetween : kNone;
  const bool is_beside = (before || behind) && names >= 2 && 2 * names >= roll.size() &&
                         candidate.score > kLeastBeside && !is_word(candidate);
  return is_beside ? kBeside : kNone;
}

void support_roll(const ScannedText& text, const std::vector<Entry>& roll,
                  std::vector<Candidate>& candidates) {
  const auto names = static_cast<std::size_t>(
      std::count_if(roll.begin(), roll.end(), [](const Entry& entry) { return entry.is_named; }));
  if (names < 2 || names == roll.size()) return;
  for (Candidate& candidate : candidates) {
    const auto entry = std::find_if(roll.begin(), roll.end(), [&](const Entry& each) {
      return each.begin == candidate.begin && each.end == candidate.end;
    });
    if (entry == roll.end() || entry->is_named || !may_be_named_like_word(candidate)) continue;
    const float least =
        least_score(text, roll, static_cast<std::size_t>(entry - roll.begin()), names, candidate);
    if (candidate.score >= least) continue;
    candidate.add(Part::listed, least - candidate.score);
    candidate.reasons |= reason::kListed;
  }
}

}  // namespace

void support_rolls(const ScannedText& text, std::vector<Candidate>& candidates) {
  const auto is_name = [](const Candidate& candidate) { return candidate.score > kName; };
  if (std::count_if(candidates.begin(), candidates.end(), is_name) < 2) return;
  Scores scores;
  scores.begin.assign(text.size() + 1, -1e9F);
  scores.end.assign(text.size() + 1, -1e9F);
  for (const Candidate& candidate : candidates) {
    scores.begin[candidate.begin] = std::max(scores.begin[candidate.begin], candidate.score);
    scores.end[candidate.end] = std::max(scores.end[candidate.end], candidate.score);
  }
  for (std::size_t at = 0; at < text.size();) {
    if (!is_han(text.at(at))) {
      ++at;
      continue;
    }
    std::vector<Entry> roll = roll_at(text, at);
    at = roll.back().end;
    if (roll.size() < 3) continue;
    mark_named(scores, roll);
    support_roll(text, roll, candidates);
  }
}

}  // namespace baoku
