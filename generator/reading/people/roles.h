// The office printed beside a name: 区党工委书记、管委会主任|王新亭, 王凯胜|任组长, 罗忠涛|教授.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reading/people/scanned_text.h"

namespace baoku {

// Returns the office in front of the name that begins at `name_begin`, as printed, several offices
// of one person as one string; "" when none stands there. `name_ends` are the sorted ends of the
// other names in the text (code points): an office never reaches across a name.
std::string role_before(ScannedText& text, std::size_t name_begin,
                        const std::vector<std::size_t>& name_ends);

// Returns the office behind the name that ends at `name_end`, or "".
std::string role_behind(ScannedText& text, std::size_t name_end);

// True where a verb stands behind the name that ends at `name_end` that is followed by an office:
// 任.
bool takes_office(const ScannedText& text, std::size_t name_end);

// True for an office that several people can hold, so that a list of names shares it: 副主任, 委员.
bool is_shared_office(const std::string& role);

}  // namespace baoku
