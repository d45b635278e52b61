// The parts of a person's page that are counted or put together for it.
#pragma once

#include "archive/archive.h"
#include "web/page.h"

namespace baoku {

// Fills OFFICES: every office with its evidence, in the order of time.
void fill_offices(const Page& page, const Person& person);

// Fills YEARS: a chart of the articles of each year, when there is something to compare.
void fill_years(const Page& page, const Person& person);

// Fills COMPANY: who is named in the same articles, most often first.
void fill_company(const Page& page, PersonIndex person);

// Fills NAMESAKES: others of the same name, or of one that is read the same.
void fill_namesakes_of(const Page& page, const Person& person);

// What tells a person from their namesakes: the description of the publisher, or the newest office;
// "" when nothing is known.
std::string distinction_of(const Archive& archive, const Person& person);

// Adds to a key what the page of a person is made from.
void add_person(const Context& context, PersonIndex index, KeyBuilder& key);

}  // namespace baoku
