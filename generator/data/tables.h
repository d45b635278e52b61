// Archive -> tables for other programs, all UTF-8 without BOM.
//
// data/articles.jsonl   one JSON object (RFC 8259) a line, in archive order
//   id, path            "0v2m…", "articles/0v2m…/": lasting, the path below the site's root
//   source              "content/2021/01-25/02.txt"
//   newspaper           text, "" when unknown
//   sheet, series       number and letter of 版: 2, "B"; sheet null when unknown
//   date                "2021-01-22", "--01-22" without a year, null without a day
//   date_basis          "given", "stated", "inferred", null without a date
//   date_reason         what the date rests on
//   kicker, title, subtitle, section, dateline      texts, "" when there is none
//   text                the blocks, one a line
//   reporters, correspondents, others               lists of names, as in the byline
//   people              list of {name, as: "subject" | "author", roles: [...], path}
//   tags                list of texts
//   corrections         list of {of, printed, reads}: what the publisher corrected; of "title",
//                       "kicker", "subtitle", "section", "dateline" or "byline" the whole, of
//                       "text" words
//   lines               [first, last] of the body in the source, null when unknown
//   confidence          0..1
//
// data/articles.csv     RFC 4180 with a header line, one line an article, without its text
//   id,path,newspaper,date,date_basis,sheet,series,section,kicker,title,subtitle,
//   reporters,correspondents,others,people,tags,characters,confidence,source,first_line,last_line
//                       several names joined by "；"; characters of the text; lines of the body
//
// data/people.csv       RFC 4180 with a header line, by pinyin
//   name,pinyin,path,articles,as_subject,as_author,first_date,last_date
//                       counts of articles; dates of full dates only, "" without one
//
// data/mentions.csv     one line for each person in each article, by person, then archive order
//   name,person_path,article_id,article_path,date,as,roles,confidence
//                       roles joined by "；"
//
// data/manifest.json    {"format": 1, "files": [{"path", "bytes", "rows", "sha256"}]} of these
// tables; data/SHA256SUMS       the same sums for “sha256sum -c”; data/README.md explains the
// columns
#pragma once

#include <cstddef>
#include <string>

#include "archive/archive.h"
#include "archive/digests.h"
#include "base/output.h"
#include "base/record_file.h"

namespace baoku {

// Appends an article as the object of articles.jsonl, without a line break.
void append_article_json(const Archive& archive, std::size_t index, std::string& out);

// Tables go on in another file behind so many bytes: a change costs the hashing of one file, and no
// host refuses it.
inline constexpr std::size_t kLargestTable = 24'000'000;

// Writes all of them and returns how many files that are. A table that would grow beyond
// `largest_file` bytes, or kLargestTable, goes on in "articles-2.jsonl", "articles-3.jsonl", …,
// each with the header line. What an earlier build has left in `kept`, when there is one, and in
// the output is taken over (table_file.h).
std::size_t write_tables(const Archive& archive, const Digests& digests, unsigned jobs,
                         RecordFile* kept, Output& output, std::size_t largest_file = 0);

}  // namespace baoku
