// Parts of a story that stand after another one: 【现场】 below the next article, the end of a long
// report at the foot of the sheet. They have no headline and no dateline of their own, and they
// share more rare words with their story than with any other.
#pragma once

#include <cstddef>
#include <vector>

#include "reading/article.h"

namespace baoku {

// What stands below an article's byline (see Story::rest).
struct LateText {
  std::size_t first = 0;  // block; 0: nothing does
  Byline byline;          // its own
};

// Moves the blocks of such parts to the end of their story and leaves the part without any.
// `is_fixed[a]`: the publisher says that article a begins there. Sheets of more
// than 300 stories are left alone, so that time stays linear in the text.
// What stays where it stands gives its byline to that article.
void reunite_parts(std::vector<Article>& articles, const std::vector<LateText>& late,
                   const std::vector<bool>& is_fixed);

}  // namespace baoku
