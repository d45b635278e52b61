// Sheets as `baoku inspect` shows them: JSON for programs (see inspect.h), an outline for people.
#pragma once

#include <string>
#include <vector>

#include "reading/article.h"

namespace baoku {

std::string sheets_as_json(const std::vector<Sheet>& sheets);

//   content/2021/01-25/02.txt · 云渡时报 · 2021-01-25 · 第02版 · 3 articles
//
//   1  渡口灯塔重新亮灯                             lines 5-18, headline 211   0.93
//        副题  夜航停了三年后恢复
//        本报讯  1月22日，……（412 characters in 5 paragraphs）
//        记者  何青
//        人物  张红军（管委会主任）、王军
//        日期  2021-01-22，stated：1月22日
// ?  2  … a doubtful one, with its reasons
std::string sheets_as_text(const std::vector<Sheet>& sheets);

}  // namespace baoku
