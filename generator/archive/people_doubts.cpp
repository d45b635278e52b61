#include "archive/people_doubts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "archive/near_names.h"
#include "archive/offices.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "reading/people/lexicon.h"
#include "reading/people/scanned_text.h"

namespace baoku {
namespace {

constexpr double kLeastAlike = 0.3;         // pairs less alike are not worth a look
constexpr double kShortSounds = 0.6;        // 王红 and 王宏 are two people more often than one
constexpr double kSeldomSure = 0.7;         // a name seen once with less confidence is doubted
constexpr std::size_t kMostTogether = 400;  // articles of one person that are looked through

// Places a doubt where somebody is named: the first span, the byline, or the article.
void place(const Archive& archive, const Appearance& appearance, Doubt& doubt) {
  const Entry& entry = archive.entries[appearance.article];
  const NamedPerson& named = entry.article.people[appearance.person];
  std::size_t line = entry.article.body_lines.first;
  if (!named.spans.empty()) {
    line = entry.article.blocks[named.spans.front().block].lines.first;
  } else if (entry.article.byline.lines.first > 0) {
    line = entry.article.byline.lines.first;
  }
  doubt.path = archive.sheets[entry.sheet].sheet.source.path();
  doubt.line = line;
  doubt.article = appearance.article;
}

std::string quoted(std::string_view name) { return "“" + std::string(name) + "”"; }

std::string in_toml(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

const std::string kPasteHere = "# content/people.toml\n";

// What two people who may be one have in common.
struct Company {
  std::set<std::string> offices;
  std::set<PersonIndex> people;
  std::set<std::string_view> newspapers;
  bool writes = false;
};

// Those whom an article names with somebody. Who writes it meets everybody.
void add_company(const Entry& entry, PersonIndex person, std::set<PersonIndex>& company) {
  for (std::size_t i = 0; i < entry.people.size(); ++i) {
    const bool is_subject = entry.article.people[i].as == NamedPerson::As::subject;
    if (is_subject && entry.people[i] != person) company.insert(entry.people[i]);
  }
}

Company company_of(const Archive& archive, PersonIndex index) {
  const Person& person = archive.people[index];
  Company out;
  const std::size_t end = std::min(person.appearances.size(), kMostTogether);
  for (std::size_t i = 0; i < end; ++i) {
    const Appearance& each = person.appearances[i];
    const Entry& entry = archive.entries[each.article];
    out.writes |= entry.article.people[each.person].as == NamedPerson::As::author;
    out.newspapers.insert(archive.sheets[entry.sheet].sheet.newspaper);
    add_company(entry, index, out.people);
  }
  for (const Office& office : offices_of(archive, person)) out.offices.insert(office.name);
  return out;
}

bool is_together(const Archive& archive, PersonIndex a, PersonIndex b) {
  const std::vector<Appearance>& of_a = archive.people[a].appearances;
  const std::vector<Appearance>& of_b = archive.people[b].appearances;
  for (std::size_t i = 0, k = 0; i < of_a.size() && k < of_b.size();) {
    if (of_a[i].article == of_b[k].article) return true;
    of_a[i].article < of_b[k].article ? ++i : ++k;
  }
  return false;
}

std::string shared_office(const Company& a, const Company& b) {
  for (const std::string& office : a.offices) {
    for (const std::string& other : b.offices) {
      if (office == other || is_short_for(office, other)) return other;
      if (is_short_for(other, office)) return office;
    }
  }
  return "";
}

std::string_view words_for(const Likeness& likeness) {
  if (likeness.looks) return likeness.sounds ? "looks_and_sounds" : "looks";
  return likeness.same_tone ? "sounds" : "sounds_but_tone";
}

std::string person_table(const std::string& name) {
  return "[[person]]\nname = " + in_toml(name) + "\n";
}

std::string commented(std::string_view lines) {
  std::string out;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    out += "# " + std::string(lines.substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  return out;
}

// What is more probable can be pasted as it stands, the other is a comment.
std::string choice(bool is_first, const std::string& first, const std::string& if_first,
                   const std::string& second, const std::string& if_second) {
  return is_first ? kPasteHere + first + "# or, if " + if_second + ":\n" + commented(second)
                  : kPasteHere + second + "# or, if " + if_first + ":\n" + commented(first);
}

// The one named more often, or first, is taken for the right name.
Doubt near_doubt(const Archive& archive, const NearNames& pair, double sameness,
                 std::vector<DoubtWords> why) {
  const Person* right = &archive.people[pair.first];
  const Person* wrong = &archive.people[pair.second];
  const auto standing = [](const Person& person) {
    return std::pair(person.appearances.size(), ~person.appearances.front().article);
  };
  if (standing(*right) < standing(*wrong)) std::swap(right, wrong);
  Doubt doubt;
  doubt.confidence = 1 - sameness;
  place(archive, wrong->appearances.front(), doubt);
  doubt.what = {"same_person", {{"wrong", quoted(wrong->name)}, {"right", quoted(right->name)}}};
  doubt.why = std::move(why);
  doubt.why.push_back({"named_times",
                       {{"wrong_count", std::to_string(wrong->appearances.size())},
                        {"right_count", std::to_string(right->appearances.size())}}});
  doubt.cure = choice(
      sameness >= 0.5, person_table(right->name) + "misprints = [" + in_toml(wrong->name) + "]\n",
      "they are one", person_table(right->name) + person_table(wrong->name), "they are two people");
  return doubt;
}

// Nothing when the two have nothing in common.
std::vector<Doubt> doubt_pair(const Archive& archive, const NearNames& pair, const Company& a,
                              const Company& b) {
  double sameness = pair.likeness.weight();
  const bool is_short = count_code_points(archive.people[pair.first].name) == 2;
  if (is_short && !pair.likeness.looks) sameness *= kShortSounds;
  std::vector<DoubtWords> why = {{words_for(pair.likeness)}};
  const std::string office = shared_office(a, b);
  std::size_t friends = 0;
  for (const PersonIndex each : a.people) friends += b.people.count(each);
  const bool same_paper =
      std::any_of(a.newspapers.begin(), a.newspapers.end(),
                  [&](std::string_view paper) { return b.newspapers.contains(paper); });
  if (!office.empty()) {
    sameness += (1 - sameness) * 0.6;
    why.push_back({"same_office", {{"office", office}}});
  }
  if (a.writes && b.writes && same_paper) {
    sameness += (1 - sameness) * 0.5;
    why.push_back({"same_paper"});
  }
  if (friends > 0) {
    sameness += (1 - sameness) * 0.3;
    why.push_back({"same_company", {{"count", std::to_string(friends)}}});
  }
  const bool have_in_common =
      !office.empty() || friends > 0 || (a.writes && b.writes && same_paper);
  if (!have_in_common) return {};
  if (a.writes != b.writes) sameness *= 0.6;
  if (is_together(archive, pair.first, pair.second)) {
    sameness *= 0.3;
    why.push_back({"named_together"});
  }
  if (sameness < kLeastAlike) return {};
  return {near_doubt(archive, pair, sameness, std::move(why))};
}

std::vector<Doubt> doubt_seldom(const Archive& archive, const Person& person) {
  if (person.is_known || person.appearances.size() != 1) return {};
  const Appearance& only = person.appearances.front();
  const NamedPerson& named = archive.entries[only.article].article.people[only.person];
  if (named.confidence >= kSeldomSure) return {};
  Doubt doubt;
  doubt.confidence = named.confidence;
  place(archive, only, doubt);
  doubt.what = {"nobody", {{"name", quoted(person.name)}}};
  doubt.why = {{"nobody_why"}};
  doubt.cure = choice(named.confidence < 0.5, "[[nobody]]\nname = " + in_toml(person.name) + "\n",
                      "this is no person", person_table(person.name), "this is a person");
  return {std::move(doubt)};
}

// The organisation of an office, folded: 市水利局 of 市水利局副局长; "" of 副市长.
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

// Offices that belong to one life as far as can be seen: the same organisation, one article that
// prints both, or company in common.
class Lives {
 public:
  Lives(const Archive& archive, PersonIndex person, std::vector<Office> offices)
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

  // The articles of each life, those with most first.
  std::vector<std::vector<ArticleIndex>> articles() const {
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

  // The first office printed in an article.
  std::string office_in(ArticleIndex article) const {
    for (const Office& office : offices_) {
      for (const OfficeMention& mention : office.mentions) {
        if (mention.article == article) return office.name;
      }
    }
    return "";
  }

 private:
  std::set<PersonIndex> company_at(const Office& office) const {
    std::set<PersonIndex> out;
    for (const OfficeMention& mention : office.mentions) {
      add_company(archive_.entries[mention.article], person_, out);
    }
    return out;
  }

  bool belong_together(std::size_t i, std::size_t k) const {
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

  void join(std::size_t i, std::size_t k) {
    const std::size_t from = life_[i];
    const std::size_t to = life_[k];
    for (std::size_t& life : life_) {
      if (life == from) life = to;
    }
  }

  const Archive& archive_;
  PersonIndex person_;
  std::vector<Office> offices_;
  std::vector<std::u32string> organisations_;  // parallel to offices_, as are the next two
  std::vector<std::set<PersonIndex>> company_;
  std::vector<std::size_t> life_;
};

// Two careers that take turns: one office after another is what people do, to and fro is not.
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

std::vector<Doubt> doubt_unity(const Archive& archive, PersonIndex index) {
  const Person& person = archive.people[index];
  if (person.is_known || person.appearances.size() < 3) return {};
  std::vector<Office> offices = offices_of(archive, person);
  // 教授 or 首相 by itself may be said of anybody's life.
  std::erase_if(offices,
                [](const Office& office) { return organisation_of(office.name).size() < 2; });
  if (offices.size() < 2) return {};
  const Lives lives(archive, index, std::move(offices));
  const std::vector<std::vector<ArticleIndex>> articles = lives.articles();
  if (articles.size() < 2 || !take_turns(archive, articles[0], articles[1])) return {};
  const std::string one = lives.office_in(articles[0].front());
  const std::string other = lives.office_in(articles[1].front());
  Doubt doubt;
  doubt.confidence = articles[1].size() > 1 ? 0.5 : 0.6;
  for (const Appearance& each : person.appearances) {
    if (each.article == articles[1].front()) {
      place(archive, each, doubt);
    }
  }
  doubt.what = {"two_people", {{"name", quoted(person.name)}, {"one", one}, {"other", other}}};
  doubt.why = {{"two_people_why"}};
  std::string ids;
  for (const ArticleIndex article : articles[1]) {
    ids += (ids.empty() ? "" : ", ") + in_toml(archive.entries[article].id);
  }
  const std::string slug = person.path.substr(7, person.path.size() - 8);  // "people/…/"
  doubt.cure = kPasteHere + "[[person]]\nname = " + in_toml(person.name) +
               "\nslug = " + in_toml(slug + "-2") + "\ndescription = " + in_toml(other) +
               "\nwhere = { articles = [" + ids + "] }\n# or, if this is one person:\n" +
               commented(person_table(person.name));
  return {std::move(doubt)};
}

}  // namespace

std::vector<Doubt> people_doubts(const Archive& archive, unsigned jobs) {
  std::vector<NearNames> pairs = near_names(archive, LookAlikes(), jobs);
  std::erase_if(pairs, [&](const NearNames& pair) {
    return pair.likeness.weight() < kLeastAlike ||
           (archive.people[pair.first].is_known && archive.people[pair.second].is_known);
  });
  const std::size_t count = archive.people.size();
  std::vector<char> is_near(count, 0);
  for (const NearNames& pair : pairs) is_near[pair.first] = is_near[pair.second] = 1;
  std::vector<Company> companies(count);
  parallel_for(count, jobs, [&](std::size_t i) {
    if (is_near[i]) companies[i] = company_of(archive, static_cast<PersonIndex>(i));
  });
  std::vector<std::vector<Doubt>> found(pairs.size() + count);
  parallel_for(found.size(), jobs, [&](std::size_t i) {
    if (i < pairs.size()) {
      const NearNames& pair = pairs[i];
      found[i] = doubt_pair(archive, pair, companies[pair.first], companies[pair.second]);
      return;
    }
    const auto index = static_cast<PersonIndex>(i - pairs.size());
    found[i] = doubt_seldom(archive, archive.people[index]);
    for (Doubt& doubt : doubt_unity(archive, index)) found[i].push_back(std::move(doubt));
  });
  std::vector<Doubt> doubts;
  for (std::vector<Doubt>& some : found) {
    for (Doubt& doubt : some) doubts.push_back(std::move(doubt));
  }
  return doubts;
}

}  // namespace baoku
