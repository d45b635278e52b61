#include "archive/people_doubts.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "archive/lives.h"
#include "archive/near_names.h"
#include "archive/offices.h"
#include "base/parallel.h"
#include "base/toml_text.h"
#include "base/utf8.h"

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

const std::string kPasteHere = "# content/people.toml\n";

// What two people who may be one have in common.
struct Company {
  std::set<std::string> offices;
  std::set<PersonIndex> people;
  std::set<std::string_view> newspapers;
  bool writes = false;
};

Company company_of(const Archive& archive, PersonIndex index) {
  const Person& person = archive.people[index];
  Company out;
  const std::size_t end = std::min(person.appearances.size(), kMostTogether);
  for (std::size_t i = 0; i < end; ++i) {
    const Appearance& each = person.appearances[i];
    const Entry& entry = archive.entries[each.article];
    out.writes |= each.as == NamedPerson::As::author;
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
  return "[[person]]\nname = " + toml_quoted(name) + "\n";
}

// What is more probable can be pasted as it stands, the other is a comment.
std::string choice(bool is_first, const std::string& first, const std::string& if_first,
                   const std::string& second, const std::string& if_second) {
  return is_first ? kPasteHere + first + "# or, if " + if_second + ":\n" + toml_commented(second)
                  : kPasteHere + second + "# or, if " + if_first + ":\n" + toml_commented(first);
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
      sameness >= 0.5,
      person_table(right->name) + "misprints = [" + toml_quoted(wrong->name) + "]\n",
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
  doubt.cure =
      choice(named.confidence < 0.5, "[[nobody]]\nname = " + toml_quoted(person.name) + "\n",
             "this is no person", person_table(person.name), "this is a person");
  return {std::move(doubt)};
}

// What the publisher writes where the articles of the other lives are somebody else's.
std::string cure_for_lives(const Archive& archive, const Person& person, const Lives& lives,
                           const std::vector<std::vector<ArticleIndex>>& articles) {
  const std::string slug = person.path.substr(7, person.path.size() - 8);  // "people/…/"
  std::string cure = kPasteHere;
  for (std::size_t life = 1; life < articles.size(); ++life) {
    std::string ids;
    for (const ArticleIndex article : articles[life])
      ids += (ids.empty() ? "" : ", ") + toml_quoted(archive.entries[article].id);
    cure += "[[person]]\nname = " + toml_quoted(person.name) +
            "\nslug = " + toml_quoted(slug + "-" + std::to_string(life + 1)) +
            "\ndescription = " + toml_quoted(lives.office_in(articles[life].front())) +
            "\nwhere = { articles = [" + ids + "] }\n";
  }
  return cure + "# or, if this is one person:\n" + toml_commented(person_table(person.name));
}

// A life with two offices may well be one: what makes it doubtful is that they take turns, that
// they are in different places, or that there are more.
std::vector<Doubt> doubt_unity(const Archive& archive, PersonIndex index) {
  const Person& person = archive.people[index];
  if (person.is_known || person.appearances.size() < 2) return {};
  std::vector<Office> offices = offices_of(archive, person, 0);
  // 教授 or 首相 by itself may be said of anybody's life.
  std::erase_if(offices,
                [](const Office& office) { return organisation_of(office.name).size() < 2; });
  if (offices.size() < 2) return {};
  const Lives lives(archive, index, std::move(offices));
  std::vector<std::vector<ArticleIndex>> articles = lives.articles();
  if (articles.size() < 2) return {};
  const std::string one = lives.office_in(articles[0].front());
  const std::string other = lives.office_in(articles[1].front());
  Doubt doubt;
  doubt.what = {"two_people", {{"name", quoted(person.name)}, {"one", one}, {"other", other}}};
  if (take_turns(archive, articles[0], articles[1])) {
    doubt.confidence = articles[1].size() > 1 ? 0.5 : 0.6;
    doubt.why = {{"two_people_why"}};
    articles.resize(2);
  } else if (articles.size() > 2) {
    std::string all = one;
    for (std::size_t life = 1; life < articles.size(); ++life)
      all += "、" + lives.office_in(articles[life].front());
    doubt.confidence = 0.65;
    doubt.what = {"several_people", {{"name", quoted(person.name)}, {"offices", all}}};
    doubt.why = {{"several_people_why"}};
  } else if (are_in_different_places(one, other)) {
    doubt.confidence = 0.7;
    doubt.why = {{"two_places_why"}};
  } else {
    return {};
  }
  for (const Appearance& each : person.appearances) {
    if (each.article == articles[1].front()) place(archive, each, doubt);
  }
  doubt.cure = cure_for_lives(archive, person, lives, articles);
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
