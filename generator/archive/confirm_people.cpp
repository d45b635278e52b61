#include "archive/confirm_people.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "base/parallel.h"
#include "base/utf8.h"
#include "reading/people/lexicon.h"

namespace baoku {
namespace {

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

using Articles = std::vector<std::uint32_t>;  // ascending

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
  Confirmation(std::vector<Entry>& entries, PrintedNames& names)
      : entries_(entries),
        names_(names),
        sure_(names.keys.size()),
        possible_(names.keys.size()),
        named_(names.named) {
    for (const std::string& key : names.keys) has_surname_.push_back(split_surname(key) > 0);
    for (std::size_t e = 0; e < entries.size(); ++e) {
      for (const std::uint32_t print : names.possible_of(e)) ++possible_[names.key_of[print]];
      for (std::size_t m = names.begins[e]; m < names.begins[e] + names.named[e]; ++m) {
        if (names.is_sure[m] == 0) continue;
        Articles& articles = sure_[names.key_of[names.mentions[m]]];
        if (articles.empty() || articles.back() != e) {
          articles.push_back(static_cast<std::uint32_t>(e));
        }
      }
    }
  }

  // Reads only what the constructor made, so that one article's gain never confirms another's. Of
  // names that overlap the most probable has the place.
  void confirm(std::size_t e) {
    const std::span<const std::uint32_t> prints = names_.possible_of(e);
    if (prints.empty()) return;
    Entry& entry = entries_[e];
    Article& article = entry.article;
    // Who is named here, by the names of the whole archive: others are held against it quickly.
    thread_local std::vector<bool> is_here;
    is_here.resize(names_.keys.size());
    for (const std::uint32_t print : names_.people_of(e)) is_here[names_.key_of[print]] = true;
    std::vector<std::pair<NamedPerson, std::uint32_t>> confirmed;  // with their prints
    for (std::size_t p = 0; p < prints.size(); ++p) {
      const std::uint32_t key = names_.key_of[prints[p]];
      const Articles& sure = sure_[key];
      if (sure.empty()) continue;
      NamedPerson& possible = article.possible_people[p];
      possible.confidence = confirmed_confidence(
          possible.confidence, {.characters = count_code_points(possible.name),
                                .has_surname = has_surname_[key],
                                .sure_articles = sure.size(),
                                .possible_articles = possible_[key],
                                .shares_company = shares_company(e, sure, is_here)});
      if (possible.confidence >= kAccepted) confirmed.emplace_back(std::move(possible), prints[p]);
    }
    std::stable_sort(confirmed.begin(), confirmed.end(), [](const auto& a, const auto& b) {
      return a.first.confidence > b.first.confidence;
    });
    for (auto& [person, print] : confirmed) {
      drop_taken_spans(person, article.people);
      if (person.spans.empty()) continue;
      entry.people_as_read = false;
      const NamedPerson::As as = person.as;
      if (!accept(std::move(person), article.people)) continue;
      // In the places of the possible ones, which only this thread looks at.
      const std::size_t place = names_.begins[e] + named_[e]++;
      names_.mentions[place] = print;
      names_.as[place] = as;
    }
    std::vector<NamedPerson>().swap(article.possible_people);
    for (const std::uint32_t print : names_.people_of(e)) is_here[names_.key_of[print]] = false;
  }

  void finish() { names_.named = std::move(named_); }

 private:
  bool shares_company(std::size_t e, const Articles& sure, const std::vector<bool>& is_here) const {
    constexpr std::size_t kLookedAt = 100;  // a name that is everywhere needs no company
    const std::size_t end = std::min(sure.size(), kLookedAt);
    for (std::size_t i = 0; i < end; ++i) {
      if (sure[i] == e) continue;
      const auto there = names_.people_of(sure[i]);
      if (std::any_of(there.begin(), there.end(),
                      [&](std::uint32_t print) { return is_here[names_.key_of[print]]; })) {
        return true;
      }
    }
    return false;
  }

  // The finder may have found the name itself elsewhere in the article: false, nobody is added.
  static bool accept(NamedPerson possible, std::vector<NamedPerson>& people) {
    const auto known = std::find_if(people.begin(), people.end(), [&](const NamedPerson& person) {
      return person.name == possible.name;
    });
    if (known == people.end()) {
      people.push_back(std::move(possible));
      return true;
    }
    known->spans.insert(known->spans.end(), possible.spans.begin(), possible.spans.end());
    std::sort(known->spans.begin(), known->spans.end(), [](const auto& a, const auto& b) {
      return a.block != b.block ? a.block < b.block : a.begin < b.begin;
    });
    return false;
  }

  std::vector<Entry>& entries_;
  PrintedNames& names_;
  std::vector<Articles> sure_;         // by key
  std::vector<std::size_t> possible_;  // articles, by key
  std::vector<bool> has_surname_;      // by key: a Chinese one
  std::vector<std::uint32_t> named_;   // what becomes of names_.named
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

void confirm_people(std::vector<Entry>& entries, PrintedNames& names, unsigned jobs) {
  Confirmation confirmation(entries, names);
  parallel_for(entries.size(), jobs, [&](std::size_t e) { confirmation.confirm(e); });
  confirmation.finish();
}

}  // namespace baoku
