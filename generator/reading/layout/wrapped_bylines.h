// Bylines that run over lines: one in brackets behind a dateline (本报讯（记者 张三 /
// 李四）7月1日), and one whose last names or characters stand on the next line (记者 罗娟 / 磊
// 通讯员 孔思).
#pragma once

#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

// Gives the whole byline to the cues of the line that it begins on. The later lines of a bracket go
// on and are no bylines by themselves; those of a byline become bylines that add nobody.
void join_wrapped_bylines(const std::vector<Line>& lines, std::vector<Cues>& cues);

}  // namespace baoku
