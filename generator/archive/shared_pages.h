// People who are named too seldom for a page of their own share pages, so that 200,000 names are
// not 200,000 files:
//
//   people/wang-xin-ting/  ->  names/few/a1/#wang-xin-ting
//
// The page follows from the address alone, whoever else is in the archive, so it stays when the
// archive grows. Somebody who is named more often later on gets a page of their own; the shared one
// keeps their name and leads there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "archive/archive.h"

namespace baoku {

// Two hundred thousand names make pages of 800.
inline constexpr std::size_t kSharedPages = 256;

// Gives people in fewer than `min_mentions` articles, and of whom the publisher says nothing, their
// place on a shared page: sets `path`, `shares_page` and archive.shared_pages. 0 and 1 change
// nothing. Requires the addresses of arrange, and is done once.
void share_pages(Archive& archive, std::size_t min_mentions);

// How many files `share_pages` would save with this setting.
std::size_t files_saved_by_sharing(const Archive& archive, std::size_t min_mentions);

// "wang-xin-ting" of either kind of address: the anchor of a person on the shared page.
std::string_view anchor_of(const Person& person);

}  // namespace baoku
