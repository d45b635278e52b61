// The evidence for what a line is, from the line and its neighbour: log-odds, to be added up along
// a path of kinds. Each weight stands beside its reason, in evidence.cpp
// those of lines, in evidence_of_steps.cpp those of steps.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"
#include "reading/layout/segmentation.h"
#include "reading/layout/sheet_style.h"
#include "reading/layout/surroundings.h"

namespace baoku {

// Log-odds of each kind.
using KindWeights = std::array<double, kLineKinds>;

// Weighs the lines of one sheet, which must outlive it.
class Evidence {
 public:
  Evidence(const std::vector<Line>& lines, const std::vector<Cues>& cues);

  // Log-odds that line `i` is of each kind, from the line alone.
  KindWeights of_line(std::size_t i) const;

  // Sets the weights of the steps to a kind, from each kind of `from`: the log-odds that line `i`
  // of kind `to` follows line i-1 of the other.
  void weigh_steps(std::size_t i, LineKind to, std::span<const std::uint8_t> from,
                   double* weights) const;

  // The kind whose steps to `to` weigh the same, whatever the lines, as those from `from`: text is
  // text, and only what is asked of the end of its last line may differ.
  static constexpr LineKind like(LineKind from, LineKind to) {
    const bool asks_above = to == LineKind::paragraph || to == LineKind::continuation;
    const bool is_like_lead =
        from == LineKind::paragraph || (from == LineKind::continuation && !asks_above);
    return is_like_lead ? LineKind::lead : from;
  }

  // Log-odds that the sheet begins, or ends, with a line of `kind`.
  double of_first(LineKind kind) const;
  double of_last(LineKind kind) const;

 private:
  static constexpr double kNever = -40.0;  // as good as impossible, but a path always exists

  double headline(const Line& line, const Cues& c) const;
  double subhead(const Line& line, const Cues& c) const;
  double lead(const Line& line, const Cues& c) const;
  double body(const Line& line, const Cues& c) const;

  bool keeps_indents() const;
  bool is_indented(const Line& line) const;

  // How surely line i of that kind reaches the end of its column.
  double full(std::size_t i, LineKind kind) const;

  bool ends_story(std::size_t i) const;
  bool follows_ended_story(std::size_t i) const;
  bool follows_picture_of_headline(std::size_t i) const;
  bool runs_on(std::size_t i) const;
  bool fills_but_indent(std::size_t i) const;
  bool introduces(std::size_t i) const;

  // The story below a headline says it again. Running text may repeat itself too, so this counts
  // most where a headline is expected.
  double echo(std::size_t i, double weight) const;

  double to_headline(std::size_t i, LineKind from) const;
  double to_lead(std::size_t i, LineKind from) const;
  double to_paragraph(std::size_t i, LineKind from) const;
  double to_continuation(std::size_t i, LineKind from) const;
  double to_subhead(std::size_t i, LineKind from) const;
  double to_byline(std::size_t i, LineKind from) const;

  // Above its story, most often under a headline; without one only where the sheet does so.
  double to_head_byline(std::size_t i, LineKind from) const;

  const std::vector<Line>& lines_;
  const std::vector<Cues>& cues_;
  SheetStyle style_;
  std::vector<Surroundings> around_;  // of each line
  double mean_run_;                   // see surroundings.h
  double blank_parts_;   // log-odds that a blank line parts paragraphs, rather than columns
  double none_parts_;    // log-probability that paragraphs are parted by no blank line
  double blank_breaks_;  // log-probability that a blank line breaks a sentence
};

}  // namespace baoku
