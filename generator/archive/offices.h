// The offices of one person over time, put together from all articles that print them.
//
//   2019-03-04  高新区党工委副书记     "…高新区党工委副书记王新亭主持会议。"
//   2021-01-22  高新区党工委书记       "高新区党工委书记、管委会主任王新亭…"   also as
//   区党工委书记, 书记 2021-01-22  管委会主任
//
// Two prints are one office when one is the other without the front of its organisation: 书记,
// 党工委书记 and 区党工委书记 are 高新区党工委书记, but 副书记 is not 书记, nor 大队长 队长. What
// fits several offices joins the one printed nearest in time. Nothing else is decided: offices that
// contradict each other stand side by side, each with its evidence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"

namespace baoku {

// One place that prints an office.
struct OfficeMention {
  ArticleIndex article = 0;
  std::string printed;  // this office alone: "管委会主任" of "区党工委书记、管委会主任"
  // Bytes of blocks[block].text; begin == end where the office stands in a headline only.
  std::uint32_t block = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Office {
  std::string name;                     // the fullest print
  std::vector<OfficeMention> mentions;  // by date, undated ones last
};

// Returns the person's offices by the date of their first mention; those only in undated articles
// come last. Finding where an office stands in a text takes longest: of each office, only the first
// `placed` mentions are sure to have their place.
std::vector<Office> offices_of(const Archive& archive, const Person& person,
                               std::size_t placed = SIZE_MAX);

// Returns the single offices of a print: "区党工委书记、管委会主任" -> two. A bracket or an
// organisation whose name holds 、 (公安、司法局局长) stays whole: each part must end in what the
// last part ends in, or be an office by itself.
std::vector<std::string> split_offices(std::string_view printed);

// True when `shorter` is `longer` without the front of its organisation. Both as printed; white
// space and traditional characters make no difference.
bool is_short_for(std::string_view shorter, std::string_view longer);

}  // namespace baoku
