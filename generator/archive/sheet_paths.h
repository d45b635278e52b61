// Where the sheets have their pages:
//
//   date and number known     sheets/2021-01-25/02/      B02版: sheets/2021-01-25/b02/
//   only the date known       sheets/2019-05-04/chun-cha-zhuan-ban/
//   no date                   sheets/seeds/000/          the source's path as a slug
//
// Two that want one path: the first in path order has it, the others get a hash of their file name
// behind it.
#pragma once

#include <string>
#include <vector>

#include "reading/article.h"

namespace baoku {

// Returns the path of each sheet, "" for lone articles. `sheets` is in path order.
std::vector<std::string> sheet_paths(const std::vector<Sheet>& sheets);

}  // namespace baoku
