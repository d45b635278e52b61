#include "archive/lives.h"

#include <algorithm>
#include <map>
#include <utility>

#include "reading/people/lexicon.h"
#include "reading/people/scanned_text.h"

namespace baoku {
namespace {

// True when the organisations may be one: two characters in common, or one written shorter, as
// 人社局 is of 人力资源和社会保障局.
bool may_be_one(std::u32string_view a, std::u32string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  std::size_t kept = 0;
  for (const char32_t c : a) kept += kept < b.size() && c == b[kept];
  if (kept == b.size()) return true;
  for (std::size_t i = 0; i + 2 <= a.size(); ++i) {
    if (b.find(a.substr(i, 2)) != std::u32string_view::npos) return true;
  }
  return false;
}

// The places that an organisation names, with what each is: 云渡市, 梨坞镇 of 云渡市梨坞镇中学.
std::vector<std::u32string> places_of(std::u32string_view organisation) {
  static constexpr std::u32string_view kEnds = U"省市县区镇乡村";
  static constexpr std::u32string_view kOfWords = U"农乡城社校园牧灾林矿景郊";  // 农业农村, 社区
  constexpr std::size_t kShortest = 3;  // 全市 and 新区 are no names
  std::vector<std::u32string> places;
  for (std::size_t i = 0, begin = 0; i < organisation.size(); ++i) {
    if (kEnds.find(organisation[i]) == std::u32string_view::npos) continue;
    if (i > begin && kOfWords.find(organisation[i - 1]) != std::u32string_view::npos) continue;
    if (i + 1 - begin >= kShortest) places.emplace_back(organisation.substr(begin, i + 1 - begin));
    begin = i + 1;
  }
  return places;
}

}  // namespace

void add_company(const Entry& entry, PersonIndex person, std::set<PersonIndex>& company) {
  for (const PersonIndex each : entry.people) {
    if (each != person && !entry.is_writer(each)) company.insert(each);
  }
}

std::u32string organisation_of(std::string_view office) {
  const ScannedText text(office);
  const std::u32string_view chars = text.chars();
  std::size_t end = chars.size();
  const auto take_off = [&](WordClasses wanted) {
    std::size_t length = 0;
    lexicon().words_before(chars, end, [&](std::size_t found, WordClasses classes) {
      if (classes & wanted) length = found;
    });
    end -= length;
  };
  take_off(word_class::kOffice);
  take_off(word_class::kDeputy);
  return std::u32string(chars.substr(0, end));
}

bool are_in_different_places(std::string_view one, std::string_view other) {
  bool differ = false;
  const std::vector<std::u32string> places = places_of(organisation_of(other));
  for (const std::u32string& place : places_of(organisation_of(one)))
    for (const std::u32string& there : places) {
      if (place == there) return false;
      differ = differ || place.back() == there.back();
    }
  return differ;
}

bool take_turns(const Archive& archive, const std::vector<ArticleIndex>& a,
                const std::vector<ArticleIndex>& b) {
  const auto is_dated = [&](ArticleIndex article) {
    return archive.entries[article].article.date.is_full();
  };
  std::vector<std::pair<ArticleIndex, bool>> all;
  for (const ArticleIndex article : a) all.emplace_back(article, false);
  for (const ArticleIndex article : b) all.emplace_back(article, true);
  std::erase_if(all, [&](const auto& each) { return !is_dated(each.first); });
  std::sort(all.begin(), all.end());
  std::size_t turns = 0;
  for (std::size_t i = 1; i < all.size(); ++i) turns += all[i].second != all[i - 1].second;
  return turns >= 2;
}

Lives::Lives(const Archive& archive, PersonIndex person, std::vector<Office> offices)
    : archive_(archive), person_(person), offices_(std::move(offices)) {
  for (const Office& office : offices_) {
    organisations_.push_back(organisation_of(office.name));
    company_.push_back(company_at(office));
    life_.push_back(life_.size());
  }
  for (std::size_t i = 0; i < offices_.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (belong_together(i, k)) join(i, k);
    }
  }
}

std::vector<std::vector<ArticleIndex>> Lives::articles() const {
  std::map<std::size_t, std::set<ArticleIndex>> by_life;
  for (std::size_t i = 0; i < offices_.size(); ++i) {
    for (const OfficeMention& mention : offices_[i].mentions) {
      by_life[life_[i]].insert(mention.article);
    }
  }
  std::vector<std::vector<ArticleIndex>> out;
  for (const auto& [life, articles] : by_life) out.emplace_back(articles.begin(), articles.end());
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return out;
}

std::string Lives::office_in(ArticleIndex article) const {
  for (const Office& office : offices_) {
    for (const OfficeMention& mention : office.mentions) {
      if (mention.article == article) return office.name;
    }
  }
  return "";
}

std::set<PersonIndex> Lives::company_at(const Office& office) const {
  std::set<PersonIndex> out;
  for (const OfficeMention& mention : office.mentions) {
    add_company(archive_.entries[mention.article], person_, out);
  }
  return out;
}

bool Lives::belong_together(std::size_t i, std::size_t k) const {
  if (may_be_one(organisations_[i], organisations_[k])) return true;
  if (std::any_of(company_[i].begin(), company_[i].end(),
                  [&](PersonIndex other) { return company_[k].contains(other); })) {
    return true;
  }
  for (const OfficeMention& a : offices_[i].mentions) {
    for (const OfficeMention& b : offices_[k].mentions) {
      if (a.article == b.article) return true;
    }
  }
  return false;
}

void Lives::join(std::size_t i, std::size_t k) {
  const std::size_t from = life_[i];
  const std::size_t to = life_[k];
  for (std::size_t& life : life_) {
    if (life == from) life = to;
  }
}

}  // namespace baoku
