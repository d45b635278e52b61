// The lasting names of articles. An id comes from what an article says, not from where it stands:
//
//   letters   the first 64 letters of its paragraphs: no digits, punctuation, spaces, case, width
//   id        12 characters of [0-9a-z] without i l o u: 60 bits of xxh3 of the letters
//
// so that it stays when the headline, the date, a day or month in the text, the file's name or a
// neighbour on the sheet is corrected. Corrections beside the sheet do not count: misread words are
// taken as printed, who keeps a beginning keeps its id, and that of an article that was joined to
// another leads there (reading/corrections/addresses.h).
// Articles that begin alike: the first in path order has the id, the others get one that takes
// their whole text too. A slug of the front matter replaces it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "reading/article.h"

namespace baoku {

// An article that wants an id, in path order: by its file's path, then its place on the sheet.
struct NamedArticle {
  const Article* article = nullptr;
  const Source* source = nullptr;
  std::uint32_t position = 0;  // on its sheet
};

// Returns one id for each article. Reports slugs that two articles want.
std::vector<std::string> article_ids(const std::vector<NamedArticle>& articles, unsigned jobs,
                                     Diagnostics& diagnostics);

// Articles that corrections joined to another have no page any more: adds their addresses to the
// aliases of those that they were joined to. `ids` are those of all articles.
void keep_joined_addresses(const std::vector<std::string>& ids, std::vector<Sheet>& sheets);

// Returns `length` (at most 12) characters of [0-9a-z]: base 32 of a hash, or of the xxh3 of
// `text`.
std::string short_name(std::uint64_t hash, std::size_t length);
std::string short_hash(std::string_view text, std::size_t length);

}  // namespace baoku
