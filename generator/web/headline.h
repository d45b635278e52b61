// A headline as HTML that breaks where a sub-editor would break it: at the space that stands for
// the line end in print, else between words, never inside one.
//
//   高新区赴东沟村调研慰问 帮扶工作要取得新成效
//   <span class="part">高新区<wbr>赴<wbr>东沟村…</span> <span class="part">帮扶<wbr>工作…</span>
#pragma once

#include <string>
#include <string_view>

namespace baoku {

// Returns safe HTML whose text is `text`. Short and endless headlines come back without breaks.
std::string headline_html(std::string_view text);

}  // namespace baoku
