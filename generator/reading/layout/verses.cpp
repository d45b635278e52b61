#include "reading/layout/verses.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/utf8.h"
#include "reading/layout/columns.h"
#include "reading/layout/lone_names.h"

namespace baoku {
namespace {

constexpr std::size_t kMostVerses = 40;  // of one stanza

class Verses {
 public:
  Verses(const std::vector<Line>& lines, std::vector<Cues>& cues)
      : lines_(lines), cues_(cues), column_(widest_column(cues)) {}

  void mark() {
    for (std::size_t i = 0; i < lines_.size();) i = std::max(i + 1, mark_poem(i));
    mark_even_stanzas();
  }

 private:
  // A short line of a few words, with a mark at its end at most.
  bool may_be_verse(std::size_t i) const {
    constexpr std::size_t kLongest = 24;  // cells
    constexpr std::string_view kMarks = "，。、；：！？";
    const Line& line = lines_[i];
    const Cues& c = cues_[i];
    if (line.heading > 0 || !line.html.empty() || c.byline || c.tail || c.has_dateline ||
        c.is_label || c.is_caption || c.is_row || line.cells > kLongest ||
        (column_ > 0 && 10 * line.cells > 7 * column_)) {
      return false;
    }
    for (std::size_t at = 0; at < line.text.size();) {
      const std::size_t begin = at;
      next_code_point(line.text, at);
      const bool is_mark = kMarks.find(line.text.substr(begin, at - begin)) != kMarks.npos;
      if (is_mark && at < line.text.size()) return false;
    }
    return true;
  }

  // The end of the block of verses that begins with line `first`, or `first` when there is none.
  std::size_t block_end(std::size_t first, std::size_t fewest) const {
    std::size_t end = first;
    while (end < lines_.size() && (end == first || !lines_[end].blank_before)) {
      if (!may_be_verse(end) || end - first >= kMostVerses) return first;
      ++end;
    }
    return end - first >= fewest ? end : first;
  }

  // The same of verses about as long as each other.
  std::size_t stanza_end(std::size_t first) const {
    constexpr std::size_t kShortest = 6, kSpread = 4;  // cells
    const std::size_t end = column_ > 0 ? block_end(first, 4) : first;
    std::size_t least = lines_[first].cells, most = least;
    for (std::size_t i = first; i < end; ++i) {
      least = std::min(least, lines_[i].cells);
      most = std::max(most, lines_[i].cells);
    }
    return least >= kShortest && most - least <= kSpread ? end : first;
  }

  // True when line i says no more than who wrote what follows, below a headline.
  bool names_author(std::size_t i) const {
    if (i == 0 || cues_[i - 1].ends_sentence || cues_[i - 1].byline || cues_[i - 1].tail ||
        cues_[i - 1].commas + cues_[i - 1].stops > 0) {
      return false;
    }
    if (cues_[i].byline)
      return cues_[i].byline->correspondents.empty() && cues_[i].byline->reporters.empty();
    return lines_[i].heading == 0 && is_lone_name(lines_[i].text);
  }

  // Text, or what stands right above it, begins with line i: a block above it is its headline.
  bool heads_story(std::size_t i) const {
    if (i == lines_.size()) return false;
    const Cues& c = cues_[i];
    return c.has_dateline || c.byline || c.commas + c.stops > 0 || c.ends_sentence ||
           (c.width > 0 && fullness(lines_[i], c, true) == 1) || names_author(i);
  }

  // Below its headline and the author a poem needs neither rhyme nor measure.
  std::size_t mark_poem(std::size_t author) {
    constexpr std::size_t kFewest = 3, kFewestLater = 2;
    if (!names_author(author) || author + 1 == lines_.size()) return author;
    std::size_t end = author + 1;
    for (std::size_t first = end; first < lines_.size(); first = end) {
      end = block_end(first, first == author + 1 ? kFewest : kFewestLater);
      if (end == first || heads_story(end)) return first;
      for (std::size_t i = first; i < end; ++i) cues_[i].is_row = cues_[i].ends_sentence = true;
    }
    return end;
  }

  // A headline may have four lines, too, but hardly with marks at their ends, or right below
  // another.
  void mark_even_stanzas() {
    std::size_t before = 0;  // where the stanza above ends
    for (std::size_t first = 0; first < lines_.size();) {
      const std::size_t end = stanza_end(first);
      if (end == first) {
        ++first;
        continue;
      }
      const bool has_marks = std::any_of(cues_.begin() + static_cast<std::ptrdiff_t>(first),
                                         cues_.begin() + static_cast<std::ptrdiff_t>(end),
                                         [](const Cues& c) { return c.ends_sentence; });
      const bool follows = first > 0 && before == first;
      const bool goes_on = end < lines_.size() && stanza_end(end) > end;
      if (has_marks || follows || goes_on) {
        for (std::size_t i = first; i < end; ++i) cues_[i].is_row = cues_[i].ends_sentence = true;
        before = end;
      }
      first = end;
    }
  }

  const std::vector<Line>& lines_;
  std::vector<Cues>& cues_;
  const std::size_t column_;  // cells of the sheet's text, as verses have no column of their own
};

}  // namespace

void mark_verses(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  Verses(lines, cues).mark();
}

}  // namespace baoku
