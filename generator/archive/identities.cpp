#include "archive/identities.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_set>
#include <utility>

#include "archive/mention_conditions.h"
#include "base/parallel.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

// Behind a name that no article has: the reading may have missed it.
constexpr const char* kNotFound = "; if one does, say so with names = […]";

constexpr std::uint32_t kNobody = 0xFFFFFFFF;

bool is_name_dot(char32_t c) {
  return c == U'·' || c == U'・' || c == U'•' || c == U'‧' || c == U'．' || c == U'∙' || c == U'･';
}

// A rule with what its conditions found. `names_taken` is parallel to rule.names.
struct TestedRule {
  const PersonRule* rule = nullptr;
  std::vector<MentionTest> where;
  std::vector<std::size_t> names_taken;
  std::optional<std::uint32_t> person;
};

struct TestedNobody {
  const NobodyRule* rule = nullptr;
  std::vector<MentionTest> where;
  std::size_t taken = 0;
};

// The rules that may be about a printed name, found once for each different one.
struct RulesOfName {
  bool is_excluded = false;
  std::vector<std::pair<std::size_t, std::size_t>> persons;  // rule and name in it, in file order
  std::vector<std::size_t> nobodies;
};

// Whom a printed name means where no rule says so, and how often.
struct PlainName {
  std::uint32_t person = kNobody;
  bool is_always = false;  // no rule may be about it
  std::uint32_t printed = 0;
};

class Identifier {
 public:
  Identifier(Archive& archive, const PrintedNames& names, const PeopleRules& rules,
             const Folding& folding, unsigned jobs)
      : archive_(archive), names_(names), rules_(rules), folding_(folding), jobs_(jobs) {
    for (const RuleText& word : rules.exclude) excluded_.insert(name_key(word.text, folding));
    const ArticleFinder finder(rules.persons.empty() && rules.nobodies.empty() ? kNothing
                                                                               : archive);
    for (const PersonRule& rule : rules.persons) {
      TestedRule& tested = persons_.emplace_back();
      tested.rule = &rule;
      tested.names_taken.resize(rule.names.size());
      for (const MentionCondition& each : rule.where) {
        tested.where.emplace_back(each, finder, folding);
      }
    }
    for (const NobodyRule& rule : rules.nobodies) {
      TestedNobody& tested = nobodies_.emplace_back();
      tested.rule = &rule;
      for (const MentionCondition& each : rule.where) {
        tested.where.emplace_back(each, finder, folding);
      }
    }
  }

  Identities run() {
    const std::size_t prints = names_.prints.size();
    find_rules();
    plain_names_.resize(prints);
    is_named_.resize(prints);
    of_keys_.resize(names_.keys.size(), kNobody);
    Identities out;
    out.of_mentions.resize(names_.mentions.size(), kNobody);
    out.as = names_.as;
    out.named = names_.named;
    const std::size_t entries = archive_.entries.size();
    for (std::size_t e = 0; e < entries; ++e) {
      for (std::size_t p = 0; p < names_.named[e]; ++p) {
        out.of_mentions[names_.begins[e] + p] = person_of(static_cast<ArticleIndex>(e), p, out);
      }
    }
    parallel_for(entries, jobs_, [&](std::size_t e) {
      if (is_settled(std::span(out.of_mentions).subspan(names_.begins[e], out.named[e]))) return;
      Entry& entry = archive_.entries[e];
      std::vector<NamedPerson>& people = entry.article.people;
      join_people(people, out.of_mentions.data() + names_.begins[e]);
      entry.people_as_read = false;
      out.named[e] = static_cast<std::uint32_t>(people.size());
      std::transform(people.begin(), people.end(),
                     out.as.begin() + static_cast<std::ptrdiff_t>(names_.begins[e]),
                     [](const NamedPerson& person) { return person.as; });
    });
    for (std::size_t print = 0; print < prints; ++print) {
      const PlainName& plain = plain_names_[print];
      if (plain.printed > 0) out.people[plain.person].forms[names_.prints[print]] += plain.printed;
    }
    return out;
  }

  void report(Diagnostics& diagnostics) const {
    for (const TestedRule& tested : persons_) report_person(tested, diagnostics);
    for (const TestedNobody& tested : nobodies_) {
      const RuleText& name = tested.rule->name;
      if (tested.taken == 0 && !is_named(name.text)) {
        diagnostics.error(rules_.source, name.offset, "no article names “" + name.text + "”");
        continue;
      }
      for (const MentionTest& each : tested.where) {
        each.report(rules_.source, name.text, diagnostics);
      }
    }
  }

 private:
  static const Archive kNothing;

  bool is_named(const std::string& name) const {
    const std::string key = name_key(name, folding_);
    for (std::size_t print = 0; print < names_.prints.size(); ++print) {
      if (is_named_[print] && names_.keys[names_.key_of[print]] == key) return true;
    }
    return false;
  }

  void report_person(const TestedRule& tested, Diagnostics& diagnostics) const {
    const PersonRule& rule = *tested.rule;
    const bool is_named_at_all =
        std::any_of(rule.names.begin(), rule.names.end(),
                    [&](const PersonRule::Name& each) { return is_named(each.name.text); });
    if (!is_named_at_all) {
      diagnostics.error(
          rules_.source, rule.offset,
          "no article names “" + rule.name + "”" +
              (rule.names.size() > 1 ? ", nor calls them by another name listed here" : "") +
              kNotFound);
      return;
    }
    for (const MentionTest& each : tested.where) {
      each.report(rules_.source, rule.name, diagnostics);
    }
    if (!tested.person) {
      if (tested.where.empty()) {
        diagnostics.error(rules_.source, rule.offset,
                          "every mention of “" + rule.name + "” is taken by a rule above");
      }
      return;
    }
    for (std::size_t i = 1; i < rule.names.size(); ++i) {
      if (tested.names_taken[i] > 0) continue;
      const RuleText& name = rule.names[i].name;
      diagnostics.error(rules_.source, name.offset,
                        "no article names “" + name.text + "”" +
                            (is_named(name.text) ? " where this person is meant" : kNotFound));
    }
  }

  // Rules about exactly a print come before those whose names only fold to the same.
  void find_rules() {
    rules_of_.resize(names_.prints.size());
    if (excluded_.empty() && persons_.empty() && nobodies_.empty()) return;
    std::vector<std::vector<std::string>> keys;  // parallel to the names of persons_
    for (const TestedRule& tested : persons_) {
      std::vector<std::string>& of_rule = keys.emplace_back();
      for (const PersonRule::Name& each : tested.rule->names) {
        of_rule.push_back(name_key(each.name.text, folding_));
      }
    }
    std::vector<std::string> nobodies;
    for (const TestedNobody& each : nobodies_) {
      nobodies.push_back(name_key(each.rule->name.text, folding_));
    }
    parallel_for(rules_of_.size(), jobs_, [&](std::size_t print) {
      RulesOfName& known = rules_of_[print];
      const std::string& name = names_.prints[print];
      const std::string& key = names_.keys[names_.key_of[print]];
      known.is_excluded = excluded_.contains(key);
      for (const bool exactly : {true, false}) {
        if (!known.persons.empty()) break;
        for (std::size_t r = 0; r < persons_.size(); ++r) {
          for (std::size_t n = 0; n < keys[r].size(); ++n) {
            if (exactly ? persons_[r].rule->names[n].name.text != name : keys[r][n] != key)
              continue;
            known.persons.emplace_back(r, n);
            break;
          }
        }
      }
      for (std::size_t n = 0; n < nobodies.size(); ++n) {
        if (nobodies[n] == key) known.nobodies.push_back(n);
      }
    });
  }

  bool takes(std::vector<MentionTest>& where, ArticleIndex article, const NamedPerson& person) {
    if (where.empty()) return true;
    for (MentionTest& each : where) {
      if (!each.fits(archive_, article, person, folding_)) continue;
      each.take(article);
      return true;
    }
    return false;
  }

  // The person that is meant by one of article.people, whose print it counts; or kNobody.
  std::uint32_t person_of(ArticleIndex article, std::size_t place, Identities& out) {
    const std::uint32_t print = names_.mentions[names_.begins[article] + place];
    PlainName& plain = plain_names_[print];
    if (plain.is_always) {
      ++plain.printed;
      return plain.person;
    }
    is_named_[print] = true;
    const RulesOfName& known = rules_of_[print];
    if (known.is_excluded) return kNobody;
    const auto person = [&]() -> const NamedPerson& {
      return archive_.entries[article].article.people[place];
    };
    for (const std::size_t n : known.nobodies) {
      if (!takes(nobodies_[n].where, article, person())) continue;
      ++nobodies_[n].taken;
      return kNobody;
    }
    for (const auto& [r, name] : known.persons) {
      TestedRule& tested = persons_[r];
      if (!takes(tested.where, article, person())) continue;
      ++tested.names_taken[name];
      if (!tested.person) {
        tested.person = static_cast<std::uint32_t>(out.people.size());
        out.people.push_back({name_key(tested.rule->name, folding_), tested.rule, {}});
      }
      ++out.people[*tested.person].forms[names_.prints[print]];
      return *tested.person;
    }
    if (plain.person == kNobody) {
      std::uint32_t& of_key = of_keys_[names_.key_of[print]];
      if (of_key == kNobody) {
        of_key = static_cast<std::uint32_t>(out.people.size());
        out.people.push_back({names_.keys[names_.key_of[print]], nullptr, {}});
      }
      plain.person = of_key;
      plain.is_always = known.persons.empty() && known.nobodies.empty();
    }
    ++plain.printed;
    return plain.person;
  }

  // True when each is somebody else.
  static bool is_settled(std::span<const std::uint32_t> persons) {
    for (auto each = persons.begin(); each != persons.end(); ++each) {
      if (*each == kNobody || std::find(persons.begin(), each, *each) != each) return false;
    }
    return true;
  }

  // Leaves each person once, and nobody out; `persons`, parallel to them, follow.
  static void join_people(std::vector<NamedPerson>& named, std::uint32_t* persons) {
    std::size_t kept = 0;
    for (std::size_t p = 0; p < named.size(); ++p) {
      const std::uint32_t person = persons[p];
      if (person == kNobody) continue;
      const std::uint32_t* const known = std::find(persons, persons + kept, person);
      if (known != persons + kept) {
        join(named[p], named[static_cast<std::size_t>(known - persons)]);
        continue;
      }
      persons[kept] = person;
      if (kept != p) named[kept] = std::move(named[p]);
      ++kept;
    }
    named.resize(kept);
  }

  static void join(const NamedPerson& from, NamedPerson& to) {
    if (from.as == NamedPerson::As::author) to.as = from.as;
    to.confidence = std::max(to.confidence, from.confidence);
    to.spans.insert(to.spans.end(), from.spans.begin(), from.spans.end());
    std::sort(to.spans.begin(), to.spans.end(), [](const auto& a, const auto& b) {
      return a.block != b.block ? a.block < b.block : a.begin < b.begin;
    });
    for (const auto& role : from.roles) {
      if (std::find(to.roles.begin(), to.roles.end(), role) == to.roles.end()) {
        to.roles.push_back(role);
      }
    }
  }

  Archive& archive_;
  const PrintedNames& names_;
  const PeopleRules& rules_;
  const Folding& folding_;
  unsigned jobs_;
  std::vector<TestedRule> persons_;
  std::vector<TestedNobody> nobodies_;
  std::unordered_set<std::string> excluded_;
  std::vector<RulesOfName> rules_of_;   // by print
  std::vector<PlainName> plain_names_;  // by print
  std::vector<bool> is_named_;          // by print
  std::vector<std::uint32_t> of_keys_;  // by key: the person where no rule says so
};

const Archive Identifier::kNothing;

}  // namespace

std::string name_key(std::string_view name, const Folding& folding) {
  std::string key;
  bool is_apart = false;
  char32_t last = 0;
  const std::string normal = to_nfc(name);
  for (std::size_t at = 0; at < normal.size();) {
    const char32_t c = next_code_point(normal, at);
    if (is_space(c)) {
      is_apart = true;
      continue;
    }
    const std::u32string_view folded = is_name_dot(c) ? U"·" : folding.folded(c);
    for (const char32_t f : folded) {
      if (is_apart && last != 0 && is_letter(last) && is_letter(f) && !is_han(last) && !is_han(f)) {
        key += ' ';
      }
      is_apart = false;
      append_utf8(key, f);
      last = f;
    }
  }
  return key.empty() ? normal : key;
}

Identities identify(Archive& archive, const PrintedNames& names, const PeopleRules& rules,
                    const Folding& folding, unsigned jobs, Diagnostics& diagnostics) {
  Identifier identifier(archive, names, rules, folding, jobs);
  Identities identities = identifier.run();
  if (rules.is_sound) identifier.report(diagnostics);
  return identities;
}

}  // namespace baoku
