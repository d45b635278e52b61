#include "reading/people/names.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/people/name_candidates.h"
#include "reading/people/name_context.h"
#include "reading/people/name_lists.h"
#include "reading/people/scanned_text.h"

namespace baoku {
namespace {

constexpr float kSure = 1.5F;  // a mention this good, with a telling context, confirms others
constexpr float kConfirmation = 3.5F;  // what a confirmed name's other mentions gain
constexpr float kSecondMention = 1.5F;  // and what 马洛 gains besides where 约翰·马洛 is named
constexpr float kPossible = -1.386F;    // confidence 0.2
constexpr float kAdjacent = 2.0F;
constexpr float kAdded = 20.0F;
constexpr Reasons kTelling = reason::kOfficeBefore | kAuthor | reason::kKinBefore |
                             reason::kTitleBehind | reason::kSaysBehind | reason::kListed |
                             reason::kAgeBehind | reason::kAdded;

using Candidates = std::vector<Candidate>;

// Picks the candidates of positive score that do not overlap and have the greatest sum. Two names
// without anything between them are seldom two names, so the second pays for it. Returns their
// indices, in order.
std::vector<std::size_t> best_cover(const Candidates& candidates) {
  std::vector<std::size_t> order;
  for (std::size_t c = 0; c < candidates.size(); ++c)
    if (candidates[c].score > 0) order.push_back(c);
  if (order.size() < 2) return order;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return candidates[a].end < candidates[b].end;
  });
  struct Step {
    float sum = 0;           // of the best cover that ends with this candidate
    std::size_t before = 0;  // the candidate in front of it, counted from 1; 0: none
  };
  std::vector<Step> steps(1);           // [i]: of candidate i, counted from 1
  std::vector<std::size_t> best_of{0};  // [i]: which of the first i ends the best cover of them
  for (std::size_t i = 1; i <= order.size(); ++i) {
    const Candidate& candidate = candidates[order[i - 1]];
    const auto end_of = [&](std::size_t k) { return candidates[order[k - 1]].end; };
    std::size_t k = i - 1;
    while (k > 0 && end_of(k) > candidate.begin) --k;
    Step step{-1, 0};
    const auto follow = [&](std::size_t before, float toll) {
      const float sum = steps[before].sum + candidate.score - toll;
      if (sum > step.sum) step = {sum, before};
    };
    for (; k > 0 && end_of(k) == candidate.begin; --k) follow(k, kAdjacent);
    follow(best_of[k], 0);
    steps.push_back(step);
    best_of.push_back(step.sum > steps[best_of[i - 1]].sum ? i : best_of[i - 1]);
  }
  std::vector<std::size_t> cover;
  for (std::size_t i = best_of.back(); i > 0; i = steps[i].before) cover.push_back(order[i - 1]);
  std::reverse(cover.begin(), cover.end());
  return cover;
}

// Picks the strongest of the other candidates above kPossible that overlap neither what is taken
// nor each other. Returns their indices, in order.
std::vector<std::size_t> possible_beside(const Candidates& candidates,
                                         const std::vector<std::size_t>& taken) {
  std::vector<std::size_t> order;
  for (std::size_t c = 0; c < candidates.size(); ++c)
    if (candidates[c].score > kPossible && candidates[c].score <= 0) order.push_back(c);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return candidates[a].score > candidates[b].score;
  });
  if (order.empty()) return order;
  std::uint32_t last_end = 0;
  for (const Candidate& candidate : candidates) last_end = std::max(last_end, candidate.end);
  std::vector<bool> is_held(last_end);  // by place
  const auto hold = [&](const Candidate& candidate) {
    std::fill(is_held.begin() + candidate.begin, is_held.begin() + candidate.end, true);
  };
  for (const std::size_t c : taken) hold(candidates[c]);
  std::vector<std::size_t> possible;
  for (const std::size_t c : order) {
    const auto begin = is_held.begin() + candidates[c].begin;
    const auto end = is_held.begin() + candidates[c].end;
    if (std::find(begin, end, true) != end) continue;
    hold(candidates[c]);
    possible.push_back(c);
  }
  std::sort(possible.begin(), possible.end());
  return possible;
}

// True between 《 and 》.
bool is_in_title(const ScannedText& text, std::size_t begin) {
  constexpr std::size_t kLongestTitle = 40;
  for (std::size_t i = begin; i > 0 && begin - i < kLongestTitle; --i) {
    if (text.at(i - 1) == U'》') return false;
    if (text.at(i - 1) == U'《') return true;
  }
  return false;
}

std::string spelling(const ScannedText& text, const Candidate& candidate) {
  bool has_space = false;
  for (std::size_t i = candidate.begin; i < candidate.end; ++i)
    has_space = has_space || is_space(text.at(i));
  if (!has_space) return text.slice(candidate.begin, candidate.end);
  std::string name;
  for (std::size_t i = candidate.begin; i < candidate.end; ++i)
    if (!is_space(text.at(i))) name += text.slice(i, i + 1);
  return name;
}

// Enters the parts of a foreign name with dots that can stand for it; returns how many.
std::size_t add_parts(std::string_view name, std::unordered_set<std::string>& names) {
  std::size_t parts = 0;
  std::size_t begin = 0, characters = 0;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = at;
    const bool ends = end == name.size() || is_name_dot(next_code_point(name, at));
    if (!ends) {
      ++characters;
      continue;
    }
    if (characters >= 2 && (begin > 0 || end < name.size())) {
      names.emplace(name.substr(begin, end - begin));
      ++parts;
    }
    if (end == name.size()) break;
    begin = at;
    characters = 0;
  }
  return parts;
}

// Adds the places of a word that the publisher declared a name.
void add_declared(const ScannedText& text, std::u32string_view name, Candidates& candidates) {
  if (name.empty()) return;
  for (std::size_t at = text.chars().find(name); at != std::u32string_view::npos;
       at = text.chars().find(name, at + name.size()))
    candidates
        .emplace_back(Candidate{static_cast<std::uint32_t>(at),
                                static_cast<std::uint32_t>(at + name.size()), reason::kAdded})
        .add(Part::declared, kAdded);
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

// What was weighed in one text, with all that is still asked of the text itself.
struct Weighed {
  Candidates candidates;
  std::vector<NameMention> spans;  // of the candidates; without confidence and reasons
};

class Finder {
 public:
  Finder(std::span<const std::string_view> texts, const PeopleConfig& config,
         const CandidateConfig& kind)
      : config_(kind) {
    for (const std::string& surname : config.surnames)
      config_.surnames.emplace_back(ScannedText(surname).chars());
    for (const std::string& word : config.exclude)
      excluded_.emplace_back(ScannedText(word).chars());
    for (const std::string& name : config.add) added_.emplace_back(ScannedText(name).chars());
    texts_.resize(texts.size());
    speaks_of_japan_.resize(texts.size());
    // Kept from text to text, since texts are many and short.
    ScannedText scanned;
    Candidates candidates;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      scanned.read(texts[i]);
      candidates.clear();
      find_candidates(scanned, candidates);
      speaks_of_japan_[i] = speaks_of_japan(scanned) ||
                            std::any_of(candidates.begin(), candidates.end(), is_surely_japanese);
      if (candidates.empty()) continue;
      texts_[i].candidates = candidates;
      add_spans(scanned, static_cast<std::uint32_t>(i), texts_[i]);
    }
    doubt_japanese();
  }

  // Lets sure mentions confirm weak ones of the same spelling.
  void confirm() {
    SureNames sure;
    Spellings parts;  // of sure names with dots
    for (const Weighed& text : texts_)
      for (const std::size_t c : best_cover(text.candidates)) {
        const Candidate& candidate = text.candidates[c];
        if (candidate.score < kSure) continue;
        // 约翰·马洛: from then on he is 马洛. The dot is as telling as an office.
        const NameMention& span = text.spans[c];
        if (add_parts(span.name, parts) > 0 || (candidate.reasons & kTelling)) {
          const auto [place, is_new] = sure.try_emplace(span.name, &span);
          if (!is_new) place->second = nullptr;
        }
      }
    for (const std::string& part : parts) sure[part] = nullptr;
    if (sure.empty()) return;
    for (Weighed& text : texts_) confirm_by(sure, parts, text);
  }

  FoundNames names() const {
    FoundNames found;
    for (const Weighed& text : texts_) {
      if (text.candidates.empty()) continue;
      const std::vector<std::size_t> taken = best_cover(text.candidates);
      for (const std::size_t c : taken) found.mentions.push_back(mention(text, c));
      for (const std::size_t c : possible_beside(text.candidates, taken))
        found.possible.push_back(mention(text, c));
    }
    return found;
  }

  std::vector<NameDecision> decisions() const {
    std::vector<NameDecision> all;
    for (const Weighed& text : texts_) {
      const std::vector<std::size_t> taken = best_cover(text.candidates);
      for (std::size_t c = 0; c < text.candidates.size(); ++c)
        all.push_back({mention(text, c), text.candidates[c].parts,
                       std::binary_search(taken.begin(), taken.end(), c)});
    }
    return all;
  }

 private:
  using Spellings = std::unordered_set<std::string>;
  // By spelling, where it is sure, or null when that is in several places.
  using SureNames = std::unordered_map<std::string, const NameMention*>;

  // 石桥大修今日开工: no Japanese is here unless a text near by speaks of Japan.
  void doubt_japanese() {
    constexpr std::size_t kNear = 40;  // an article at most, where the texts are a whole paper's
    const auto begin = speaks_of_japan_.begin();
    for (std::size_t i = 0; i < texts_.size(); ++i)
      for (Candidate& candidate : texts_[i].candidates) {
        if (candidate.unless_japan == 0) continue;
        const auto first = begin + static_cast<std::ptrdiff_t>(i - std::min(i, kNear));
        const auto last =
            begin + static_cast<std::ptrdiff_t>(std::min(i + kNear + 1, texts_.size()));
        if (std::find(first, last, true) == last)
          candidate.add(Part::itself, candidate.unless_japan);
      }
  }

  void find_candidates(ScannedText& text, Candidates& candidates) const {
    for (const auto add : {add_chinese_candidates, add_foreign_candidates, add_japanese_candidates,
                           add_peoples_candidates})
      add(text, config_, candidates);
    for (const std::u32string& name : added_) add_declared(text, name, candidates);
    const auto stands_before = [](const Candidate& a, const Candidate& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    };
    if (!std::is_sorted(candidates.begin(), candidates.end(), stands_before))
      std::stable_sort(candidates.begin(), candidates.end(), stands_before);
    support_lists(text, candidates);
    for (const std::u32string& word : excluded_) drop_inside(text, word, candidates);
  }

  static void add_spans(const ScannedText& scanned, std::uint32_t text, Weighed& weighed) {
    weighed.spans.reserve(weighed.candidates.size());
    for (const Candidate& candidate : weighed.candidates) {
      NameMention& span = weighed.spans.emplace_back();
      span.text = text;
      span.begin = scanned.byte(candidate.begin);
      span.end = scanned.byte(candidate.end);
      span.name = spelling(scanned, candidate);
      if (is_in_title(scanned, candidate.begin)) span.reasons |= reason::kInTitle;
    }
  }

  static NameMention mention(const Weighed& text, std::size_t c) {
    const Candidate& candidate = text.candidates[c];
    NameMention mention = text.spans[c];
    mention.confidence = 1 / (1 + std::exp(-static_cast<double>(candidate.score)));
    mention.reasons |= candidate.reasons;
    return mention;
  }

  static void confirm_by(const SureNames& sure, const Spellings& parts, Weighed& text) {
    std::vector<std::size_t> sure_ones;
    for (std::size_t c = 0; c < text.candidates.size(); ++c) {
      const NameMention& span = text.spans[c];
      const auto found = sure.find(span.name);
      if (found == sure.end()) continue;
      // Nothing confirms itself.
      const NameMention* only = found->second;
      if (only == nullptr || only->text != span.text || only->begin != span.begin)
        sure_ones.push_back(c);
    }
    for (std::size_t i = 0; i < sure_ones.size(); ++i) {
      Candidate& candidate = text.candidates[sure_ones[i]];
      // Where 叶许雁卿 stands, 许雁卿 does not, though somebody of that name may stand elsewhere.
      bool is_part = false;
      for (std::size_t k = i; k > 0 && !is_part; --k) {
        const Candidate& other = text.candidates[sure_ones[k - 1]];
        if (other.begin + kLongestName < candidate.begin) break;
        is_part = other.end == candidate.end && other.begin < candidate.begin;
      }
      if (is_part) continue;
      candidate.add(Part::confirmed, kConfirmation);
      if ((candidate.reasons & reason::kTransliteration) &&
          parts.contains(text.spans[sure_ones[i]].name))
        candidate.add(Part::confirmed, kSecondMention);
      candidate.reasons |= reason::kConfirmed;
    }
  }

  static constexpr std::uint32_t kLongestName = 64;  // but for what publishers declare

  CandidateConfig config_;
  std::vector<std::u32string> added_, excluded_;
  std::vector<bool> speaks_of_japan_;  // by text
  std::vector<Weighed> texts_;
};

}  // namespace

FoundNames find_names(std::span<const std::string_view> texts, const PeopleConfig& config) {
  Finder finder(texts, config, {.taught = &taught_weights()});
  finder.confirm();
  return finder.names();
}

std::vector<NameDecision> explain_names(std::span<const std::string_view> texts,
                                        const PeopleConfig& config) {
  Finder finder(texts, config, {.taught = &taught_weights()});
  finder.confirm();
  return finder.decisions();
}

std::vector<NameDecision> weigh_all_names(std::span<const std::string_view> texts,
                                          const TaughtTable* taught) {
  Finder finder(texts, {}, {.taught = taught, .leaves_out_hopeless = false});
  finder.confirm();
  return finder.decisions();
}

std::vector<std::string_view> names_of(Reasons reasons) {
  constexpr std::string_view kNames[] = {
      "surname",          "unknown-word",    "office-before", "byline-before", "kin-before",
      "title-behind",     "says-behind",     "acts-behind",   "listed",        "age-behind",
      "confirmed",        "transliteration", "added",         "named-after",   "in-title",
      "japanese-surname", "credit"};
  std::vector<std::string_view> names;
  for (std::size_t bit = 0; bit < std::size(kNames); ++bit)
    if (reasons >> bit & 1u) names.push_back(kNames[bit]);
  return names;
}

std::string_view name_of(Part part) {
  constexpr std::string_view kNames[kParts] = {"prior",     "itself",  "words",  "dictionary",
                                               "before",    "behind",  "taught", "listed",
                                               "confirmed", "declared"};
  return kNames[static_cast<std::size_t>(part)];
}

}  // namespace baoku
