// Names confirmed across the archive: what is too weak for a name by itself
// (Article::possible_people) is one when the same name is sure in other articles.
//
//   “记者看到高明远在堤上”       weak: confidence 0.3
//   “市水利局局长高明远说”       sure, in another article: the first is taken for a name too
//
// A sure name proves that somebody bears it, not that every place means them: 高明 is also a word.
// So a possible name must bring the rest itself: how near it was to a name, how long it is, whether
// it is sure about as often as it is possible, whether somebody stands here who stands there too.
#pragma once

#include <cstddef>
#include <vector>

#include "archive/archive.h"
#include "archive/printed_names.h"

namespace baoku {

// Moves what is confirmed from possible_people to people, behind those that are there, and frees
// the rest; `names`, which are those of the entries, follow. Spans that others hold stay theirs.
// Depends on the set of articles only, not on their order or the number of threads.
void confirm_people(std::vector<Entry>& entries, PrintedNames& names, unsigned jobs);

// What speaks for a possible name besides its own confidence.
struct Confirming {
  std::size_t characters = 0;
  bool has_surname = true;            // a Chinese one
  std::size_t sure_articles = 1;      // where the name is sure, at least one
  std::size_t possible_articles = 0;  // where it is possible, this one too
  bool shares_company = false;        // a sure one names somebody who is also named here
};

// Returns the confidence that a possible name is one: natural logarithms of odds, added up.
double confirmed_confidence(double confidence, const Confirming& by);

}  // namespace baoku
