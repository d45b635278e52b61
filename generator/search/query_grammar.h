// The language of queries: what a reader types -> what is asked of the index. Counterpart of
// static/search/grammar.js; both are held to tests/search/query_cases.json.
//
//   query   = { group }               white space between: all groups must be met
//   group   = item { "OR" item }      one of the items; OR in capitals, or |
//   item    = [ "-" ] ( phrase | field ":" value | word )
//   phrase  = "…" or “…”              the exact string as printed, with spaces and punctuation
//   value   = phrase | word
//   word    = anything up to white space: a folded string, punctuation and all
//
//   标题: title:     a string in the headline
//   人物: person:    somebody named in the article
//   记者: author:    somebody in the byline
//   栏目: section:   报纸: 报: paper:
//   版: sheet:       2, 02, B2, 第02版
//   日期: date:      2020, 2021-03, 2021-03-05, 2020..2021-03, 2020.., ..2020; as dates are
//   printed,
//                    too: 2021.3.5, 2021/3/5, 20210305, 2021年3月5日
//
// Names, sections and newspapers match by a part of theirs, in quotation marks only as a whole.
//
// Nothing is an error. What does not read as grammar is a word: an unknown field, a date or sheet
// that is none, OR at the beginning. What is not finished is left out: a field without value, OR at
// the end, an empty phrase. A phrase without its end reaches to the end of the query; “ without ”
// is a character like others. ： and － and ｜ are : and - and |.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/fields.h"

namespace baoku {

inline constexpr std::size_t kMostItems = 24;  // a query of more is not answered

struct QueryItem {
  enum class Kind { term, days };
  Kind kind = Kind::term;
  Field field = Field::text;
  std::string text;       // as typed; of a sheet its label: "b2"
  bool is_exact = false;  // stood in quotation marks
  bool is_negated = false;
  bool is_unread = false;  // a date or sheet that is none, taken as a word
  std::uint32_t from = 0;  // kind days: inclusive, as day_number makes them
  std::uint32_t to = 0;
};

using QueryGroup = std::vector<QueryItem>;  // not empty
using Query = std::vector<QueryGroup>;

Query parse_query(std::string_view query);
std::size_t count_items(const Query& query);

}  // namespace baoku
