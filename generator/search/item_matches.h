// The articles that one item of a query finds, exactly: what the trie answers, and a look into the
// records where the trie leaves a doubt.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/query_grammar.h"
#include "search/reader.h"

namespace baoku {

struct ItemMatches {
  std::vector<Posting> postings;  // by article
  std::uint32_t candidates = 0;   // what the trie answered: how common it is
};

// Requires an item of kind term whose folded text is not empty.
ItemMatches find_item(const QueryItem& item, const IndexReader& index);

}  // namespace baoku
