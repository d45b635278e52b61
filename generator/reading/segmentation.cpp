#include "reading/segmentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "reading/columns.h"

namespace baoku {
namespace {

constexpr std::size_t kKinds = 7;
constexpr std::array<LineKind, kKinds> kAll = {
    LineKind::headline, LineKind::lead,   LineKind::paragraph,  LineKind::continuation,
    LineKind::subhead,  LineKind::byline, LineKind::head_byline};
constexpr double kNever = -40.0;  // as good as impossible, but a path always exists

std::size_t index(LineKind kind) { return static_cast<std::size_t>(kind); }

// Weighs two cases by the probability of the first.
double mix(double probability, double first, double second) {
  return probability * first + (1 - probability) * second;
}

bool is_body(LineKind kind) {
  return kind == LineKind::lead || kind == LineKind::paragraph || kind == LineKind::continuation;
}

// How this sheet is set: what its articles do, they mostly all do.
struct Style {
  double bylines = 0;       // share of stories that have a byline
  double datelines = 0;     // share of stories that begin with a dateline
  double blanks = 0.5;      // share of paragraphs that a blank line parts
  double indents = 0;       // share of lines that are indented
  double head_bylines = 0;  // share of byline lines that stand above their story
};

Style style_of(const std::vector<Line>& lines, const std::vector<Cues>& cues) {
  std::size_t datelines = 0, bylines = 0, ends = 0, parted = 0, indented = 0, lone = 0, heads = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    datelines += cues[i].has_dateline;
    bylines += cues[i].byline || cues[i].tail;
    indented += lines[i].indent >= 4;
    lone += cues[i].byline.has_value();
    heads += cues[i].byline && (i == 0 || !cues[i - 1].ends_sentence);
    const bool ends_paragraph =
        cues[i].ends_sentence && cues[i].width > 0 && fullness(lines[i], cues[i], true) == 0;
    if (ends_paragraph && i + 1 < lines.size()) {
      ++ends;
      parted += lines[i + 1].blank_before;
    }
  }
  Style style;
  const double stories = static_cast<double>(std::max<std::size_t>({datelines, bylines, 1}));
  style.bylines = static_cast<double>(bylines) / stories;
  style.datelines = static_cast<double>(datelines) / stories;
  style.head_bylines = lone > 0 ? static_cast<double>(heads) / static_cast<double>(lone) : 0;
  style.blanks = (static_cast<double>(parted) + 1) / (static_cast<double>(ends) + 2);
  style.indents =
      static_cast<double>(indented) / static_cast<double>(std::max<std::size_t>(lines.size(), 1));
  return style;
}

// Weighs the lines of one sheet.
class Evidence {
 public:
  Evidence(const std::vector<Line>& lines, const std::vector<Cues>& cues)
      : lines_(lines), cues_(cues), style_(style_of(lines, cues)) {}

  // Log-odds that line `i` is of `kind`, from the line alone.
  double of_line(std::size_t i, LineKind kind) const {
    const Line& line = lines_[i];
    const Cues& c = cues_[i];
    if (!line.html.empty())
      return kind == LineKind::paragraph || kind == LineKind::lead ? 0 : kNever;
    if (c.byline)
      return kind == LineKind::byline || kind == LineKind::head_byline
                 ? 6
                 : (kind == LineKind::headline ? -6 : -3);
    switch (kind) {
      case LineKind::headline:
        return headline(line, c);
      case LineKind::subhead:
        return subhead(line, c);
      case LineKind::byline:
      case LineKind::head_byline:
        return kNever;
      case LineKind::lead:
        return lead(line, c);
      default:
        return body(line, c);
    }
  }

  // Log-odds that line `i` of kind `to` follows line i-1 of kind `from`.
  double of_step(std::size_t i, LineKind from, LineKind to) const {
    switch (to) {
      case LineKind::headline:
        return to_headline(i, from);
      case LineKind::lead:
        return to_lead(i, from);
      case LineKind::paragraph:
        return to_paragraph(i, from);
      case LineKind::continuation:
        return to_continuation(i, from);
      case LineKind::subhead:
        return to_subhead(i, from);
      case LineKind::head_byline:
        return to_head_byline(i, from);
      default:
        return to_byline(i, from);
    }
  }

  double of_first(LineKind kind) const {
    switch (kind) {
      case LineKind::headline:
        return 0.5 + echo(0, 7);
      case LineKind::lead:
        return 0;
      case LineKind::head_byline:
        return -2;
      default:
        return kNever;
    }
  }

  double of_last(LineKind kind) const {
    switch (kind) {
      case LineKind::headline:
        return -0.5;
      case LineKind::subhead:
        return -5;
      default:
        return !is_body(kind) || cues_.back().ends_sentence || cues_.back().tail ? 0 : -4;
    }
  }

 private:
  double headline(const Line& line, const Cues& c) const {
    if (line.heading > 0) return 8;
    double w = -0.5;
    if (c.has_dateline) w -= 10;
    if (c.tail) w -= 10;
    if (c.opens_closed) w -= 6;
    if (c.stops > 0) w -= 5;                // a headline has no full stop inside
    if (line.text.ends_with("。")) w -= 7;  // nor at its end
    if (c.ends_open) w -= 2.5;
    w -= 0.9 * static_cast<double>(c.commas);  // rarely a comma
    if (c.characters < 4) w -= 1;
    if (c.characters > 36) w -= 2;
    if (c.characters > 56) w -= 4;
    if (c.width > 0 && line.cells > c.width + 2) w += 2;  // wider than the column around it
    if (c.is_label) w -= 2;
    return w;
  }

  double subhead(const Line& line, const Cues& c) const {
    if (line.heading > 0) return line.heading >= 3 ? 8.5 : 4;
    double w = c.characters <= 12 ? -0.3 : -1;
    if (c.has_dateline || c.tail) w -= 20;
    if (c.opens_closed) w -= 6;
    if (c.stops > 0 || line.text.ends_with("。")) w -= 6;
    if (c.ends_open) w -= 3;
    w -= 1.2 * static_cast<double>(c.commas);
    if (c.characters > 18) w -= 3;
    if (c.width > 0 && fullness(line, c, true) > 0) w -= 3;  // it does not fill the column
    if (c.is_label) w += 3;
    return w;
  }

  double lead(const Line& line, const Cues& c) const {
    if (line.heading > 0) return kNever;
    double w = 0;
    if (c.has_dateline) w += 5;
    if (c.opens_like_lead) w += 1.5;
    if (c.opens_closed) w -= 6;
    // Body text fills its column or is a sentence.
    const bool is_like_body = (c.width > 0 && fullness(line, c, true) == 1) || c.ends_sentence ||
                              c.stops > 0 || c.commas > 0 || c.tail;
    if (!is_like_body) w -= 3;
    if (c.commas + c.stops > 0) w += 0.7;
    return w + body(line, c);
  }

  double body(const Line& line, const Cues& c) const {
    if (line.heading > 0) return kNever;
    return c.width > 0 && line.cells > c.width + 2 && !c.tail ? -2.5 : 0;
  }

  // How surely line i of that kind reaches the end of its column.
  double full(std::size_t i, LineKind kind) const {
    return fullness(lines_[i], cues_[i], kind == LineKind::lead || kind == LineKind::paragraph);
  }

  bool ends_story(std::size_t i) const { return cues_[i].tail.has_value(); }

  // The story below a headline says it again. Running text may repeat itself too, so this counts
  // most where a headline is expected.
  double echo(std::size_t i, double weight) const {
    return weight * std::max(0.0, cues_[i].echo - 0.2);
  }

  // True when the first line below i that is no heading begins with a dateline or is a byline.
  bool dateline_follows(std::size_t i) const {
    constexpr std::size_t kMostHeadlineLines = 5;
    for (std::size_t j = i + 1; j < lines_.size() && j <= i + kMostHeadlineLines; ++j) {
      if (cues_[j].has_dateline || cues_[j].byline) return true;
      if (cues_[j].stops > 0 || cues_[j].commas > 1 || cues_[j].ends_sentence) return false;
    }
    return false;
  }

  double to_headline(std::size_t i, LineKind from) const {
    const Cues& before = cues_[i - 1];
    const double blank = lines_[i].blank_before ? 0.3 : -0.7;
    if (from == LineKind::headline) return (lines_[i].blank_before ? -0.4 : 0) + echo(i, 7);
    if (from == LineKind::byline || (is_body(from) && ends_story(i - 1))) {
      return 1.5 + blank + echo(i, 7) + cues_[i].seam;
    }
    if (from == LineKind::subhead) return -6;
    if (from == LineKind::head_byline) return -4;
    if (!before.ends_sentence && lines_[i].heading == 0) return -7;
    // A story that ends without a byline where the others have one is rare, and rarer still when
    // the next one begins without a dateline: a heading there is most likely inside the story.
    double w = -1.5 - 1.5 * style_.bylines + blank + echo(i, 2) + cues_[i].seam;
    if (lines_[i].heading == 0 && !dateline_follows(i)) w -= 4 * style_.datelines;
    return w;
  }

  double to_lead(std::size_t i, LineKind from) const {
    const Cues& here = cues_[i];
    if (from == LineKind::headline) {
      if (here.has_dateline) return 1;
      // A line that fills its column and has the next one right below is most likely running text.
      const bool goes_on =
          !lines_[i].blank_before && here.width > 0 && fullness(lines_[i - 1], here, true) == 1;
      return cues_[i - 1].is_unclosed ? -5 : goes_on ? -0.5 : 1;
    }
    if (from == LineKind::head_byline) return 1;
    if (from == LineKind::subhead) return kNever;
    if (from == LineKind::byline || ends_story(i - 1)) return here.has_dateline ? -1 : -3.5;
    if (!cues_[i - 1].ends_sentence) return -12;
    return here.has_dateline ? -0.5 : -8;
  }

  double to_paragraph(std::size_t i, LineKind from) const {
    const Cues& before = cues_[i - 1];
    const Cues& here = cues_[i];
    if (from == LineKind::headline || from == LineKind::head_byline) return kNever;
    double w = 0;
    if (here.has_dateline) w -= 6;
    if (here.opens_closed) w -= 6;
    if (from == LineKind::subhead) return w + 1;
    if (from == LineKind::byline) return w - 3 - here.seam;  // the byline stood behind the lead
    if (ends_story(i - 1)) return w - 4;
    if (!lines_[i].html.empty() || !lines_[i - 1].html.empty()) return w + 1;
    if (style_.indents > 0.1 && style_.indents < 0.9) w += lines_[i].indent >= 4 ? 4 : -2;
    if (!before.ends_sentence) return w + (before.ends_colon ? -0.5 : -5);
    if (before.width == 0) return w + 2;
    const double if_full = lines_[i].blank_before ? 0.5 + 2.5 * (style_.blanks - 0.5) : -0.7;
    return w + mix(full(i - 1, from), if_full, 2.5);
  }

  double to_continuation(std::size_t i, LineKind from) const {
    const Cues& before = cues_[i - 1];
    const Cues& here = cues_[i];
    if (!is_body(from)) return kNever;
    double w = 0;
    if (here.has_dateline) w -= 8;
    if (here.opens_closed) w += 4;
    if (ends_story(i - 1)) w -= 8;
    if (!lines_[i].html.empty() || !lines_[i - 1].html.empty()) return kNever;
    if (style_.indents > 0.1 && style_.indents < 0.9 && lines_[i].indent >= 4) w -= 4;
    const bool blank = lines_[i].blank_before;
    if (before.ends_sentence) {
      if (before.width == 0) return w + (blank ? -3 : -1.5);
      return w + (blank ? mix(full(i - 1, from), -0.7, -6) : mix(full(i - 1, from), 0.7, -4.5));
    }
    // A column breaks behind a full line only, so a blank line behind a short one parts.
    if (before.width == 0) {
      // Flowing text breaks in mid-sentence at the end of a column only: behind a blank line, and
      // hardly behind a few words that may well be a heading.
      const bool is_sentence = before.commas + before.stops > 0 || before.ends_open;
      return w + (is_sentence || before.characters > 30 ? (blank ? 2 : 1) : (blank ? -1.5 : -2.5));
    }
    const double if_short = (before.ends_open ? 1 : -3.5) - (blank ? 2.5 : 0);
    return w + mix(full(i - 1, from), blank ? 1.5 : 3, if_short);
  }

  double to_subhead(std::size_t i, LineKind from) const {
    if (from == LineKind::headline || from == LineKind::head_byline) return -3;
    if (from == LineKind::byline || ends_story(i - 1)) return -4;
    if (from == LineKind::subhead) return -2.5;
    if (!cues_[i - 1].ends_sentence) return -7;
    return -1 - 0.7 * cues_[i].seam;
  }

  double to_byline(std::size_t i, LineKind from) const {
    if (from == LineKind::headline || from == LineKind::head_byline) return kNever;
    if (from == LineKind::byline) return 0;
    const bool is_open = is_body(from) && !cues_[i - 1].ends_sentence && !ends_story(i - 1);
    return (is_open ? -1.5 : 0) - 4 * style_.head_bylines;
  }

  // Above its story, most often under a headline; without one only where the sheet does so.
  double to_head_byline(std::size_t i, LineKind from) const {
    if (from == LineKind::headline) return -0.5;
    if (from == LineKind::head_byline) return 0;
    if (from == LineKind::subhead || !cues_[i - 1].ends_sentence) return kNever;
    return -6 + 6 * style_.head_bylines;
  }

  const std::vector<Line>& lines_;
  const std::vector<Cues>& cues_;
  Style style_;
};

using Row = std::array<double, kKinds>;

double log_sum(const Row& row) {
  const double most = *std::max_element(row.begin(), row.end());
  double sum = 0;
  for (const double x : row) sum += std::exp(x - most);
  return most + std::log(sum);
}

}  // namespace

std::vector<LabelledLine> label_lines(const std::vector<Line>& lines,
                                      const std::vector<Cues>& cues) {
  const std::size_t n = lines.size();
  std::vector<LabelledLine> labels(n);
  if (n == 0) return labels;
  const Evidence evidence(lines, cues);

  // best[i][k]: weight of the best path to line i with kind k; forward[i][k]: of all paths.
  std::vector<Row> best(n), forward(n), backward(n), own(n);
  std::vector<std::array<Row, kKinds>> step(n);  // step[i][from][to]
  std::vector<std::array<std::uint8_t, kKinds>> came_from(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (const LineKind to : kAll) {
      const std::size_t t = index(to);
      own[i][t] = evidence.of_line(i, to);
      if (i == 0) {
        best[0][t] = forward[0][t] = own[0][t] + evidence.of_first(to);
        continue;
      }
      Row sums{};
      best[i][t] = -std::numeric_limits<double>::infinity();
      for (const LineKind from : kAll) {
        const std::size_t f = index(from);
        step[i][f][t] = evidence.of_step(i, from, to);
        const double weight = best[i - 1][f] + step[i][f][t];
        if (weight > best[i][t])
          best[i][t] = weight, came_from[i][t] = static_cast<std::uint8_t>(f);
        sums[f] = forward[i - 1][f] + step[i][f][t];
      }
      best[i][t] += own[i][t];
      forward[i][t] = log_sum(sums) + own[i][t];
    }
  }
  for (const LineKind kind : kAll) backward[n - 1][index(kind)] = evidence.of_last(kind);
  for (std::size_t i = n - 1; i-- > 0;) {
    for (std::size_t f = 0; f < kKinds; ++f) {
      Row sums{};
      for (std::size_t t = 0; t < kKinds; ++t) {
        sums[t] = step[i + 1][f][t] + own[i + 1][t] + backward[i + 1][t];
      }
      backward[i][f] = log_sum(sums);
    }
  }

  std::size_t kind = 0;
  for (std::size_t k = 1; k < kKinds; ++k) {
    if (best[n - 1][k] + backward[n - 1][k] > best[n - 1][kind] + backward[n - 1][kind]) kind = k;
  }
  for (std::size_t i = n; i-- > 0;) {
    Row all{};
    for (std::size_t k = 0; k < kKinds; ++k) all[k] = forward[i][k] + backward[i][k];
    labels[i].kind = kAll[kind];
    labels[i].confidence = std::exp(all[kind] - log_sum(all));
    if (i > 0) kind = came_from[i][kind];
  }
  return labels;
}

}  // namespace baoku
