// The link by which a reader reports what is wrong with an article: a mail or an issue, filled in
// with the correction as the publisher would write it (reading/corrections/corrections.h).
#pragma once

#include <string>

#include "web/context.h"

namespace baoku {

// The lines of NAME.corrections.toml that would set the headline of an article, to be changed:
//   # content/2021/01-25/02.corrections.toml
//   [[article]]
//   begins = "本报讯 1月22日，高新区"
//   title = "渡口灯塔重新亮灯"
// or, of an article that is a Markdown file, those of its front matter.
std::string correction_snippet(const Entry& entry, const Sheet& sheet);

// `address` is site.toml's `report`: "mailto:…", or a web address in which {title} and {body} are
// filled; without them "title=…&body=…" goes behind it. Returns "" without an address.
std::string report_url(std::string_view address, std::string_view title, std::string_view body);

}  // namespace baoku
