// Bylines: who wrote and photographed a story, in the forms that print has.
//
//   记者 孙庆辉 通讯员 余承东        本报记者 陈 敏 文/图         （记者 张三 通讯员 李四）
//   记者 孙庆辉 高新时报 方宝岭      摄影 王二                    新华社记者 赵六
//   本组稿件由本报记者 张三 李四 采写   本版图片 记者 王二 摄          of several stories
//
// Grammar: byline = "（"? of? group+ credit* "）"?      group = (marker | paper) affiliation? name+
//          of = (本组 | 本版 | …) 稿件? 均? 由?
// A name is 2-4 Han characters, two lone characters (陈 敏), or parts joined by "·".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reading/article.h"

namespace baoku {

// Reads `text` as a byline from its first character to its last; nothing when it is not one.
std::optional<Byline> parse_byline(std::string_view text);

// The same for a byline of several lines, parted by line feeds: a break may stand between two names
// or within one (罗娟 / 磊 通讯员 孔思).
std::optional<Byline> parse_wrapped_byline(std::string_view text);

// A byline at the end of a text: `begin` is its first byte, in front of which the body ends.
struct TailByline {
  std::size_t begin = 0;
  Byline byline;
};
std::optional<TailByline> find_tail_byline(std::string_view text);

// A byline in brackets behind the dateline: 本报讯（记者 张三）7月1日，… `begin` and `end` are
// bytes.
struct HeadByline {
  std::size_t begin = 0;
  std::size_t end = 0;
  Byline byline;
};
std::optional<HeadByline> find_head_byline(std::string_view text);

// Adds the people of `more` that `byline` does not name yet, and widens its lines.
void merge_byline(Byline& byline, const Byline& more);

}  // namespace baoku
