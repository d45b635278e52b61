// The lasting names of articles. An id comes from what an article says, not from where it stands:
//
//   letters   the first 64 letters of its paragraphs: no digits, punctuation, spaces, case, width
//   id        12 characters of [0-9a-z] without i l o u: 60 bits of xxh3 of the letters
//
// so that it stays when the headline, the date, a day or month in the text, the file's name or a
// neighbour on the sheet is corrected. Corrections beside the sheet do not count: misread words are
// taken as printed, who keeps a beginning keeps its id, and that of an article that was joined to
// another leads there (reading/corrections/addresses.h).
// Articles that begin alike, as draws of a lottery do, get ids that take their whole text with its
// digits too, all of them: whichever is put in later, none takes the address of another. The id
// that they have in common stays as a page that lists them. A slug of the front matter replaces an
// id.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
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

struct ArticleIds {
  std::vector<std::string> ids;  // of each article
  // Those that begin alike, two or more, by the id that each had if it were alone.
  std::map<std::string, std::vector<std::size_t>> alike;
};

// Reports slugs that two articles want.
ArticleIds article_ids(const std::vector<NamedArticle>& articles, unsigned jobs,
                       Diagnostics& diagnostics);

// Articles that corrections joined to another have no page any more: adds their addresses to the
// aliases of those that they were joined to.
void keep_joined_addresses(const ArticleIds& ids, std::vector<Sheet>& sheets);

// Returns `length` (at most 12) characters of [0-9a-z]: base 32 of a hash, or of the xxh3 of
// `text`.
std::string short_name(std::uint64_t hash, std::size_t length);
std::string short_hash(std::string_view text, std::size_t length);

}  // namespace baoku
