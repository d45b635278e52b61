#include "archive/people_rules.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "archive/slugs.h"
#include "base/decode_source.h"
#include "base/utf8.h"

namespace baoku {
namespace {

using Kind = OtherName::Kind;

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_web_address(std::string_view url) {
  const std::string_view rest = url.starts_with("https://")  ? url.substr(8)
                                : url.starts_with("http://") ? url.substr(7)
                                                             : std::string_view();
  return !rest.empty() && url.size() <= 2000 &&
         std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c != 0x7F; }) &&
         rest.find_first_of("\"<>\\^`{|}") == std::string_view::npos;
}

class RulesReader {
 public:
  RulesReader(PeopleRules& rules, Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics) {}

  void read(const SettingTable& table) {
    SettingReader reader(table, rules_.source, "people.toml", diagnostics_);
    rules_.names = texts(reader, table, "names");
    rules_.surnames = texts(reader, table, "surnames");
    rules_.exclude = texts(reader, table, "exclude");
    for (const SettingTable* person : reader.tables("person")) read_person(*person);
    for (const SettingTable* nobody : reader.tables("nobody")) read_nobody(*nobody);
    reader.finish();
    check_contradictions();
  }

 private:
  void error(std::size_t offset, const std::string& message) {
    diagnostics_.error(rules_.source, offset, message);
  }

  // The texts of a list, or one text, each with its place. Empty ones are reported.
  std::vector<RuleText> texts(SettingReader& reader, const SettingTable& table,
                              std::string_view key) {
    const std::optional<std::vector<std::string>> read = reader.texts(key);
    if (!read) return {};
    const Setting& setting = table.at(std::string(key));
    const auto* list = std::get_if<SettingList>(&setting.value);
    std::vector<RuleText> out;
    for (std::size_t i = 0; i < read->size(); ++i) {
      const std::size_t offset = list != nullptr ? (*list)[i].offset : setting.offset;
      std::string text(trim((*read)[i]));
      if (text.empty() || text.find_first_of("\t\n") != std::string::npos) {
        error(offset, "\"" + std::string(key) + "\" holds a text that is no name");
      } else {
        out.push_back({std::move(text), offset});
      }
    }
    return out;
  }

  std::string line(SettingReader& reader, std::string_view key) {
    std::string text(trim(reader.text(key).value_or("")));
    if (text.find_first_of("\t\n") == std::string::npos) return text;
    error(reader.offset(key), "\"" + std::string(key) + "\" must be one line");
    return "";
  }

  // The name that a table is about; "" is reported.
  std::string name_of(SettingReader& reader, const SettingTable& table, std::string_view where) {
    std::string name = line(reader, "name");
    if (name.empty()) {
      const std::size_t offset = table.empty() ? 0 : table.begin()->second.key_offset;
      error(offset, std::string(where) + " needs a \"name\"");
    }
    return name;
  }

  MentionCondition condition(const SettingTable& table, std::size_t offset) {
    SettingReader reader(table, rules_.source, "where", diagnostics_);
    MentionCondition condition;
    condition.offset = offset;
    condition.articles = texts(reader, table, "articles");
    condition.from = reader.date("from");
    condition.until = reader.date("until");
    condition.newspaper = line(reader, "newspaper");
    condition.role = line(reader, "role");
    if (const std::string as = line(reader, "as"); as == "author") {
      condition.as = NamedPerson::As::author;
    } else if (as == "subject") {
      condition.as = NamedPerson::As::subject;
    } else if (!as.empty()) {
      error(reader.offset("as"), "\"as\" must be \"author\" or \"subject\", not \"" + as + "\"");
    }
    if (table.empty()) error(offset, "\"where\" is empty: it would mean every mention");
    reader.finish();
    return condition;
  }

  std::vector<MentionCondition> where(SettingReader& reader, const SettingTable& table) {
    const auto found = table.find("where");
    std::vector<MentionCondition> out;
    if (found != table.end() && std::holds_alternative<SettingTable>(found->second.value)) {
      out.push_back(condition(*reader.table("where"), found->second.offset));
      return out;
    }
    const std::vector<const SettingTable*> tables = reader.tables("where");
    for (std::size_t i = 0; i < tables.size(); ++i) {
      out.push_back(condition(*tables[i], std::get<SettingList>(found->second.value)[i].offset));
    }
    return out;
  }

  void add_names(PersonRule& rule, Kind kind, std::vector<RuleText> names) {
    for (RuleText& name : names) {
      const bool is_known =
          std::any_of(rule.names.begin(), rule.names.end(),
                      [&](const PersonRule::Name& each) { return each.name.text == name.text; });
      if (is_known) {
        error(name.offset, "“" + name.text + "” is listed twice for this person");
      } else {
        rule.names.push_back({kind, std::move(name)});
      }
    }
  }

  void read_links(PersonRule& rule, SettingReader& reader, const SettingTable& table) {
    if (const std::string item = line(reader, "wikidata"); !item.empty()) {
      if (item.front() == 'Q' && is_digits(std::string_view(item).substr(1))) {
        rule.links.push_back({PersonLink::Kind::wikidata, "https://www.wikidata.org/wiki/" + item});
      } else {
        error(reader.offset("wikidata"), "\"wikidata\" must be the number of an item such as Q42");
      }
    }
    if (const std::string number = line(reader, "viaf"); !number.empty()) {
      if (is_digits(number)) {
        rule.links.push_back({PersonLink::Kind::viaf, "https://viaf.org/viaf/" + number});
      } else {
        error(reader.offset("viaf"), "\"viaf\" must be a number such as 12345");
      }
    }
    for (const RuleText& link : texts(reader, table, "links")) {
      if (is_web_address(link.text)) {
        rule.links.push_back({PersonLink::Kind::other, link.text});
      } else {
        error(link.offset, "“" + link.text + "” is no address: write https://…");
      }
    }
  }

  void read_slug(PersonRule& rule, SettingReader& reader) {
    rule.slug = line(reader, "slug");
    if (rule.slug.empty()) {
      if (rule.where.empty()) return;
      error(rule.where.front().offset,
            "a person told apart by \"where\" needs a \"slug\", an address of their own");
    } else if (!is_slug(rule.slug)) {
      error(reader.offset("slug"),
            "slug “" + rule.slug + "” cannot stand in an address: write 1 to 60 of a-z, 0-9 and -");
    } else if (const auto [at, is_new] = slugs_.emplace(rule.slug, rule.offset); !is_new) {
      const std::size_t other = rules_.source.line_of(at->second);
      error(reader.offset("slug"), "slug “" + rule.slug +
                                       "” is already that of the person in line " +
                                       std::to_string(other));
    }
  }

  void read_person(const SettingTable& table) {
    SettingReader reader(table, rules_.source, "[[person]]", diagnostics_);
    const std::size_t errors_before = diagnostics_.errors();
    PersonRule rule;
    rule.name = name_of(reader, table, "[[person]]");
    if (!rule.name.empty()) {
      rule.offset = reader.offset("name");
      rule.names.push_back({Kind::form, {rule.name, rule.offset}});
    }
    add_names(rule, Kind::alias, texts(reader, table, "aliases"));
    add_names(rule, Kind::former, texts(reader, table, "former_names"));
    add_names(rule, Kind::pen_name, texts(reader, table, "pen_names"));
    add_names(rule, Kind::misprint, texts(reader, table, "misprints"));
    rule.description = line(reader, "description");
    read_links(rule, reader, table);
    rule.where = where(reader, table);
    read_slug(rule, reader);
    reader.finish();
    if (diagnostics_.errors() == errors_before) rules_.persons.push_back(std::move(rule));
  }

  void read_nobody(const SettingTable& table) {
    SettingReader reader(table, rules_.source, "[[nobody]]", diagnostics_);
    const std::size_t errors_before = diagnostics_.errors();
    NobodyRule rule;
    rule.name.text = name_of(reader, table, "[[nobody]]");
    if (!rule.name.text.empty()) rule.name.offset = reader.offset("name");
    rule.where = where(reader, table);
    reader.finish();
    if (diagnostics_.errors() > errors_before) return;
    if (rule.where.empty()) {
      rules_.exclude.push_back(std::move(rule.name));
    } else {
      rules_.nobodies.push_back(std::move(rule));
    }
  }

  // Reports names that are both wanted and not, or that two people have everywhere.
  void check_contradictions() {
    std::set<std::string_view> excluded;
    for (const RuleText& word : rules_.exclude) excluded.insert(word.text);
    for (const RuleText& name : rules_.names) {
      if (excluded.contains(name.text)) {
        error(name.offset, "“" + name.text + "” stands in \"names\" and in \"exclude\"");
      }
    }
    std::map<std::string_view, std::size_t> taken;  // by those who have every mention of a name
    for (const PersonRule& rule : rules_.persons) {
      for (const PersonRule::Name& each : rule.names) {
        const std::string& name = each.name.text;
        if (excluded.contains(name)) {
          error(each.name.offset, "“" + name + "” is a person here, and stands in \"exclude\"");
        }
        const auto found = taken.find(name);
        if (found != taken.end()) {
          error(each.name.offset, "“" + name + "” is always the person in line " +
                                      std::to_string(rules_.source.line_of(found->second)) +
                                      ": tell the two apart there with \"where\" and \"slug\"");
        } else if (rule.where.empty()) {
          taken.emplace(name, rule.offset);
        }
      }
    }
  }

  PeopleRules& rules_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::size_t> slugs_;
};

}  // namespace

PeopleRules read_people_rules(std::string_view path, std::string_view bytes,
                              Diagnostics& diagnostics) {
  PeopleRules rules;
  std::optional<Source> source = decode_source(path, bytes, diagnostics);
  if (!source) return rules;
  rules.source = *std::move(source);
  const std::optional<SettingTable> table =
      parse_toml(rules.source, 0, rules.source.text().size(), diagnostics);
  const std::size_t errors_before = diagnostics.errors();
  if (table) RulesReader(rules, diagnostics).read(*table);
  rules.is_sound = table && diagnostics.errors() == errors_before;
  return rules;
}

}  // namespace baoku
