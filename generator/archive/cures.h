// The lines that a publisher may paste into NAME.corrections.toml for a doubt about the reading:
//
//   # content/2021/01-25/02.corrections.toml
//   [[headline]]
//   lines = ["渡口灯塔重新亮灯"]
//   of = "本报讯 1月22日，高新区"
//   # of = "近日，社区"                  another story that it may belong to
//
// Pasted as they stand they confirm the reading, and the doubt is gone; that has been tried out.
// Where nothing can confirm it, everything is a comment for the publisher to choose from.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "archive/doubts.h"

namespace baoku {

// Fills in the cures of doubts that have none.
void add_cures(const Archive& archive, unsigned jobs, std::vector<Doubt>& doubts);

}  // namespace baoku
