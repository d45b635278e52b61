// Rolls: lists most entries of which are names, with what stands between them.
//
//   马明宇、高峰、郝海东      邱小玲（一中）、向阳（三中）、龚建平（二中）
//   王秀芝 李大成 王路        1、王秀芝 2、高峰 3、马占山
#pragma once

#include <vector>

#include "reading/people/name_candidates.h"
#include "reading/people/scanned_text.h"

namespace baoku {

// Makes names of the entries of rolls that may be words elsewhere, but stand beside names here.
void support_rolls(const ScannedText& text, std::vector<Candidate>& candidates);

}  // namespace baoku
