// What is wrong or doubtful in the content. Every stage reports here and carries on; all reports
// come out together, sorted by place. A report is composed once, to the byte:
//
//   content/2021/01-25/02.txt:41:1: warning: headline “渡口灯塔重” stands 96 lines after its
//   article
//      41 | 渡口灯塔重新亮灯
//         | ^
//
// One Diagnostics serves one thread; `append` joins the parts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace baoku {

enum class Severity { warning, error };

struct Diagnostic {
  std::string path;
  Position position;  // line 0: the report is about the file as a whole
  Severity severity = Severity::error;
  std::string message;
  std::string excerpt;  // two lines that show the place, or empty

  // Renders the report as above, ending in a line end.
  std::string text() const;
};

class Diagnostics {
 public:
  void error(const Source& source, std::size_t offset, std::string_view message);
  void warning(const Source& source, std::size_t offset, std::string_view message);
  // Reports about a file as a whole, or about one that could not be decoded.
  void error(std::string_view path, std::string_view message);
  void warning(std::string_view path, std::string_view message);
  void add(Diagnostic diagnostic) { list_.push_back(std::move(diagnostic)); }

  void append(Diagnostics other);
  // Returns all reports by path, line, column; equal places keep the order in which they came.
  std::vector<Diagnostic> sorted() const;
  std::size_t errors() const;
  std::size_t warnings() const;

 private:
  std::vector<Diagnostic> list_;
};

// Picks the candidate that `word` most likely meant to be, or "" when none is near (edit distance,
// a swap counted once, at most a third of the length, at least 1).
std::string_view nearest_word(std::string_view word,
                              const std::vector<std::string_view>& candidates);

}  // namespace baoku
