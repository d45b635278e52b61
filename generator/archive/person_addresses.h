// Where people have their pages, so that an address that once led to somebody always does:
//
//   people/wang-xin-ting/     the pinyin of the name
//   people/li-kai-0byp/       李恺, since 李锴 is read the same: with four characters of hash of
//   the people/li-kai/            name; the plain address lists both people/li-kai-xiao-zhang/ the
//   slug that content/people.toml chose
//
// An address that a name has, or would have by itself, stays when the name is merged into another
// or its person chooses a slug: it leads on to them, or to a list when several may be meant.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "archive/identities.h"

namespace baoku {

// Sets the paths and namesakes of archive.people, archive.namesakes and archive.moved_people.
// `identities` is parallel to archive.people.
void give_addresses(Archive& archive, const std::vector<const Identity*>& identities,
                    const Folding& folding, unsigned jobs);

}  // namespace baoku
