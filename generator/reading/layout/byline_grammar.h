// What a byline is: who wrote and photographed a story, in the forms that print has.
//
//   记者 何青 通讯员 罗娟        本报记者 陈 敏 文/图         （记者 张三 通讯员 李四）
//   记者 何青 云渡时报 沈兰      摄影 王二                    新华社记者 赵六
//   □ 王二                           an author of letters, essays and poems
//   本组稿件由本报记者 张三 李四 采写   本版图片 记者 王二 摄          of several stories
//
// Grammar: byline = "（"? of? group+ credit* "）"?      group = (marker | paper) affiliation? name+
//          of = (本组 | 本版 | …) 稿件? 均? 由?
// A name is 2-4 Han characters, two lone characters (陈 敏), or parts joined by "·".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "reading/article.h"

namespace baoku {

inline constexpr std::size_t kLongestByline = 100;  // code points

// Reads `text` as a byline from its first character to its last; nothing when it is not one.
std::optional<Byline> parse_byline(std::u32string_view text);
std::optional<Byline> parse_byline(std::string_view text);

// True when `text` has some word that a byline has: 记者, 通讯员, 摄, 文/.
bool mentions_author(std::u32string_view text);

}  // namespace baoku
