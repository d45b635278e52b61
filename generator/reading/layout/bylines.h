// Where bylines stand: behind a text, in brackets behind its dateline, broken over lines. What a
// byline is says byline_grammar.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "reading/article.h"

namespace baoku {

// Reads a byline of several lines, parted by line feeds: a break may stand between two names
// or within one (罗娟 / 磊 通讯员 孔思).
std::optional<Byline> parse_wrapped_byline(std::string_view text);

// A byline at the end of a text: `begin` is its first byte, in front of which the body ends.
struct TailByline {
  std::size_t begin = 0;
  Byline byline;
};
std::optional<TailByline> find_tail_byline(std::string_view text);
std::optional<TailByline> find_tail_byline(std::u32string_view text);  // `begin` as of its UTF-8

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
