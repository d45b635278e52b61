#include "archive/confirm_people.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "archive/identities.h"
#include "base/parallel.h"
#include "base/text_numbers.h"
#include "base/utf8.h"
#include "reading/people/lexicon.h"

namespace baoku {
namespace {

constexpr double kSure = 0.85;
constexpr double kAccepted = 0.5;

// Evidence that a name is sure elsewhere, in natural logarithms of odds; set by looking at what it
// lets in from the sample and from made-up archives of several thousand articles.
constexpr double kLongName = 1.4;   // three characters and more are seldom a word by chance
constexpr double kShortName = 0.4;  // two are: 高明, 王军
constexpr double kForeign = -0.4;   // without a surname it may be a place or a product: 道琼斯
constexpr double kOnce = -0.6;      // sure in one article only
constexpr double kMoreArticles = 0.25;
constexpr double kMostOfArticles = 1.0;
constexpr double kCompany = 0.8;

using NameNumber = std::uint32_t;
using Articles = std::vector<std::uint32_t>;  // ascending

// The names of the archive by number, so that articles compare numbers. Names that fold to the same
// share one.
class Names {
 public:
  explicit Names(const Folding& folding) : folding_(folding) {}

  NameNumber number(const std::string& printed) {
    const std::uint32_t print = prints_.number(printed);
    if (print < of_print_.size()) return of_print_[print];
    const auto [key, is_new_key] =
        by_key_.try_emplace(name_key(printed, folding_), static_cast<NameNumber>(by_key_.size()));
    if (is_new_key) has_surname_.push_back(split_surname(key->first) > 0);
    of_print_.push_back(key->second);
    return key->second;
  }
  bool has_surname(NameNumber name) const { return has_surname_[name]; }
  std::size_t size() const { return by_key_.size(); }

 private:
  const Folding& folding_;
  TextNumbers prints_;
  std::vector<NameNumber> of_print_;  // by the number of the print
  std::unordered_map<std::string, NameNumber> by_key_;
  std::vector<bool> has_surname_;  // by number: a Chinese one
};

// What the names of all articles are by number, parallel to their lists: article e has those from
// ends[e - 1] to ends[e].
struct Numbers {
  std::vector<NameNumber> names;
  std::vector<std::size_t> ends;

  std::span<const NameNumber> of(std::size_t e) const {
    const std::size_t begin = e == 0 ? 0 : ends[e - 1];
    return std::span(names).subspan(begin, ends[e] - begin);
  }
  void add(const std::vector<NamedPerson>& people, Names& numbered) {
    for (const NamedPerson& person : people) names.push_back(numbered.number(person.name));
    ends.push_back(names.size());
  }
};

bool overlap(const NamedPerson::Span& a, const NamedPerson::Span& b) {
  return a.block == b.block && a.begin < b.end && b.begin < a.end;
}

// Leaves the spans that nobody else of the article holds.
void drop_taken_spans(NamedPerson& possible, const std::vector<NamedPerson>& people) {
  std::erase_if(possible.spans, [&](const NamedPerson::Span& span) {
    return std::any_of(people.begin(), people.end(), [&](const NamedPerson& person) {
      return std::any_of(person.spans.begin(), person.spans.end(),
                         [&](const NamedPerson::Span& other) { return overlap(span, other); });
    });
  });
}

class Confirmation {
 public:
  Confirmation(std::vector<Entry>& entries, const Folding& folding)
      : entries_(entries), names_(folding) {
    for (const Entry& entry : entries) {
      people_.add(entry.article.people, names_);
      possible_people_.add(entry.article.possible_people, names_);
    }
    sure_.resize(names_.size());
    possible_.resize(names_.size());
    for (const NameNumber name : possible_people_.names) ++possible_[name];
    for (std::size_t e = 0; e < entries.size(); ++e) {
      const std::vector<NamedPerson>& people = entries[e].article.people;
      for (std::size_t p = 0; p < people.size(); ++p) {
        Articles& articles = sure_[people_.of(e)[p]];
        if (people[p].confidence < kSure) continue;
        if (articles.empty() || articles.back() != e) {
          articles.push_back(static_cast<std::uint32_t>(e));
        }
      }
    }
  }

  // Reads only what the constructor made, so that one article's gain never confirms another's. Of
  // names that overlap the most probable has the place.
  void confirm(std::size_t e) {
    Article& article = entries_[e].article;
    if (article.possible_people.empty()) return;
    // Who is named here, by the names of the whole archive: others are held against it quickly.
    thread_local std::vector<bool> is_here;
    is_here.resize(names_.size());
    for (const NameNumber name : people_.of(e)) is_here[name] = true;
    std::vector<NamedPerson> confirmed;
    for (std::size_t p = 0; p < article.possible_people.size(); ++p) {
      NamedPerson& possible = article.possible_people[p];
      const NameNumber name = possible_people_.of(e)[p];
      const Articles& sure = sure_[name];
      if (sure.empty()) continue;
      possible.confidence = confirmed_confidence(
          possible.confidence, {.characters = count_code_points(possible.name),
                                .has_surname = names_.has_surname(name),
                                .sure_articles = sure.size(),
                                .possible_articles = possible_[name],
                                .shares_company = shares_company(e, sure, is_here)});
      if (possible.confidence >= kAccepted) confirmed.push_back(std::move(possible));
    }
    std::stable_sort(confirmed.begin(), confirmed.end(),
                     [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
    for (NamedPerson& person : confirmed) {
      drop_taken_spans(person, article.people);
      if (!person.spans.empty()) accept(std::move(person), article.people);
    }
    std::vector<NamedPerson>().swap(article.possible_people);
    for (const NameNumber name : people_.of(e)) is_here[name] = false;
  }

 private:
  bool shares_company(std::size_t e, const Articles& sure, const std::vector<bool>& is_here) const {
    constexpr std::size_t kLookedAt = 100;  // a name that is everywhere needs no company
    const std::size_t end = std::min(sure.size(), kLookedAt);
    for (std::size_t i = 0; i < end; ++i) {
      if (sure[i] == e) continue;
      const auto there = people_.of(sure[i]);
      if (std::any_of(there.begin(), there.end(), [&](NameNumber n) { return is_here[n]; })) {
        return true;
      }
    }
    return false;
  }

  // The finder may have found the name itself elsewhere in the article.
  static void accept(NamedPerson possible, std::vector<NamedPerson>& people) {
    const auto known = std::find_if(people.begin(), people.end(), [&](const NamedPerson& person) {
      return person.name == possible.name;
    });
    if (known == people.end()) {
      people.push_back(std::move(possible));
      return;
    }
    known->spans.insert(known->spans.end(), possible.spans.begin(), possible.spans.end());
    std::sort(known->spans.begin(), known->spans.end(), [](const auto& a, const auto& b) {
      return a.block != b.block ? a.block < b.block : a.begin < b.begin;
    });
  }

  std::vector<Entry>& entries_;
  Names names_;
  Numbers people_;
  Numbers possible_people_;
  std::vector<Articles> sure_;         // by the number of the name
  std::vector<std::size_t> possible_;  // articles, by the number of the name
};

}  // namespace

double confirmed_confidence(double confidence, const Confirming& by) {
  const double least = std::clamp(confidence, 0.01, 0.99);
  double odds = std::log(least / (1 - least)) + (by.characters > 2 ? kLongName : kShortName);
  if (!by.has_surname) odds += kForeign;
  const auto sure = static_cast<double>(by.sure_articles);
  odds += by.sure_articles == 1 ? kOnce : std::min(kMostOfArticles, kMoreArticles * (sure - 1));
  // What is possible far more often than it is sure is a word: 大赛.
  odds -= std::log(std::max(1.0, static_cast<double>(by.possible_articles) / sure));
  if (by.shares_company) odds += kCompany;
  return 1 / (1 + std::exp(-odds));
}

void confirm_people(std::vector<Entry>& entries, const Folding& folding, unsigned jobs) {
  if (std::all_of(entries.begin(), entries.end(),
                  [](const Entry& entry) { return entry.article.possible_people.empty(); })) {
    return;
  }
  Confirmation confirmation(entries, folding);
  parallel_for(entries.size(), jobs, [&](std::size_t e) { confirmation.confirm(e); });
}

}  // namespace baoku
