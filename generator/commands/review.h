// baoku review [ROOT]: what is doubtful in the archive, worst first, with file:line, the reason,
// and the lines that settle it. As JSON:
//
//   {"articles": 812, "doubts": 14, "kinds": {"boundary": 2, …}, "listed": [{
//      "kind": "headline", "confidence": 0.31, "path": "content/2021/01-25/02.txt", "line": 211,
//      "article": "articles/0v2m…/" | null, "what", "why", "cure"}]}
#pragma once

#include <cstddef>
#include <filesystem>

#include "commands/outcome.h"

namespace baoku {

struct ReviewRequest {
  std::filesystem::path root = ".";
  std::size_t limit = 50;  // doubts that are listed; 0: all
  double below = 0.9;      // only what the program is less sure of than this
  unsigned jobs = 0;       // threads; 0: as many as the machine has
  bool as_json = false;
};

// Reads the archive. Doubts are no errors: the status is kContentErrors only when the content has
// errors, which are reported, too.
Outcome review_command(const ReviewRequest& request);

}  // namespace baoku
