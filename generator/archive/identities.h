// Who is meant by each name: the same name is the same person, unless content/people.toml tells.
//
//   羅聞笛, 罗闻笛, 罗 闻笛      one person: names meet when they are folded
//   罗小笛                       the same, when people.toml lists it as a name of 罗闻笛
//   李凯, the doctor of 2018     another 李凯, when people.toml tells them apart
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/people_rules.h"
#include "archive/printed_names.h"
#include "base/diagnostics.h"
#include "base/folding.h"

namespace baoku {

// A person before they have an address and a place in the index.
struct Identity {
  std::string key;                           // the folded name, see name_key
  const PersonRule* rule = nullptr;          // of those that people.toml is about
  std::map<std::string, std::size_t> forms;  // names as printed, with the number of articles
};

struct Identities {
  std::vector<Identity> people;  // every one is named somewhere
  // Indices into `people`; those of entry e, parallel to article.people, where PrintedNames has its
  // mentions.
  std::vector<std::uint32_t> of_mentions;
  std::vector<NamedPerson::As> as;   // parallel to of_mentions
  std::vector<std::uint32_t> named;  // by entry: how many are article.people now
};

// Decides for all names of archive.entries, and joins or takes out their NamedPersons: each person
// is once in article.people, as an author if they are one by any name. `names` are those of the
// entries. Reports rules that apply nowhere.
Identities identify(Archive& archive, const PrintedNames& names, const PeopleRules& rules,
                    const Folding& folding, unsigned jobs, Diagnostics& diagnostics);

// Returns what names have in common that are the same but for print: simplified characters, small
// letters, "·" for every dot, single spaces between Latin words and none elsewhere.
std::string name_key(std::string_view name, const Folding& folding);

}  // namespace baoku
