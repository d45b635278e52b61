// Articles that `baoku import` took out of a printed sheet, put back on it:
//
//   content/2021/01-25/02.txt             the sheet: its page, its printed lines
//   content/2021/01-25/02/01-石桥.md       its articles, which replace what reading makes of it
//   content/2021/01-25/02/02-春茶.md
//
// Where the sheet's own file is gone, its page still lists them, without the printed lines.
#pragma once

#include <vector>

#include "reading/article.h"

namespace baoku {

// Moves the articles of sheets with an `order` to the sheets that they name. Their own entries go.
void put_on_sheets(std::vector<Sheet>& sheets);

}  // namespace baoku
