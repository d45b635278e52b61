// A headline as HTML that breaks where a sub-editor would break it: at the space that stands for
// the line end in print, else between words, never inside one.
//
//   航运站检修三号趸船 汛期渡运要做到不停航
//   <span class="part">航运站<wbr>检修<wbr>三号…</span> <span class="part">汛期<wbr>渡运…</span>
#pragma once

#include <string>
#include <string_view>

namespace baoku {

// Returns safe HTML whose text is `text`. Short and endless headlines come back without breaks.
std::string headline_html(std::string_view text);

}  // namespace baoku
