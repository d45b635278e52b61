// The people of the archive: one Person for each name that articles give to subjects and authors.
#pragma once

#include "archive/archive.h"

namespace baoku {

// Fills archive.people, archive.namesakes and the `people` of every entry from the articles of
// archive.entries. People whose names sound alike share a slug: each then gets four characters of
// hash behind it, and the plain slug becomes a page that lists them.
void gather_people(Archive& archive, unsigned jobs);

// "王新亭" -> "Wáng Xīntíng", "欧阳修" -> "Ōuyáng Xiū", "阿尼·普京" -> "Āní Pǔjīng": surname and
// given name apart, as GB/T 28039 writes them.
std::string pinyin_of_person(std::string_view name);

}  // namespace baoku
