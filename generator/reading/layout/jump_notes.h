// Notes that a story goes on elsewhere, or comes from there: （下转第3版）, （上接一版）.
#pragma once

#include <cstddef>
#include <string_view>

namespace baoku {

// Length of the note that `text` begins with, or ends with, in brackets; 0 when there is none.
std::size_t jump_note_length(std::u32string_view text);
std::size_t trailing_jump_note_length(std::u32string_view text);

}  // namespace baoku
