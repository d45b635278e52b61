// Authors of whom nothing but the name is printed: between a headline and its text, or in brackets
// behind the story. Only the place and the name itself tell them from other words.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "reading/layout/bylines.h"
#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

// True when `text` may be a name and is no word that the dictionary has: 沈巧云, 陆 野, ·陆野·,
// ●陆野.
bool is_lone_name(std::string_view text);

// True when `text` is nothing but authors in brackets: （沈巧云）.
bool brackets_authors(std::string_view text);

// Makes a byline of a lone name between a headline and its text, as essays and poems have it: 陆
// 野, ·陆野·, ●陆野. Requires the rows.
void mark_authors(const std::vector<Line>& lines, std::vector<Cues>& cues);

// The names in brackets that end a text, behind its last sentence: …摊位由抽签定。（沈巧云）
std::optional<TailByline> find_bracketed_authors(std::string_view text);

// Makes a byline of names in brackets behind the last sentence of a text, on a line of their own or
// not: （沈巧云）, （陆 野、沈巧云）.
void mark_bracketed_authors(const std::vector<Line>& lines, std::vector<Cues>& cues);

}  // namespace baoku
