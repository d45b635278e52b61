// One table, written part by part and taken over part by part from the table of the last build:
// only parts whose rows have changed are made anew.
//
// A part ends behind 250 rows, or behind a row whose key says so: after something is put in, the
// parts soon begin at the same rows again as before.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/output.h"
#include "base/record_file.h"

namespace baoku {

// A published table, for the manifest.
struct TableFile {
  std::string path;  // below data/
  std::size_t bytes = 0;
  std::size_t rows = 0;
  std::string sha256;
};

struct TableContent {
  std::string path;         // below data/: "articles.jsonl"
  std::string_view header;  // stands on top of every file
  std::size_t rows = 0;
  std::function<const RecordKey&(std::size_t)> key_of_row;  // equal keys, equal rows
  // Appends the lines of a row, or none.
  std::function<void(std::size_t, std::string&)> add_row;
  std::function<void()> rest;  // called now and then when no row is being made
};

// Writes the table and returns its files. One that would grow beyond `largest` bytes (0: any size)
// goes on in "articles-2.jsonl", …; a part stays together. `kept`, when there is one, holds what
// the last build noted of its parts.
std::vector<TableFile> write_table(const TableContent& content, std::size_t largest, unsigned jobs,
                                   RecordFile* kept, Output& output);

}  // namespace baoku
