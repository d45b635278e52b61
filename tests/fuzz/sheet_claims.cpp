#include "sheet_claims.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "base/source.h"
#include "base/utf8.h"
#include "reading/articles.h"
#include "reading/people/names.h"
#include "reading/people/people.h"

namespace baoku {
namespace {

using Counts = std::map<char32_t, long>;

// Marks that reading takes away on purpose: heading marks, the brackets of column labels.
bool is_set_apart(char32_t c) { return c == U'#' || c == U'【' || c == U'】' || is_space(c); }

// A mark counts as itself in either width: reading prints those of Chinese text in full width.
char32_t in_full_width(char32_t c) {
  return std::u32string_view(U",;:?!").find(c) == std::u32string_view::npos ? c : c - U'!' + 0xFF01;
}

void count(Counts& counts, std::string_view text, long by) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_set_apart(c)) counts[in_full_width(c)] += by;
  }
}

std::string difference(const Counts& counts) {
  for (const auto& [c, by] : counts) {
    if (by == 0) continue;
    std::string shown;
    append_utf8(shown, c);
    return std::string(by > 0 ? "lost" : "doubled") + " “" + shown + "”";
  }
  return "";
}

bool lies_inside(const LineRange& range, const Source& source) {
  return range.first == 0 || (range.first <= range.last && range.last <= source.line_count());
}

std::string broken_ranges(const Article& article, const Source& source) {
  std::vector<LineRange> ranges = {article.headline_lines, article.body_lines,
                                   article.byline.lines};
  for (const Block& block : article.blocks) ranges.push_back(block.lines);
  for (const LineRange& range : ranges) {
    if (!lies_inside(range, source)) {
      return "lines " + std::to_string(range.first) + "-" + std::to_string(range.last);
    }
  }
  if (article.confidence < 0 || article.confidence > 1) return "a confidence beyond 0..1";
  return "";
}

std::string broken_spans(const Article& article) {
  for (const Block& block : article.blocks) {
    std::size_t end = 0;
    for (const Misreading& misreading : block.misreadings) {
      if (misreading.begin < end || misreading.end <= misreading.begin)
        return "corrected words overlap";
      end = misreading.end;
    }
    if (end > block.text.size()) return "a corrected word beyond its block";
  }
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> spans;
  for (const NamedPerson& person : article.people) {
    for (const NamedPerson::Span& span : person.spans) {
      if (span.block >= article.blocks.size()) return "a span in no block";
      const std::string& text = article.blocks[span.block].text;
      if (span.begin >= span.end || span.end > text.size()) return "a span beyond its block";
      if (first_invalid_utf8(std::string_view(text).substr(span.begin, span.end - span.begin))) {
        return "a span that cuts a character";
      }
      spans.emplace(span.block, span.begin, span.end);
    }
  }
  const auto overlap =
      std::adjacent_find(spans.begin(), spans.end(), [](const auto& a, const auto& b) {
        return std::get<0>(a) == std::get<0>(b) && std::get<1>(b) < std::get<2>(a);
      });
  return overlap == spans.end() ? "" : "names that overlap";
}

// The same text gives the same names, whatever was read before it, and spells them.
std::string broken_names(const Article& article) {
  std::vector<std::string_view> texts;
  for (const Block& block : article.blocks) texts.push_back(block.text);
  const std::vector<NameMention> names = find_names(texts, {}).mentions;
  find_names(std::vector<std::string_view>{"县长沈怀瑾和王军亮、欧阳海一行到会。"}, {});
  const std::vector<NameMention> again = find_names(texts, {}).mentions;
  if (names.size() != again.size()) return "other names at the second time";
  for (std::size_t i = 0; i < names.size(); ++i) {
    const NameMention& name = names[i];
    if (name.name != again[i].name || name.begin != again[i].begin || name.text != again[i].text)
      return "another name at the second time";
    if (i > 0 && names[i - 1].text == name.text && names[i - 1].end > name.begin)
      return "names that overlap";
    Counts difference;
    count(difference, name.name, 1);
    count(difference, texts[name.text].substr(name.begin, name.end - name.begin), -1);
    for (const auto& [c, by] : difference)
      if (by != 0) return "a name that is spelt otherwise than in the text";
  }
  return "";
}

}  // namespace

std::string broken_claim(std::string_view text, std::string_view corrections) {
  const Source source("fuzz.txt", std::string(text));
  const std::vector<Line> lines = plain_lines(source);
  Diagnostics diagnostics;
  const Corrections corrected =
      read_corrections(Source("fuzz.corrections.toml", std::string(corrections)), diagnostics);
  SheetReading reading = read_sheet_lines(lines, Date{}, corrected, diagnostics);
  Counts counts;
  for (const Line& line : lines) count(counts, line.text, 1);
  for (const Line& line : reading.furniture) count(counts, line.text, -1);
  for (const std::string& byline : reading.repeated_bylines) count(counts, byline, 1);
  for (Article& article : reading.articles) {
    for (const std::string* part : {&article.kicker, &article.title, &article.subtitle,
                                    &article.section, &article.dateline, &article.byline.printed}) {
      count(counts, *part, -1);
    }
    for (const Correction& correction : article.corrections) {
      const bool is_headline =
          correction.of != Correction::Of::text && correction.of != Correction::Of::byline;
      if (!is_headline) continue;
      count(counts, correction.reads, 1);
      count(counts, correction.printed, -1);
    }
    for (const Block& block : article.blocks) count(counts, printed_text(block), -1);
    name_people(article, {});
    if (std::string broken = broken_names(article); !broken.empty()) return broken;
    if (std::string broken = broken_ranges(article, source); !broken.empty()) return broken;
    if (std::string broken = broken_spans(article); !broken.empty()) return broken;
  }
  return difference(counts);
}

}  // namespace baoku
