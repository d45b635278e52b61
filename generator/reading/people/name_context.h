// What the words on either side of a place say about a name beginning or ending there.
#pragma once

#include "reading/people/names.h"
#include "reading/people/scanned_text.h"

namespace baoku {

struct Evidence {
  float weight = 0;  // natural logarithm of odds, roughly
  Reasons reasons = 0;
};

// Judge a name that begins at `at`, or ends before `at`. Require that the run around is segmented.
Evidence evidence_before(const ScannedText& text, std::size_t at);
Evidence evidence_behind(const ScannedText& text, std::size_t at);

// True for 、 and for what else stands between the names of a list: 和 与 及 ／.
inline bool joins_names(char32_t c) {
  return c == U'、' || c == U'和' || c == U'与' || c == U'及' || c == U'／' || c == U'/';
}

// True for the dots inside foreign names: ·
inline bool is_name_dot(char32_t c) {
  return c == U'·' || c == U'・' || c == U'•' || c == U'‧' || c == U'．' || c == U'∙';
}

}  // namespace baoku
