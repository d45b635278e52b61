// How the kinds of neighbouring lines go together.
#include <algorithm>

#include "reading/layout/columns.h"
#include "reading/layout/evidence.h"

namespace baoku {
namespace {

constexpr std::size_t kShortestHeadline = 9;  // characters; shorter ones head parts of a story

// Weighs two cases by the probability of the first.
double mix(double probability, double first, double second) {
  return probability * first + (1 - probability) * second;
}

bool is_body(LineKind kind) {
  return kind == LineKind::lead || kind == LineKind::paragraph || kind == LineKind::continuation;
}

}  // namespace

double Evidence::of_first(LineKind kind) const {
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

double Evidence::of_last(LineKind kind) const {
  switch (kind) {
    case LineKind::headline:
      return -0.5;
    case LineKind::subhead:
      return -5;
    default:
      return !is_body(kind) || cues_.back().ends_sentence || cues_.back().tail ? 0 : -6;
  }
}

double Evidence::full(std::size_t i, LineKind kind) const {
  return fullness(lines_[i], cues_[i], kind == LineKind::lead || kind == LineKind::paragraph);
}

// A byline stands behind the last sentence, or somebody has signed.
bool Evidence::ends_story(std::size_t i) const {
  const bool is_signed =
      cues_[i].is_signature && (i + 1 == cues_.size() || !cues_[i + 1].is_signature);
  return is_signed || cues_[i].tail.has_value() || cues_[i].goes_elsewhere;
}

// Nothing but pictures stands between line i and the byline that ended a story.
bool Evidence::follows_ended_story(std::size_t i) const {
  std::size_t above = i - 1;
  if (!cues_[above].is_caption || cues_[i].is_caption) return false;
  while (above > 0 && cues_[above].is_caption) --above;
  return cues_[above].byline || cues_[above].tail;
}

// Nothing but pictures stands between line i and a line that is no sentence: a headline whose story
// stands elsewhere.
bool Evidence::follows_picture_of_headline(std::size_t i) const {
  std::size_t above = i - 1;
  if (!cues_[above].is_caption || cues_[i].is_caption || !lines_[i].blank_before) return false;
  while (above > 0 && cues_[above].is_caption) --above;
  const Cues& c = cues_[above];
  return around_[above].heading > 0 && c.commas == 0 && !c.is_caption && !c.ends_sentence &&
         !c.byline && !c.tail;
}

double Evidence::echo(std::size_t i, double weight) const {
  return weight * std::max(0.0, cues_[i].echo - 0.2);
}

void Evidence::weigh_steps(std::size_t i, LineKind to, std::span<const std::uint8_t> from,
                           double* weights) const {
  const auto weigh = [&](auto step) {
    for (const std::uint8_t kind : from) *weights++ = (this->*step)(i, static_cast<LineKind>(kind));
  };
  switch (to) {
    case LineKind::headline:
      return weigh(&Evidence::to_headline);
    case LineKind::lead:
      return weigh(&Evidence::to_lead);
    case LineKind::paragraph:
      return weigh(&Evidence::to_paragraph);
    case LineKind::continuation:
      return weigh(&Evidence::to_continuation);
    case LineKind::subhead:
      return weigh(&Evidence::to_subhead);
    case LineKind::byline:
      return weigh(&Evidence::to_byline);
    case LineKind::head_byline:
      return weigh(&Evidence::to_head_byline);
  }
}

double Evidence::to_headline(std::size_t i, LineKind from) const {
  const Cues& before = cues_[i - 1];
  const double blank = lines_[i].blank_before ? 0.3 : -0.7;
  if (from == LineKind::headline) {
    // Text that begins with the line goes on right below it.
    const bool stands_last = i + 1 < lines_.size() && lines_[i + 1].blank_before;
    return (lines_[i].blank_before ? -0.4 : 0) + (stands_last ? 0.8 : 0) + echo(i, 7);
  }
  if (is_body(from) && follows_picture_of_headline(i)) return -0.4 + echo(i, 7);
  const bool is_ended = ends_story(i - 1) || follows_ended_story(i);
  if (from == LineKind::byline || (is_body(from) && is_ended)) {
    const double no_dateline =
        lines_[i].heading > 0 || around_[i].dateline_follows ? 0 : -1.5 * style_.datelines;
    // It may be the headline of the story above, which shares its words.
    return 1.5 + blank + echo(i, 7) + std::max(0.0, cues_[i].seam) + no_dateline -
           3 * style_.lead_bylines;
  }
  if (from == LineKind::subhead) return -6;
  // 走进乡村, and set apart below it who wrote the stories of that column.
  const bool is_of_column = lines_[i].blank_before && lines_[i - 1].blank_before;
  if (from == LineKind::head_byline) return is_of_column ? -0.5 + echo(i, 7) : -4;
  if (!before.ends_sentence && lines_[i].heading == 0) return -7;
  // A story that ends without a byline where the others have one is rare, and rarer still when
  // the next one begins without a dateline: a heading there is most likely inside the story.
  const double bylines = style_.bylines * (1 - style_.head_bylines) * (1 - style_.lead_bylines);
  // Where no dateline counts the stories, how many have a byline is not known.
  const double usual_byline = bylines * bylines * std::max(0.8, style_.datelines);
  // Where stories have neither, only the words tell, and they tell more.
  const double unmarked = std::max(0.0, 1 - std::max(usual_byline, style_.datelines));
  const bool is_long = std::max(cues_[i].characters, around_[i].heading) >= kShortestHeadline ||
                       cues_[i].names_piece;
  double w = -1.5 - 2.5 * usual_byline + blank + echo(i, is_long ? 2 + 4 * unmarked : 2) +
             3 * cues_[i].heads_above + std::max(-1 - style_.datelines, cues_[i].seam);
  const bool may_head_part = lines_[i].heading == 0 && !around_[i].dateline_follows &&
                             !(around_[i].day_follows && lines_[i].blank_before);
  w += is_long ? 1.5 * unmarked : may_head_part ? -1.5 : 0;
  if (around_[i].is_among_briefs) w += 2;
  // Few words that no text says again, neither below nor above, head a part more often still, and
  // most surely when more than one line of the story does.
  if (!is_long && may_head_part && is_unsaid(cues_[i])) w -= around_[i].unsaid > 1 ? 2.5 : 1;
  // Where bylines stand below headlines, a line without one heads a part.
  if (!is_long && may_head_part) w -= 2 * style_.bylines * style_.head_bylines;
  // Where headlines are marked, an unmarked line heads a part.
  if (!is_long && lines_[i].heading == 0) w -= 3 * style_.marked;
  // The story above is signed at its head, and the one below at its foot, whatever words they
  // share.
  if (around_[i].parts_bylines) {
    return w + 2 + 2.5 * usual_byline + (may_head_part && !is_long ? 1.5 : 0) -
           std::min(0.0, std::max(-1 - style_.datelines, cues_[i].seam));
  }
  if (lines_[i].heading == 0 && !around_[i].dateline_follows && !cues_[i].names_piece) {
    // A story may begin with its day instead of a dateline.
    const double sure = around_[i].day_follows && is_long ? 1.5 : cues_[i].seam > 1 ? 3 : 4;
    w -= sure * style_.datelines;
  }
  return w;
}

double Evidence::to_lead(std::size_t i, LineKind from) const {
  const Cues& here = cues_[i];
  if (from == LineKind::headline) {
    if (here.has_dateline) return 1;
    // A line that fills its column and has the next one right below is most likely running text.
    const bool goes_on =
        !lines_[i].blank_before && here.width > 0 && fullness(lines_[i - 1], here, true) == 1;
    return (cues_[i - 1].is_unclosed ? -5 : goes_on ? -0.5 : 1) - (here.splits_word ? 3 : 0);
  }
  if (from == LineKind::head_byline) return 1;
  if (from == LineKind::subhead) return kNever;
  if (is_body(from) && follows_picture_of_headline(i)) return 1;
  if (from == LineKind::byline || ends_story(i - 1) || follows_ended_story(i))
    return here.has_dateline ? -1
                             : -3.3 - style_.datelines + std::max(-1.0, 0.5 * here.seam) -
                                   2 * style_.lead_bylines + 5 * here.announced;
  if (!cues_[i - 1].ends_sentence) return -12;
  if (here.has_dateline) return -0.5;
  // A headline without a story tells where one begins.
  if (here.announced == 0) return -8;
  const double seam = (here.seam < 0 ? 1.5 : 0.5) * here.seam;
  return -3.5 + 12 * here.announced + seam - 2.5 * style_.datelines;
}

double Evidence::to_paragraph(std::size_t i, LineKind from) const {
  const Cues& before = cues_[i - 1];
  const Cues& here = cues_[i];
  if (from == LineKind::headline && here.is_caption)
    return i > 1 && lines_[i].blank_before ? -1.5 : kNever;
  if (from == LineKind::headline || from == LineKind::head_byline) return kNever;
  double w = 0;
  if (here.has_dateline) w -= 6;
  if (here.opens_closed) w -= 6;
  if (from == LineKind::subhead) return w + (here.splits_word ? -2 : 1);
  // A picture below a story that is signed.
  if (here.is_caption && (from == LineKind::byline || ends_story(i - 1))) return w;
  // The byline stood behind the lead.
  if (from == LineKind::byline || follows_ended_story(i)) {
    const double begins_story =
        (around_[i].ends_in_byline ? 1.0 : 0.0) + (here.opens_like_lead ? 1.5 : 0.0);
    return w - 2 - here.seam + 5 * style_.lead_bylines - begins_story;
  }
  if (ends_story(i - 1)) return w - 4;
  if (!lines_[i].html.empty() || !lines_[i - 1].html.empty()) return w + 1;
  if (keeps_indents()) w += lines_[i].indent >= 4 ? 4 : -2;
  // Rows and items end with their lines; what they are often stands above them: 如下：
  const bool is_listed = here.is_row || here.begins_item;
  if (!before.ends_sentence && !here.is_signature && !(before.ends_colon && is_listed)) {
    return w + (before.ends_colon ? -0.5 : -5);
  }
  const bool is_own_line = before.is_caption || before.is_address || here.is_signature;
  if (is_own_line || is_listed) return w + 3;
  if (before.width == 0) return w + 2;
  // Where a sentence ends with its line: how often this sheet parts paragraphs by a blank line,
  // against how often it has one within a sentence; then the words decide.
  constexpr double kWithin = -0.9;  // sentences that end within a paragraph are more
  double if_full = kWithin + (lines_[i].blank_before ? blank_parts_ : none_parts_);
  if_full += here.opening + std::min(0.7 * static_cast<double>(around_[i].run) / mean_run_, 1.8);
  return w + mix(full(i - 1, from), if_full, 2.5);
}

double Evidence::to_continuation(std::size_t i, LineKind from) const {
  const Cues& before = cues_[i - 1];
  const Cues& here = cues_[i];
  if (!is_body(from)) return kNever;
  const bool blank = lines_[i].blank_before;
  double w = 0;
  if (here.has_dateline) w -= 8;
  if (here.opens_closed) w += 4;
  if (ends_story(i - 1)) w -= 8;
  if (here.begins_item || here.is_row || here.is_note || before.is_row) w -= 4;
  if (before.is_caption && blank) return kNever;
  if (!lines_[i].html.empty() || !lines_[i - 1].html.empty()) return kNever;
  if (keeps_indents() && lines_[i].indent >= 4) w -= 4;
  if (before.ends_sentence) {
    if (before.width == 0) return w + (blank ? -3 : -1.5);
    return w + mix(full(i - 1, from), 0, blank ? -6 : -4.5);
  }
  // A column breaks behind a full line only, so a blank line behind a short one parts.
  if (before.width == 0) {
    // Flowing text breaks in mid-sentence at the end of a column only: behind a blank line, and
    // hardly behind a few words that may well be a heading.
    const bool is_sentence = before.commas + before.stops > 0 || before.ends_open;
    if (is_sentence || before.characters > 30) return w + (blank ? 2 : 1);
    return w + (blank ? -1.5 : -2.5) - (before.characters <= 12 ? 2 : 0);
  }
  // Text goes on in the column in which it began, but for a column break.
  constexpr std::size_t kWider = 8;  // cells
  if (!blank && lines_[i].cells > before.width + kWider && here.width > before.width) w -= 4;
  const bool is_lone_word = 2 * lines_[i - 1].cells < before.width;
  const double if_short = (before.ends_open ? 1 : is_lone_word ? -6 : -3.5) - (blank ? 2.5 : 0);
  constexpr double kGoesOn = 3;
  const double if_full = blank ? std::max(-1.5, kGoesOn + blank_breaks_) : kGoesOn;
  return w + mix(full(i - 1, from), if_full, if_short);
}

double Evidence::to_subhead(std::size_t i, LineKind from) const {
  if (from == LineKind::headline || from == LineKind::head_byline) return -3;
  if (from == LineKind::byline || ends_story(i - 1)) return -4 - 0.7 * cues_[i].seam;
  if (from == LineKind::subhead) return -2.5;
  if (!cues_[i - 1].ends_sentence) return -7;
  return -1 - 0.7 * (around_[i].parts_bylines ? std::max(0.0, cues_[i].seam) : cues_[i].seam) +
         (around_[i].unsaid > 1 ? 1 : 0);
}

double Evidence::to_byline(std::size_t i, LineKind from) const {
  // 本组稿件由…: may stand below the headlines at the foot.
  const bool is_shared = cues_[i].byline && cues_[i].byline->of != Byline::Of::story;
  if (from == LineKind::headline && is_shared) return i + 1 == lines_.size() ? -0.5 : -3;
  if (from == LineKind::headline || from == LineKind::head_byline) return kNever;
  if (from == LineKind::byline) return heads_next_story(lines_, cues_, i) ? -3 : 0;
  const bool is_open = is_body(from) && !cues_[i - 1].ends_sentence && !ends_story(i - 1);
  return (is_open ? -1.5 : 0) - 4 * style_.head_bylines;
}

double Evidence::to_head_byline(std::size_t i, LineKind from) const {
  if (from == LineKind::headline) return -0.5;
  if (from == LineKind::head_byline) return 0;
  if (from == LineKind::byline && heads_next_story(lines_, cues_, i)) return -0.5;
  if (from == LineKind::subhead || !cues_[i - 1].ends_sentence) return kNever;
  const bool heads_text =
      (i + 1 < cues_.size() && cues_[i + 1].has_dateline) || leads_on(lines_, cues_, i);
  return -6 + 6 * style_.head_bylines - (heads_text ? 0 : 3);
}

}  // namespace baoku
