#include "reading/layout/verses.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/character_set.h"
#include "base/utf8.h"
#include "reading/layout/columns.h"
#include "reading/layout/lone_names.h"

namespace baoku {
namespace {

constexpr std::size_t kMostVerses = 40;  // of one stanza

class Verses {
 public:
  Verses(const std::vector<Line>& lines, std::vector<Cues>& cues)
      : lines_(lines), cues_(cues), column_(widest_column(cues)) {
    may_be_verse_.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) may_be_verse_.push_back(looks_like_verse(i));
  }

  void mark() {
    for (std::size_t i = 0; i < lines_.size();) i = std::max(i + 1, mark_poem(i));
    for (std::size_t i = 0; i < lines_.size(); ++i) mark_signed_poem(i);
    mark_even_stanzas();
  }

 private:
  // A line of a few words, with a mark at its end at most.
  bool looks_like_verse(std::size_t i) const {
    constexpr std::size_t kLongest = 24;  // cells
    static constexpr CharacterSet kMarks(U"，。、；：！？,;:!?");
    const Line& line = lines_[i];
    const Cues& c = cues_[i];
    if (line.heading > 0 || !line.html.empty() || c.byline || c.tail || c.has_dateline ||
        c.is_label || c.is_caption || c.is_row || line.cells > kLongest ||
        (column_ > 0 && line.cells > column_)) {
      return false;
    }
    std::size_t mark = kMarks.find_in(line.text, 0);
    if (mark < line.text.size()) next_code_point(line.text, mark);
    return mark == line.text.size();
  }

  bool may_be_verse(std::size_t i) const { return may_be_verse_[i]; }

  bool is_short(std::size_t i) const { return column_ == 0 || 10 * lines_[i].cells <= 7 * column_; }

  // True when a third of the lines at most are about as wide as the column: running text is short
  // in its last line alone.
  bool are_mostly_short(std::size_t first, std::size_t end) const {
    std::size_t few = 0;
    for (std::size_t i = first; i < end; ++i) few += is_short(i);
    return 3 * few >= 2 * (end - first);
  }

  // The end of the block of verses that begins with line `first`, or `first` when there is none.
  // Where its author stands above, the next one ends it, and the headline above that.
  std::size_t block_end(std::size_t first, std::size_t fewest, bool has_author) const {
    std::size_t end = first;
    while (end < lines_.size() && (end == first || !lines_[end].blank_before)) {
      if (has_author && end > first + fewest && names_author(end)) {
        --end;
        break;
      }
      if (!may_be_verse(end) || end - first >= kMostVerses) return first;
      ++end;
    }
    return end - first >= fewest && are_mostly_short(first, end) ? end : first;
  }

  // The same of verses that a blank line parts each from the next; the last of them may be the
  // headline of what follows.
  std::size_t parted_end(std::size_t first) const {
    constexpr std::size_t kFewest = 4;
    std::size_t end = first;
    while (end < lines_.size() && (end == first || lines_[end].blank_before) && may_be_verse(end))
      ++end;
    if (end - first > kMostVerses) return first;
    if (end > first && heads_story(end)) --end;
    return end - first >= kFewest && are_mostly_short(first, end) ? end : first;
  }

  void mark_rows(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      cues_[i].is_row = cues_[i].ends_sentence = true;
      may_be_verse_[i] = false;
    }
  }

  // The same of verses about as long as each other.
  std::size_t stanza_end(std::size_t first) const {
    constexpr std::size_t kShortest = 6, kSpread = 4;  // cells
    const std::size_t end = column_ > 0 ? block_end(first, 4, false) : first;
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
    constexpr std::size_t kFewest = 3, kFewestLater = 2, kLongestHeadline = 5;  // lines
    if (!names_author(author) || author + 1 == lines_.size()) return author;
    if (const std::size_t end = parted_end(author + 1); end > author + 1) {
      cues_[author - 1].names_piece = true;
      mark_rows(author + 1, end);
      return end;
    }
    std::size_t end = author + 1;
    for (std::size_t first = end; first < lines_.size(); first = end) {
      end = block_end(first, first == author + 1 ? kFewest : kFewestLater, true);
      if (end == first || (heads_story(end) && end - first <= kLongestHeadline)) return first;
      cues_[author - 1].names_piece = true;
      mark_rows(first, end);
    }
    return end;
  }

  // A poem that is signed behind its last verse: （陆野）, □陆野. What is not parted from its
  // headline begins with that.
  void mark_signed_poem(std::size_t author) {
    constexpr std::size_t kFewest = 4;
    if (author < kFewest || lines_[author].blank_before || !signs_poem(author)) return;
    std::size_t first = author;
    while (first > 0 && may_be_verse(first - 1) && author - first < kMostVerses) {
      --first;
      if (lines_[first].blank_before) break;
    }
    const bool is_headed = first > 0 && lines_[first].blank_before && may_be_verse(first - 1) &&
                           !cues_[first - 1].ends_sentence;
    if (!is_headed) ++first;
    if (author < first + kFewest || !are_mostly_short(first, author)) return;
    cues_[first - 1].names_piece = true;
    mark_rows(first, author);
  }

  bool signs_poem(std::size_t i) const {
    if (brackets_authors(lines_[i].text)) return true;
    return cues_[i].byline && cues_[i].byline->correspondents.empty() &&
           cues_[i].byline->reporters.empty() && cues_[i].byline->others.size() == 1;
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
        mark_rows(first, end);
        before = end;
      }
      first = end;
    }
  }

  const std::vector<Line>& lines_;
  std::vector<Cues>& cues_;
  std::vector<bool> may_be_verse_;  // of each line: it looks like one, and is not marked yet
  const std::size_t column_;  // cells of the sheet's text, as verses have no column of their own
};

}  // namespace

void mark_verses(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  Verses(lines, cues).mark();
}

}  // namespace baoku
