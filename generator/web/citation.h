// How an article is cited: GB/T 7714-2015, BibTeX, RIS, CSL-JSON. Plain text; no clock, so the day
// of access is a place that the reader's browser fills.
#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"

namespace baoku {

struct Citation {
  std::string id;
  std::vector<std::string> authors;  // reporters, then correspondents
  std::string title;
  std::string newspaper;
  Date date;
  std::string sheet;     // "02", "B02", "" when it has no number
  std::string url;       // "" when the site does not know its own address
  std::string language;  // of the text: "zh-Hans"
};

Citation citation_of(const Entry& entry, const Sheet& sheet, std::string title,
                     const std::string& base_url, const std::string& language);

// 丁一, 王二. 老桥修复完工[N]. 清河日报, 2021-01-22(02).
std::string gbt7714(const Citation& citation);
// The same as [N/OL], cut where the day of access goes: 清河日报, 2021-01-22(02)[ | ]. https://…
struct CutCitation {
  std::string before;
  std::string after;
};
CutCitation gbt7714_online(const Citation& citation);
std::string bibtex(const Citation& citation);
std::string ris(const Citation& citation);
std::string csl_json(const Citation& citation);

}  // namespace baoku
