// content/people.toml: what the publisher knows about people and the text alone does not tell.
//
//   names    = ["帖姣"]         names to find wherever they stand
//   surnames = ["仉"]           surnames that the program does not know
//   exclude  = ["方案"]         words that are never people
//
//   [[person]]                  one person; only `name` is required
//   name         = "罗闻笛"     as it is shown
//   aliases      = ["阿笛"]     other names that the paper gives them
//   former_names = ["罗小笛"]
//   pen_names    = ["闻舟"]
//   misprints    = ["罗闻迪"]   what the paper printed by mistake: the same person, rightly named
//   description  = "县剧团编剧" a line below the name
//   wikidata     = "Q1"         told to machines as the same person, and linked
//   viaf         = "2"
//   links        = ["https://…"]
//   slug         = "luo-wen-di" their address: people/luo-wen-di/
//   where        = { … }        one of several people of this name; `slug` is required then
//
//   [[nobody]]                  a name that is nobody's: in some places, or, without `where`,
//   name  = "高明"              anywhere, as if it stood in `exclude`
//   where = { … }
//
//   where = { articles = ["0v2m…", "2021/01-25/02"],  by id, or all of a file of content/
//             from = 2018-01-01, until = 2019-12-31,   by the article's full date, both included
//             newspaper = "云渡时报",
//             role = "医生",                           words in an office printed there
//             as = "author" }                          or "subject"
//
// Everything in one `where` must hold; of a list of them - [[person.where]] - any one. Who fits the
// first [[person]] of the file is that person; mentions that fit none stay with the plain name. A
// rule that applies nowhere is an error, so that the file never says more than it does.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/diagnostics.h"
#include "base/settings.h"
#include "base/source.h"

namespace baoku {

// A text of the file with its place.
struct RuleText {
  std::string text;
  std::size_t offset = 0;
};

// Which mentions are meant. All that is set must hold.
struct MentionCondition {
  std::vector<RuleText> articles;
  std::optional<SettingDate> from;
  std::optional<SettingDate> until;
  std::string newspaper;
  std::string role;
  std::optional<NamedPerson::As> as;
  std::size_t offset = 0;
};

struct PersonRule {
  struct Name {
    OtherName::Kind kind = OtherName::Kind::form;  // form: the name itself
    RuleText name;
  };
  std::string name;
  std::vector<Name> names;  // the name itself first
  std::string slug;
  std::string description;
  std::vector<PersonLink> links;
  std::vector<MentionCondition> where;  // empty: every mention
  std::size_t offset = 0;
};

struct NobodyRule {
  RuleText name;
  std::vector<MentionCondition> where;  // never empty
};

struct PeopleRules {
  Source source;
  std::vector<RuleText> names;
  std::vector<RuleText> surnames;
  std::vector<RuleText> exclude;
  std::vector<PersonRule> persons;  // in the order of the file
  std::vector<NobodyRule> nobodies;
  bool is_sound = true;  // nothing was wrong in it, so what applies nowhere is worth a word
};

// Reads the bytes of people.toml; `path` is shown in messages. Reports what cannot be read or means
// nothing; a rule with an error is left out.
PeopleRules read_people_rules(std::string_view path, std::string_view bytes,
                              Diagnostics& diagnostics);

}  // namespace baoku
