// The list of what was corrected in an article.
#pragma once

#include <string>

#include "reading/article.h"

namespace baoku {

// Adds a correction to the article's list. A part that was corrected before keeps what is printed;
// one that reads as printed again leaves the list; the same word is noted once.
void note_correction(Article& article, Correction::Of of, std::string printed, std::string reads);

}  // namespace baoku
