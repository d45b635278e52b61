#include "reading/people/names.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/people/name_candidates.h"
#include "reading/people/name_context.h"
#include "reading/people/scanned_text.h"

namespace baoku {
namespace {

constexpr float kSure = 1.5F;  // a mention this good, with a telling context, confirms others
constexpr float kConfirmation = 3.5F;  // what a confirmed name's other mentions gain
constexpr float kMostFromList = 2.2F;
constexpr float kAdjacent = 2.0F;
constexpr float kAdded = 20.0F;
constexpr Reasons kTelling = reason::kOfficeBefore | reason::kBylineBefore | reason::kKinBefore |
                             reason::kTitleBehind | reason::kSaysBehind | reason::kListed |
                             reason::kAgeBehind | reason::kAdded;

using Candidates = std::vector<Candidate>;

// Candidates beside each other in a list support each other: 张良才、王军、姚五洲.
void support_lists(const ScannedText& text, Candidates& candidates) {
  std::unordered_map<std::uint32_t, std::pair<float, Reasons>> best_end;
  std::unordered_map<std::uint32_t, std::pair<float, Reasons>> best_begin;
  const auto note = [](auto& best, std::uint32_t at, const Candidate& candidate) {
    const auto [entry, is_new] = best.try_emplace(at, candidate.score, candidate.reasons);
    if (!is_new && candidate.score > entry->second.first)
      entry->second = {candidate.score, candidate.reasons};
  };
  for (const Candidate& candidate : candidates) {
    note(best_end, candidate.end, candidate);
    note(best_begin, candidate.begin, candidate);
  }
  // From left to right, so that support travels along the list; then back.
  const auto support = [&](Candidate& candidate, const auto& best, std::uint32_t place) {
    const auto beside = best.find(place);
    if (beside == best.end()) return 0.0F;
    const float gain = std::clamp(beside->second.first + 1.5F, 0.0F, kMostFromList);
    if (gain > 1) {
      candidate.reasons |= reason::kListed;
      candidate.reasons |= beside->second.second & reason::kBylineBefore;
    }
    return gain;
  };
  std::vector<float> gains(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    if (candidate.begin < 2 || !joins_names(text.at(candidate.begin - 1))) continue;
    const float gain = support(candidate, best_end, candidate.begin - 1);
    gains[i] += text.at(candidate.begin - 1) == U'、' ? gain : gain * 0.6F;
    Candidate with_gain = candidate;
    with_gain.score += gains[i];
    note(best_end, candidate.end, with_gain);
  }
  for (std::size_t i = candidates.size(); i-- > 0;) {
    Candidate& candidate = candidates[i];
    if (!joins_names(text.at(candidate.end))) continue;
    const Reasons own = candidate.reasons & reason::kBylineBefore;
    const float gain = support(candidate, best_begin, candidate.end + 1);
    candidate.reasons = (candidate.reasons & ~reason::kBylineBefore) | own;
    gains[i] += text.at(candidate.end) == U'、' ? gain : gain * 0.6F;
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) candidates[i].score += gains[i];
}

// Picks the candidates of positive score that do not overlap and have the greatest sum. Two names
// without anything between them are seldom two names, so the second pays for it.
Candidates best_cover(const Candidates& candidates) {
  Candidates order;
  for (const Candidate& candidate : candidates)
    if (candidate.score > 0) order.push_back(candidate);
  std::stable_sort(order.begin(), order.end(),
                   [](const Candidate& a, const Candidate& b) { return a.end < b.end; });
  struct Step {
    float sum = 0;           // of the best cover that ends with this candidate
    std::size_t before = 0;  // the candidate in front of it, counted from 1; 0: none
  };
  std::vector<Step> steps(1);           // [i]: of candidate i, counted from 1
  std::vector<std::size_t> best_of{0};  // [i]: which of the first i ends the best cover of them
  for (std::size_t i = 1; i <= order.size(); ++i) {
    const Candidate& candidate = order[i - 1];
    std::size_t k = i - 1;
    while (k > 0 && order[k - 1].end > candidate.begin) --k;
    Step step{-1, 0};
    const auto follow = [&](std::size_t before, float toll) {
      const float sum = steps[before].sum + candidate.score - toll;
      if (sum > step.sum) step = {sum, before};
    };
    for (; k > 0 && order[k - 1].end == candidate.begin; --k) follow(k, kAdjacent);
    follow(best_of[k], 0);
    steps.push_back(step);
    best_of.push_back(step.sum > steps[best_of[i - 1]].sum ? i : best_of[i - 1]);
  }
  Candidates cover;
  for (std::size_t i = best_of.back(); i > 0; i = steps[i].before) cover.push_back(order[i - 1]);
  std::reverse(cover.begin(), cover.end());
  return cover;
}

std::string spelling(const ScannedText& text, const Candidate& candidate) {
  std::string name;
  for (std::size_t i = candidate.begin; i < candidate.end; ++i)
    if (!is_space(text.at(i))) name += text.slice(i, i + 1);
  return name;
}

// Adds the places of a word that the publisher declared a name.
void add_declared(const ScannedText& text, std::u32string_view name, Candidates& candidates) {
  if (name.empty()) return;
  for (std::size_t at = text.chars().find(name); at != std::u32string_view::npos;
       at = text.chars().find(name, at + name.size()))
    candidates.push_back({static_cast<std::uint32_t>(at),
                          static_cast<std::uint32_t>(at + name.size()), kAdded, reason::kAdded});
}

// Drops what lies inside the places of a word that the publisher declared to be nobody; a longer
// name around it stays.
void drop_inside(const ScannedText& text, std::u32string_view word, Candidates& candidates) {
  if (word.empty()) return;
  for (std::size_t at = text.chars().find(word); at != std::u32string_view::npos;
       at = text.chars().find(word, at + 1))
    std::erase_if(candidates, [&](const Candidate& candidate) {
      return candidate.begin >= at && candidate.end <= at + word.size();
    });
}

class Finder {
 public:
  Finder(std::span<const std::string_view> texts, const PeopleConfig& config) {
    std::vector<std::u32string> added;
    std::vector<std::u32string> excluded;
    for (const std::string& word : config.exclude) excluded.emplace_back(ScannedText(word).chars());
    for (const std::string& name : config.add) added.emplace_back(ScannedText(name).chars());
    for (const std::string_view text : texts) {
      ScannedText& scanned = texts_.emplace_back(text);
      Candidates& candidates =
          candidates_.emplace_back(chinese_candidates(scanned, !config.by_rules_alone));
      const Candidates foreign = foreign_candidates(scanned, !config.by_rules_alone);
      candidates.insert(candidates.end(), foreign.begin(), foreign.end());
      for (const std::u32string& name : added) add_declared(scanned, name, candidates);
      std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
      });
      support_lists(scanned, candidates);
      for (const std::u32string& word : excluded) drop_inside(scanned, word, candidates);
    }
  }

  // Lets sure mentions confirm weak ones of the same spelling.
  void confirm() {
    std::unordered_set<std::string> sure;
    for (std::size_t i = 0; i < texts_.size(); ++i)
      for (const Candidate& candidate : best_cover(candidates_[i]))
        if (candidate.score >= kSure && (candidate.reasons & kTelling))
          sure.insert(spelling(texts_[i], candidate));
    if (sure.empty()) return;
    for (std::size_t i = 0; i < texts_.size(); ++i)
      for (Candidate& candidate : candidates_[i])
        if (sure.contains(spelling(texts_[i], candidate))) {
          candidate.score += kConfirmation;
          candidate.reasons |= reason::kConfirmed;
        }
  }

  std::vector<NameMention> mentions() const {
    std::vector<NameMention> found;
    for (std::size_t i = 0; i < texts_.size(); ++i)
      for (const Candidate& candidate : best_cover(candidates_[i])) {
        NameMention& mention = found.emplace_back();
        mention.text = static_cast<std::uint32_t>(i);
        mention.begin = texts_[i].byte(candidate.begin);
        mention.end = texts_[i].byte(candidate.end);
        mention.name = spelling(texts_[i], candidate);
        mention.confidence = 1 / (1 + std::exp(-static_cast<double>(candidate.score)));
        mention.reasons = candidate.reasons;
      }
    return found;
  }

 private:
  std::vector<ScannedText> texts_;
  std::vector<Candidates> candidates_;
};

}  // namespace

std::vector<NameMention> find_names(std::span<const std::string_view> texts,
                                    const PeopleConfig& config) {
  Finder finder(texts, config);
  finder.confirm();
  return finder.mentions();
}

}  // namespace baoku
