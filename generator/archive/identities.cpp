#include "archive/identities.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "archive/mention_conditions.h"
#include "base/text_numbers.h"
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

// A printed name and the rules that may be about it, found once for each different name.
struct KnownName {
  std::string print;
  std::string key;
  bool is_excluded = false;
  std::vector<std::pair<std::size_t, std::size_t>> rules;  // rule and name in it, in file order
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
  Identifier(Archive& archive, const PeopleRules& rules, const Folding& folding)
      : archive_(archive), rules_(rules), folding_(folding) {
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
    Identities out;
    out.of_entries.resize(archive_.entries.size());
    for (std::size_t e = 0; e < archive_.entries.size(); ++e) {
      identify_entry(static_cast<ArticleIndex>(e), out);
    }
    for (std::size_t print = 0; print < known_.size(); ++print) {
      const PlainName& plain = plain_names_[print];
      if (plain.printed > 0) out.people[plain.person].forms[known_[print].print] += plain.printed;
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
    return known_keys_.contains(name_key(name, folding_));
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

  // Takes down a name that is printed for the first time. Rules about exactly this print come
  // before those whose names only fold to the same.
  void add_known_name(const std::string& name) {
    KnownName& known = known_.emplace_back();
    plain_names_.emplace_back();
    known.print = name;
    known.key = name_key(name, folding_);
    known_keys_.insert(known.key);
    known.is_excluded = excluded_.contains(known.key);
    for (const bool exactly : {true, false}) {
      if (!known.rules.empty()) break;
      const auto is_meant = [&](const std::string& listed) {
        return exactly ? listed == name : name_key(listed, folding_) == known.key;
      };
      for (std::size_t r = 0; r < persons_.size(); ++r) {
        const std::vector<PersonRule::Name>& names = persons_[r].rule->names;
        const auto at = std::find_if(names.begin(), names.end(), [&](const PersonRule::Name& each) {
          return is_meant(each.name.text);
        });
        if (at == names.end()) continue;
        known.rules.emplace_back(r, static_cast<std::size_t>(at - names.begin()));
      }
    }
    for (std::size_t n = 0; n < nobodies_.size(); ++n) {
      if (name_key(nobodies_[n].rule->name.text, folding_) == known.key) {
        known.nobodies.push_back(n);
      }
    }
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

  // The person that is meant, whose print it counts; or kNobody.
  std::uint32_t person_of(ArticleIndex article, const NamedPerson& person, Identities& out) {
    const std::uint32_t print = prints_.number(person.name);
    if (print == known_.size()) add_known_name(person.name);
    PlainName& plain = plain_names_[print];
    if (plain.is_always) {
      ++plain.printed;
      return plain.person;
    }
    const KnownName& known = known_[print];
    if (known.is_excluded) return kNobody;
    for (const std::size_t n : known.nobodies) {
      if (!takes(nobodies_[n].where, article, person)) continue;
      ++nobodies_[n].taken;
      return kNobody;
    }
    for (const auto& [r, name] : known.rules) {
      TestedRule& tested = persons_[r];
      if (!takes(tested.where, article, person)) continue;
      ++tested.names_taken[name];
      if (!tested.person) {
        tested.person = static_cast<std::uint32_t>(out.people.size());
        out.people.push_back({name_key(tested.rule->name, folding_), tested.rule, {}});
      }
      ++out.people[*tested.person].forms[person.name];
      return *tested.person;
    }
    if (plain.person == kNobody) {
      const auto [found, is_new] =
          plain_.try_emplace(known.key, static_cast<std::uint32_t>(out.people.size()));
      if (is_new) out.people.push_back({known.key, nullptr, {}});
      plain.person = found->second;
      plain.is_always = known.rules.empty() && known.nobodies.empty();
    }
    ++plain.printed;
    return plain.person;
  }

  void identify_entry(ArticleIndex index, Identities& out) {
    std::vector<NamedPerson>& named = archive_.entries[index].article.people;
    std::vector<std::uint32_t>& numbers = out.of_entries[index];
    numbers.reserve(named.size());
    std::size_t kept = 0;
    for (std::size_t p = 0; p < named.size(); ++p) {
      const std::uint32_t number = person_of(index, named[p], out);
      if (number == kNobody) continue;
      const auto known = std::find(numbers.begin(), numbers.end(), number);
      if (known != numbers.end()) {
        join(named[p], named[static_cast<std::size_t>(known - numbers.begin())]);
        continue;
      }
      numbers.push_back(number);
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
  const PeopleRules& rules_;
  const Folding& folding_;
  std::vector<TestedRule> persons_;
  std::vector<TestedNobody> nobodies_;
  std::unordered_set<std::string> excluded_;
  TextNumbers prints_;                  // the names as printed
  std::vector<KnownName> known_;        // by their numbers
  std::vector<PlainName> plain_names_;  // the same
  std::unordered_set<std::string> known_keys_;
  std::unordered_map<std::string, std::uint32_t> plain_;  // by key
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

Identities identify(Archive& archive, const PeopleRules& rules, const Folding& folding,
                    Diagnostics& diagnostics) {
  Identifier identifier(archive, rules, folding);
  Identities identities = identifier.run();
  if (rules.is_sound) identifier.report(diagnostics);
  return identities;
}

}  // namespace baoku
