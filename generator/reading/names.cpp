#include "reading/names.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/name_candidates.h"
#include "reading/name_context.h"
#include "reading/scanned_text.h"

namespace baoku {
namespace {

constexpr float kSure = 3.0F;  // a mention this good, with a telling context, confirms others
constexpr float kConfirmation = 3.5F;  // what a confirmed name's other mentions gain
constexpr float kMostFromList = 2.2F;
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

// Picks the candidates of positive score that do not overlap and have the greatest sum.
Candidates best_cover(const Candidates& candidates) {
  Candidates order;
  for (const Candidate& candidate : candidates)
    if (candidate.score > 0) order.push_back(candidate);
  if (order.empty()) return order;
  std::stable_sort(order.begin(), order.end(),
                   [](const Candidate& a, const Candidate& b) { return a.end < b.end; });
  std::vector<float> total{0};                    // [i]: of the first i alone
  std::vector<std::size_t> before(order.size());  // how many end at or before this begin
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::size_t k = i;
    while (k > 0 && order[k - 1].end > order[i].begin) --k;
    before[i] = k;
    total.push_back(std::max(total[i], total[k] + order[i].score));
  }
  Candidates cover;
  for (std::size_t i = order.size(); i > 0;) {
    if (total[i] > total[i - 1]) {
      cover.push_back(order[i - 1]);
      i = before[i - 1];
    } else {
      --i;
    }
  }
  std::reverse(cover.begin(), cover.end());
  return cover;
}

std::string spelling(const ScannedText& text, const Candidate& candidate) {
  std::string name;
  for (std::size_t i = candidate.begin; i < candidate.end; ++i)
    if (!is_space(text.at(i))) append_utf8(name, text.at(i));
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

class Finder {
 public:
  Finder(std::span<const std::string_view> texts, const PeopleConfig& config)
      : excluded_(config.exclude.begin(), config.exclude.end()) {
    std::vector<std::u32string> added;
    for (const std::string& name : config.add) added.push_back(to_utf32(name));
    for (const std::string_view text : texts) {
      ScannedText& scanned = texts_.emplace_back(text);
      Candidates& candidates = candidates_.emplace_back(chinese_candidates(scanned));
      const Candidates foreign = foreign_candidates(scanned);
      candidates.insert(candidates.end(), foreign.begin(), foreign.end());
      for (const std::u32string& name : added) add_declared(scanned, name, candidates);
      std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
      });
      support_lists(scanned, candidates);
      if (!excluded_.empty())
        std::erase_if(candidates, [&](const Candidate& candidate) {
          return excluded_.contains(spelling(scanned, candidate));
        });
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
  std::unordered_set<std::string> excluded_;
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
