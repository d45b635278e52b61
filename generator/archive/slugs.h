// Names that may stand in an address: [a-z0-9-], so that they survive every server, file system and
// mail program.
#pragma once

#include <string>
#include <string_view>

namespace baoku {

// "王新亭" -> "wang-xin-ting", "菜场与桥" -> "cai-chang-yu-qiao", "B02-要闻" -> "b02-yao-wen".
// At most 60 characters; a longer one is cut and gets a hash of the whole. A text without letters
// and digits gives a hash alone. Thread-safe.
std::string slug_of(std::string_view text);

// True for 1 to 60 of a-z, 0-9 and -: an address that somebody chose.
bool is_slug(std::string_view text);

// slug_of for each part of a path: "2018/年末/菜场" -> "2018/nian-mo/cai-chang".
std::string slug_path(std::string_view path);

}  // namespace baoku
