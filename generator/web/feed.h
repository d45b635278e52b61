// Atom feeds: of the site, of each section, and of the people who are named often.
#pragma once

#include <string>

#include "base/output.h"
#include "web/context.h"

namespace baoku {

// Fewer articles than these make no feed of a person: a feed for everybody who was ever named would
// double the files of a large archive.
inline constexpr std::size_t kFewestOfPersonFeed = 10;

// "people/li-kai/feed.xml", "sections/feng-wu-601fdf8f/feed.xml"; "" for a person without a feed.
std::string person_feed(const Context& context, PersonIndex person);
std::string section_feed(const SectionIndex& section);

// Writes feed.xml with the newest 50 articles that have a full date and their texts, and the feeds
// of sections and people with the beginnings of 20. "updated" is the date of the newest article, so
// that the same archive gives the same feed. Without a base_url links are relative.
void write_feeds(const Context& context, Output& output);

}  // namespace baoku
