// An article as files for other programs and for keeping, beside its page:
//
//   articles/ID/ID.txt    the headline block, where it stood, the text, where it is from
//   articles/ID/ID.md     Markdown with front matter, as baoku itself reads it
//   articles/ID/ID.json   the object of articles.jsonl (see tables.h)
#pragma once

#include <string>

#include "archive/archive.h"
#include "archive/digests.h"
#include "base/output.h"

namespace baoku {

struct ArticleFileKinds {
  bool txt = false;
  bool md = false;
  bool json = false;
};

// "articles/chun-cha-ji/" -> "articles/chun-cha-ji/chun-cha-ji."; the kind goes behind it.
std::string article_file_stem(const Entry& entry);

std::string article_as_text(const Archive& archive, const Entry& entry,
                            const std::string& base_url);
std::string article_as_markdown(const Archive& archive, const Entry& entry);

// Writes the files of all articles, but for those that the output has already, and returns how many
// they are.
std::size_t write_article_files(const Archive& archive, const Digests& digests,
                                const ArticleFileKinds& kinds, const std::string& base_url,
                                unsigned jobs, Output& output);

}  // namespace baoku
