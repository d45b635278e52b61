#include "base/diagnostics.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kExcerptCells =
    96;  // a longer source line is shown in part, around the place

// Shows the line around `offset` with a caret below it, placed by display width.
std::string excerpt_at(const Source& source, const Position& position, std::size_t offset) {
  const std::string_view line = source.line(position.line);
  const std::size_t line_start = source.line_start(position.line);
  const std::size_t at = std::min(offset - line_start, line.size());
  std::size_t begin = at;
  std::size_t cells = 0;
  while (begin > 0 && cells < kExcerptCells / 2) {
    cells += display_width(previous_code_point(line, begin));
  }
  std::string shown = begin > 0 ? "…" : "";
  std::size_t caret = begin > 0 ? 1 : 0;
  for (std::size_t i = begin; i < line.size() && cells < kExcerptCells;) {
    const std::size_t here = i;
    const char32_t c = next_code_point(line, i);
    const bool is_control = c < 0x20 || c == 0x7F;
    append_utf8(shown, is_control ? U' ' : c);
    const std::size_t width = is_control ? 1 : display_width(c);
    if (here < at) caret += width;
    if (here >= at) cells += width;
  }
  const std::string number = std::to_string(position.line);
  const std::string gutter(std::max<std::size_t>(5, number.size() + 1), ' ');
  return gutter.substr(number.size()) + number + " | " + shown + "\n" + gutter + " | " +
         std::string(caret, ' ') + "^\n";
}

Diagnostic diagnostic_at(Severity severity, const Source& source, std::size_t offset,
                         std::string_view message) {
  const std::size_t within = std::min(offset, source.text().size());
  const Position position = source.position(within);
  return {source.path(), position, severity, std::string(message),
          excerpt_at(source, position, within)};
}

Diagnostic diagnostic_of_file(Severity severity, std::string_view path, std::string_view message) {
  return {std::string(path), {0, 0}, severity, std::string(message), ""};
}

// Insertions, deletions, substitutions and swaps of neighbours ("titel") that make `a` into `b`.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::vector<std::size_t> next(b.size() + 1, i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      next[j + 1] = std::min({row[j] + (a[i] != b[j]), next[j] + 1, row[j + 1] + 1});
      const bool is_swap = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
      if (is_swap) next[j + 1] = std::min(next[j + 1], before[j - 1] + 1);
    }
    before = std::exchange(row, std::move(next));
  }
  return row.back();
}

}  // namespace

std::string Diagnostic::text() const {
  std::string out = path;
  if (position.line > 0) {
    out += ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
  }
  out += severity == Severity::error ? ": error: " : ": warning: ";
  return out + message + "\n" + excerpt;
}

void Diagnostics::error(const Source& source, std::size_t offset, std::string_view message) {
  add(diagnostic_at(Severity::error, source, offset, message));
}

void Diagnostics::warning(const Source& source, std::size_t offset, std::string_view message) {
  add(diagnostic_at(Severity::warning, source, offset, message));
}

void Diagnostics::error(std::string_view path, std::string_view message) {
  add(diagnostic_of_file(Severity::error, path, message));
}

void Diagnostics::warning(std::string_view path, std::string_view message) {
  add(diagnostic_of_file(Severity::warning, path, message));
}

void Diagnostics::append(Diagnostics other) {
  std::move(other.list_.begin(), other.list_.end(), std::back_inserter(list_));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> out = list_;
  std::stable_sort(out.begin(), out.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.path, a.position.line, a.position.column) <
           std::tie(b.path, b.position.line, b.position.column);
  });
  return out;
}

std::size_t Diagnostics::errors() const {
  return static_cast<std::size_t>(
      std::count_if(list_.begin(), list_.end(),
                    [](const Diagnostic& d) { return d.severity == Severity::error; }));
}

std::size_t Diagnostics::warnings() const { return list_.size() - errors(); }

std::string_view nearest_word(std::string_view word,
                              const std::vector<std::string_view>& candidates) {
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) best = candidate, best_distance = distance;
  }
  return best;
}

}  // namespace baoku
