#include "archive/confirm_people.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "archive/identities.h"
#include "base/parallel.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr double kSure = 0.85;
constexpr double kAccepted = 0.5;

// Evidence that a name is sure elsewhere, in natural logarithms of odds; set by looking at what it
// lets in from the sample and from made-up archives of several thousand articles.
constexpr double kLongName = 1.6;   // three characters and more are seldom a word by chance
constexpr double kShortName = 0.5;  // two are: 高明, 王军
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
    const auto [found, is_new] = by_print_.try_emplace(printed, NameNumber{0});
    if (!is_new) return found->second;
    const auto [key, is_new_key] =
        by_key_.try_emplace(name_key(printed, folding_), static_cast<NameNumber>(by_key_.size()));
    return found->second = key->second;
  }
  std::size_t size() const { return by_key_.size(); }

 private:
  const Folding& folding_;
  std::unordered_map<std::string, NameNumber> by_print_;
  std::unordered_map<std::string, NameNumber> by_key_;
};

// What the names of one article are by number, parallel to its lists.
struct Numbers {
  std::vector<NameNumber> people;
  std::vector<NameNumber> possible;
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

bool share_name(const Numbers& a, const Numbers& b) {
  return std::any_of(a.people.begin(), a.people.end(), [&](NameNumber name) {
    return std::find(b.people.begin(), b.people.end(), name) != b.people.end();
  });
}

class Confirmation {
 public:
  Confirmation(std::vector<Entry>& entries, const Folding& folding) : entries_(entries) {
    Names names(folding);
    numbers_.resize(entries.size());
    for (std::size_t e = 0; e < entries.size(); ++e) {
      for (const NamedPerson& person : entries[e].article.people) {
        numbers_[e].people.push_back(names.number(person.name));
      }
      for (const NamedPerson& person : entries[e].article.possible_people) {
        numbers_[e].possible.push_back(names.number(person.name));
      }
    }
    sure_.resize(names.size());
    for (std::size_t e = 0; e < entries.size(); ++e) {
      const std::vector<NamedPerson>& people = entries[e].article.people;
      for (std::size_t p = 0; p < people.size(); ++p) {
        Articles& articles = sure_[numbers_[e].people[p]];
        if (people[p].confidence < kSure) continue;
        if (articles.empty() || articles.back() != e) {
          articles.push_back(static_cast<std::uint32_t>(e));
        }
      }
    }
  }

  // Reads only what the constructor made, so that one article's gain never confirms another's.
  void confirm(std::size_t e) {
    Article& article = entries_[e].article;
    for (std::size_t p = 0; p < article.possible_people.size(); ++p) {
      NamedPerson& possible = article.possible_people[p];
      const Articles& sure = sure_[numbers_[e].possible[p]];
      if (sure.empty()) continue;
      drop_taken_spans(possible, article.people);
      if (possible.spans.empty()) continue;
      possible.confidence =
          confirmed_confidence(possible.confidence, count_code_points(possible.name), sure.size(),
                               shares_company(e, sure));
      if (possible.confidence >= kAccepted) accept(std::move(possible), article.people);
    }
    std::vector<NamedPerson>().swap(article.possible_people);
  }

 private:
  bool shares_company(std::size_t e, const Articles& sure) const {
    constexpr std::size_t kLookedAt = 100;  // a name that is everywhere needs no company
    const std::size_t end = std::min(sure.size(), kLookedAt);
    for (std::size_t i = 0; i < end; ++i) {
      if (sure[i] != e && share_name(numbers_[e], numbers_[sure[i]])) return true;
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
  std::vector<Numbers> numbers_;  // parallel to entries_
  std::vector<Articles> sure_;    // by the number of the name
};

}  // namespace

double confirmed_confidence(double confidence, std::size_t characters, std::size_t articles,
                            bool shares_company) {
  const double least = std::clamp(confidence, 0.01, 0.99);
  double odds = std::log(least / (1 - least)) + (characters > 2 ? kLongName : kShortName);
  odds += std::min(kMostOfArticles, kMoreArticles * static_cast<double>(articles - 1));
  if (shares_company) odds += kCompany;
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
