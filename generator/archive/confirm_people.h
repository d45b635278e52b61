// Names confirmed across the archive: what is too weak for a name by itself
// (Article::possible_people) is one when the same name is sure in other articles.
//
//   “记者看到高明远在堤上”       weak: confidence 0.3
//   “市水利局局长高明远说”       sure, in another article: the first is taken for a name too
//
// A sure name proves that somebody bears it, not that every place means them: 高明 is also a word.
// So a possible name must bring the rest itself - how near it was to a name, how long it is, in how
// many articles it is sure, whether these name somebody who stands here too.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "base/folding.h"

namespace baoku {

// Moves what is confirmed from possible_people to people, behind those that are there, and frees
// the rest. Spans that others hold stay theirs. Depends on the set of articles only, not on their
// order or the number of threads.
void confirm_people(std::vector<Entry>& entries, const Folding& folding, unsigned jobs);

// Returns the confidence that a possible name is one, in natural logarithms of odds added up.
// `characters` are those of the name, `articles` those where it is sure; `shares_company` tells
// whether one of these names somebody who is also named here.
double confirmed_confidence(double confidence, std::size_t characters, std::size_t articles,
                            bool shares_company);

}  // namespace baoku
