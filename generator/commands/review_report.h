// Doubts as text for people and as JSON for programs (see review.h).
#pragma once

#include <string>

#include "archive/archive.h"
#include "archive/doubt_list.h"

namespace baoku {

// For a terminal, worst first:
//
//   content/2021/01-25/02.txt:211  headline  31 %
//     “高新区动真格…” may not be the headline of “本报讯 1月22日…”
//     it stands in line 211, the story in lines 6-58; …
//
//       # content/2021/01-25/02.corrections.toml
//       [[headline]]
//       …
std::string doubts_as_text(const Archive& archive, const DoubtList& list);

std::string doubts_as_json(const Archive& archive, const DoubtList& list);

}  // namespace baoku
