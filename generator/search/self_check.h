// Holds a published index against the published pages: a sample of every shard is asked for, and a
// plain scan of all article pages must find the same articles.
//
// Of the fields, text, title, author and section must agree both ways; a person's pages are scanned
// for the name (the page lists the archive's spelling); newspapers, sheets and seams are not on the
// page as such and are not asked for.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "search/reader.h"

namespace baoku {

struct SelfCheck {
  std::size_t articles = 0;
  std::size_t shards = 0;
  std::size_t queries = 0;
  std::vector<std::string> misses;  // one line each
};

// `load` gets files of the site; pages are "articles/…/index.html".
SelfCheck check_index(const LoadFile& load, std::size_t per_shard, unsigned jobs);

}  // namespace baoku
