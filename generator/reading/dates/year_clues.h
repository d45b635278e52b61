// Which year a sheet is of, when nothing gives it: its own words may tell.
//
//   anchor    〔2020〕11号, 2021年领导干部报告…       a document or matter of the year itself
//   bygone    自2019年以来, 2018年成立               the sheet is not older
//   aim       到2025年, 2022年底前                   the sheet is not younger
//   weekday   1月22日（星期五）                      fits every fifth or sixth year only
//
// An aim, a bygone year or a span never dates an article; they only bound what weekdays leave open.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/article.h"
#include "reading/dates/date_marks.h"
#include "reading/dates/weekdays.h"

namespace baoku {

struct YearClue {
  int year = 0;       // 0: none
  std::string words;  // with its surroundings, for people
};

struct YearClues {
  std::vector<YearClue> anchors;
  YearClue bygone;  // the latest
  YearClue aim;     // the earliest
  std::vector<DayOfWeek> weekdays;

  // True when nothing speaks against `year`.
  bool allow(int year) const;
};

// Finds the clues of one text, in order.
YearClues find_year_clues(std::string_view text);
YearClues find_year_clues(std::string_view text, const DateMarks& marks);

// The same of all articles of a sheet; a full date that an article has is an anchor.
YearClues year_clues_of(const std::vector<Article>& articles);
YearClues year_clues_of(const std::vector<Article>& articles,
                        const std::vector<std::vector<DateMarks>>& marks);

// The one year that the clues leave, with the words that it rests on; 0 when they leave none, or
// several: anchors that agree with each other and with the weekdays; else the one anchor, or the
// one year between bygone and aim, that all weekdays fit.
YearClue year_that_fits(const YearClues& clues);

// Gives the articles whose day has no year the one of `clue`, as inferred. `confidence` is 0..1.
void set_years(std::vector<Article>& articles, const YearClue& clue, double confidence);

// Dates articles whose day has no year by what their sheet says.
void infer_years(std::vector<Article>& articles);
void infer_years(std::vector<Article>& articles, const std::vector<std::vector<DateMarks>>& marks);

}  // namespace baoku
