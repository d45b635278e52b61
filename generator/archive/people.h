// The people of the archive: one Person for each who is named, with all places where they are.
#pragma once

#include <string>
#include <string_view>

#include "archive/archive.h"
#include "archive/people_rules.h"
#include "base/diagnostics.h"
#include "base/folding.h"

namespace baoku {

// Fills archive.people, their addresses and the `people` of every entry from the articles of
// archive.entries. Who is who is decided in identities.h, where they live in person_addresses.h.
// Reports rules that apply nowhere.
void gather_people(Archive& archive, const PeopleRules& rules, const Folding& folding,
                   unsigned jobs, Diagnostics& diagnostics);

// "王新亭" -> "Wáng Xīntíng", "欧阳修" -> "Ōuyáng Xiū", "阿尼·普京" -> "Āní Pǔjīng": surname and
// given name apart, as GB/T 28039 writes them.
std::string pinyin_of_person(std::string_view name);

}  // namespace baoku
