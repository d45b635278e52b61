// What lines are by the lines around them, where one line alone does not tell: captions that run
// over lines, who signs a letter.
#pragma once

#include <string_view>
#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

// Marks what goes on below a caption, down to who took the picture, as of the caption.
void mark_long_captions(const std::vector<Line>& lines, std::vector<Cues>& cues);

// Marks a few lines set apart as a caption, too, when the line below them says no more than who
// took the picture: 通讯员 王二 摄. Right under a headline they are the story of that picture.
void mark_credited_captions(const std::vector<Line>& lines, std::vector<Cues>& cues);

// True when the text ends like the name of an office: 云渡镇人民政府, 评选委员会办公室.
bool names_office(std::string_view text);

// Marks the office that signs a notice: its name right below the last sentence, and a blank line
// below it.
void mark_office_signatures(const std::vector<Line>& lines, std::vector<Cues>& cues);

// Marks where to find whoever a notice is from, on a line of its own behind a sentence, as signing
// it: 联系人：沈女士. Requires the columns' widths.
void mark_contacts(const std::vector<Line>& lines, std::vector<Cues>& cues);

// Marks who signs a letter: the last words below it, be they 一群居民. Requires the addresses.
void mark_letter_signatures(const std::vector<Line>& lines, std::vector<Cues>& cues);

}  // namespace baoku
