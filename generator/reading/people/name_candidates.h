// Spans of one text that may be names, with their scores. They may overlap.
#pragma once

#include <cstdint>
#include <vector>

#include "reading/people/names.h"
#include "reading/people/scanned_text.h"
#include "reading/people/taught_weights.h"

namespace baoku {

struct CandidateConfig {
  std::vector<std::u32string> surnames = {};  // beside those of the lexicon; folded
  const TaughtTable* taught = nullptr;        // its weights count, too
  bool leaves_out_hopeless = true;            // before they cost much
};

struct Candidate {
  std::uint32_t begin = 0;  // code points
  std::uint32_t end = 0;
  Reasons reasons = 0;
  float score = 0;  // natural logarithm of odds that this is a name, roughly: the sum of the parts
  Parts parts{};
  float unless_japan = 0;  // what it loses where nothing near speaks of Japan

  void add(Part part, float weight) {
    parts[static_cast<std::size_t>(part)] += weight;
    score += weight;
  }
};

// Returns a candidate written in sounds that weighs `itself` and what stands beside it.
Candidate sounds_in_context(const ScannedText& text, std::size_t begin, std::size_t end,
                            float itself);

// Adds Chinese names: a single or double surname and one or two characters, a married name of two
// surnames (陈方安生), a two-character name printed with a space. Segments `text` where it must.
void add_chinese_candidates(ScannedText& text, const CandidateConfig& config,
                            std::vector<Candidate>& candidates);

// Adds foreign names written in Han characters, with or without a dot (萨尔瓦多·阿连德, 普京).
void add_foreign_candidates(ScannedText& text, const CandidateConfig& config,
                            std::vector<Candidate>& candidates);

// Adds Japanese names: a known surname with a given name of one to three characters, or alone;
// where the text speaks of Japan, also surnames of one character with a given name that is nothing
// else.
void add_japanese_candidates(ScannedText& text, const CandidateConfig& config,
                             std::vector<Candidate>& candidates);

// True when the text names Japan or what belongs to it.
bool speaks_of_japan(const ScannedText& text);

// True for a candidate that can be nothing but a Japanese name, so that others are near it.
bool is_surely_japanese(const Candidate& candidate);

// Adds names of China's other peoples: two or more of the words such names are put together from
// (次仁|卓玛, 阿依|古丽), or one of them alone (巴特尔).
void add_peoples_candidates(ScannedText& text, const CandidateConfig& config,
                            std::vector<Candidate>& candidates);

}  // namespace baoku
