// baoku names FILE: the people named in a plain text file, one JSON line for each line of the file.
//
//   {"people": [{"start": 2, "end": 5, "name": "张红军", "confidence": 0.984,
//                "reasons": ["surname", "unknown-word", "office-before"]}]}
//
// Offsets are code points, [start, end). The file is one corpus: who is sure in one line confirms
// weak mentions in the others. Reasons are the words of reading/people/names.h; "named-after" and
// "in-title" mark names that are part of a thing's.
//
// With --explain it tells people why, also why not, in natural logarithms of odds:
//
//   line 3
//     张红军   2-5   0.984  taken: prior -4.50, itself +1.20, dictionary +2.50, before +4.00
//     张红     2-4   0.011  weaker: prior -4.50, …
#pragma once

#include <filesystem>

#include "commands/outcome.h"

namespace baoku {

struct NamesRequest {
  std::filesystem::path file;
  bool explain = false;
};

// Any encoding that sheets may have. The status is kContentErrors for a file that cannot be
// decoded, which is reported. Throws when it cannot be read.
Outcome names_command(const NamesRequest& request);

}  // namespace baoku
