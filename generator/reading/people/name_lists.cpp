#include "reading/people/name_lists.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/people/name_context.h"

namespace baoku {
namespace {

constexpr float kMostFromList = 2.2F;

// How much of a neighbour's weight comes over what stands between: 、 joins names and little else.
float share_over(char32_t joint) {
  if (joint == U'、') return 1;
  return is_space(joint) ? 0.5F : 0.6F;
}

// 王秀芝 李大成 赵桂兰: a list without marks joins what fills the place between two spaces.
bool fills_gap(const ScannedText& text, const Candidate& candidate) {
  return (candidate.begin == 0 || !is_han(text.at(candidate.begin - 1))) &&
         !is_han(text.at(candidate.end));
}

bool is_joint(const ScannedText& text, std::size_t at, const Candidate& candidate) {
  return joins_names(text.at(at)) || (is_space(text.at(at)) && fills_gap(text, candidate));
}

bool is_joined_before(const ScannedText& text, const Candidate& candidate) {
  return candidate.begin >= 2 && is_joint(text, candidate.begin - 1, candidate);
}

bool is_joined_behind(const ScannedText& text, const Candidate& candidate) {
  return is_joint(text, candidate.end, candidate);
}

// The best candidates by a place where they begin or end.
class BestAt {
 public:
  explicit BestAt(std::size_t places) : best_(places) {}

  void note(std::size_t at, float score, Reasons reasons) {
    Best& best = best_[at];
    if (!best.is_known || score > best.score) best = {score, reasons, true};
  }
  // Returns what the candidate gains from the best one at the place beside it.
  float support(Candidate& candidate, std::size_t place) const {
    if (place >= best_.size() || !best_[place].is_known) return 0;
    const float gain = std::clamp(best_[place].score + 1.5F, 0.0F, kMostFromList);
    if (gain > 1) {
      candidate.reasons |= reason::kListed;
      candidate.reasons |= best_[place].reasons & kAuthor;
    }
    return gain;
  }
  // True when somebody stands there, with all of `reasons`.
  bool has_name(std::size_t place, Reasons reasons) const {
    constexpr float kName = 2;
    return place < best_.size() && best_[place].is_known && best_[place].score > kName &&
           (best_[place].reasons & reasons) == reasons;
  }

 private:
  struct Best {
    float score = 0;
    Reasons reasons = 0;
    bool is_known = false;
  };
  std::vector<Best> best_;
};

// True for a Chinese surname with a given name, though both may be a word: 高峰, 白杨, but no 书记.
bool may_be_named_like_word(const Candidate& candidate) {
  constexpr float kKnown = -4.5F, kIsWord = -9.5F, kHoldsMore = -8.5F;
  const float words = candidate.parts[static_cast<std::size_t>(Part::words)];
  return (candidate.reasons & reason::kSurname) && candidate.end - candidate.begin <= 3 &&
         (words > kKnown || (words > kIsWord && words < kHoldsMore));
}

// 马明宇、高峰、郝海东: what stands between two names of a list is one, whatever word it may be
// elsewhere; at the end of a list of three it is one that is no word of every day.
float weight_within_list(const ScannedText& text, const Candidate& candidate, const BestAt& ends,
                         const BestAt& begins) {
  constexpr float kBetween = 1.3F, kLast = 0.5F, kLeastLast = -3;
  const char32_t front = candidate.begin < 2 ? 0 : text.at(candidate.begin - 1);
  if (front != U'、' && !(is_space(front) && fills_gap(text, candidate))) return 0;
  if (!may_be_named_like_word(candidate) || !ends.has_name(candidate.begin - 1, 0)) return 0;
  // Between spaces stand labels, too: 孝女, 高中.
  if (front != U'、' && candidate.end - candidate.begin == 2 &&
      !(candidate.reasons & reason::kUnknownWord))
    return 0;
  if (text.at(candidate.end) == front && begins.has_name(candidate.end + 1, 0))
    return std::max(0.0F, kBetween - candidate.score);
  const bool is_last = front == U'、' && !is_han(text.at(candidate.end)) &&
                       candidate.score > kLeastLast &&
                       ends.has_name(candidate.begin - 1, reason::kListed);
  return is_last ? std::max(0.0F, kLast - candidate.score) : 0;
}

}  // namespace

void support_lists(const ScannedText& text, std::vector<Candidate>& candidates) {
  if (std::none_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
        return is_joined_before(text, candidate) || is_joined_behind(text, candidate);
      }))
    return;
  BestAt ends(text.size() + 1), begins(text.size() + 1);
  for (const Candidate& candidate : candidates) {
    ends.note(candidate.end, candidate.score, candidate.reasons);
    begins.note(candidate.begin, candidate.score, candidate.reasons);
  }
  // From left to right, so that support travels along the list; then back.
  std::vector<float> gains(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    if (!is_joined_before(text, candidate)) continue;
    const float gain = ends.support(candidate, candidate.begin - 1);
    gains[i] += gain * share_over(text.at(candidate.begin - 1));
    ends.note(candidate.end, candidate.score + gains[i], candidate.reasons);
  }
  for (std::size_t i = candidates.size(); i-- > 0;) {
    Candidate& candidate = candidates[i];
    if (!is_joined_behind(text, candidate)) continue;
    const Reasons own = candidate.reasons & reason::kBylineBefore;
    const float gain = begins.support(candidate, candidate.end + 1);
    candidate.reasons = (candidate.reasons & ~reason::kBylineBefore) | own;
    gains[i] += gain * share_over(text.at(candidate.end));
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    candidates[i].add(Part::listed, gains[i]);
    candidates[i].add(Part::listed, weight_within_list(text, candidates[i], ends, begins));
  }
}

}  // namespace baoku
