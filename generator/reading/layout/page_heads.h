// Page heads: lines in which print says which page of which paper of which day this is, and nothing
// else. “云渡时报 2021.1.22 星期五 A12 要闻”, “农历庚子年腊月初十”, “第A03版 | 民生”.
#pragma once

#include <string_view>

#include "reading/article.h"

namespace baoku {

// True when the whole line is such a head. `is_at_top`: it stands at the head of a page, where less
// is needed to tell. Sets `printed` to the day that it names, unless it has one already.
bool is_page_head(std::u32string_view text, bool is_at_top, Date& printed);

// The usual names of a page's section: 要闻, 体育新闻.
bool is_section_name(std::u32string_view text);

}  // namespace baoku
