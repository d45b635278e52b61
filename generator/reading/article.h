// What reading makes of one source file: a Sheet with its Articles. Pure data; nothing here knows
// other files, URLs or pages.
//
//   Sheet 2021/01-25/02.txt ── newspaper, number 2, date 2021-01-25
//     Article                       confidence 0.93, reasons
//       kicker    引题
//       title     渡口灯塔重新亮灯       lines 211-211
//       subtitle  夜航停了三年后恢复
//       section   新闻1+1
//       dateline  本报讯
//       blocks    paragraph | subhead | other      each with its lines
//       byline    记者 … 通讯员 …                  lines 58-58
//       date      2021-01-22, stated, "1月22日"
//       people    张红军, subject, 管委会主任, spans in blocks
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "reading/blocks.h"
#include "reading/text_facts.h"

namespace baoku {

struct Byline {
  enum class Of { story, group, sheet };  // 本组稿件由…, 本版稿件由…

  std::vector<std::string> reporters;
  std::vector<std::string> correspondents;
  std::vector<std::string> others;  // as printed: "文/图", "摄影 王二"
  std::string printed;              // the whole byline as it stands on the sheet
  Of of = Of::story;
  LineRange lines;
  double confidence = 1.0;  // that it is a byline, and this article's

  // Who wrote it: all but those who took pictures, drew or put it together. Each once.
  std::vector<std::string> writers() const;

  bool empty() const { return reporters.empty() && correspondents.empty() && others.empty(); }
};

enum class DateBasis { given, stated, inferred };
std::string_view name_of(DateBasis basis);  // as tables and settings call it

struct Date {
  int year = 0;        // 0: the text names month and day, but nothing tells the year
  unsigned month = 0;  // 0: no date at all
  unsigned day = 0;
  DateBasis basis = DateBasis::given;
  std::string reason;  // the words or the place that it rests on
  double confidence = 1.0;

  bool has_day() const { return month != 0; }
  bool is_full() const { return month != 0 && year != 0; }
  // "2021-01-22", "--01-22" without a year (ISO 8601), "" without a date.
  std::string iso() const;
  friend bool operator<(const Date& a, const Date& b) {
    if (a.year != b.year) return a.year < b.year;
    if (a.month != b.month) return a.month < b.month;
    return a.day < b.day;
  }
};

// Somebody named in an article, once per name.
struct NamedPerson {
  struct Span {  // bytes of blocks[block].text
    std::uint32_t block = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  enum class As { subject, author };

  std::string name;
  As as = As::subject;
  std::vector<std::string> roles;  // in order of appearance, as printed
  std::vector<Span> spans;         // every mention in the body; none for authors of a byline
  double confidence = 1.0;
};

// A day or span of days that the text names.
struct DateWords {
  std::uint32_t block = 0;
  std::uint32_t begin = 0;  // bytes of blocks[block].text
  std::uint32_t end = 0;
  std::string value;  // ISO 8601: "2021-01-22", "2021-01", "--01-22", "2021-01-22/2021-01-24"; ""
                      // when the words alone do not tell
};

// What the publisher corrected in an article, for its readers: nothing printed is hidden from them.
struct Correction {
  enum class Of { title, kicker, subtitle, section, dateline, byline, text };
  Of of = Of::text;
  std::string printed;  // as the sheet has it, "" when it has none; a word where `of` is text
  std::string reads;    // as it is now, "" when it was taken away
};

struct Article {
  std::string kicker;
  std::string title;
  std::string subtitle;
  std::string section;
  std::string dateline;  // 本报讯, 新华社北京1月2日电: printed in front of the first paragraph
  Blocks blocks;         // may lie on a shelf (blocks.h)
  Byline byline;
  Date date;
  std::vector<DateWords> dates;  // every date that the body names, in order
  std::vector<NamedPerson> people;
  // Names too weak to stand by themselves, confidence 0.2 to 0.5, and not among `people`: the
  // archive may confirm them (see archive/confirm_people.h).
  std::vector<NamedPerson> possible_people;
  std::vector<std::string> tags;
  std::vector<std::string> aliases;  // older addresses: "2019/old-name/", "old/page.html"
  std::string slug;                  // wanted by the front matter; "" = made from the text
  LineRange headline_lines;
  LineRange body_lines;
  double boundary_confidence = 1.0;  // that it begins and ends where it does, nothing else within
  double headline_confidence = 1.0;  // that the headline is its own
  double confidence = 1.0;           // the least of all of them: how far to trust the reading
  std::vector<std::string> reasons;  // why it is not 1, in words for the publisher
  std::vector<std::size_t>
      stray_lines;  // kept with it, though they look like headlines of no article
  std::vector<Correction> corrections;  // each once
  std::string file;          // the Markdown file that holds it, when that is not the sheet's own
  std::string address_text;  // what its address is made from; "" = its paragraphs. Corrections must
                             // not change an address, so they keep what it was made from here
  std::vector<std::string> joined_texts;  // the same of articles that corrections joined to it
  // What the archive asks of its texts; nothing while nobody has taken it down.
  std::optional<TextFacts> facts;
};

// How sure it is that an article begins with the first line of its body, whatever comes within it.
double beginning_confidence(const Article& article);

// "title", "kicker", ..., "text": as tables and settings call it.
std::string_view name_of(Correction::Of of);

// The printed texts that corrections replaced, for search: whole headlines, names and paragraphs.
std::vector<std::string> replaced_texts(const Article& article);

struct Sheet {
  Source source;       // the decoded text, kept: the site shows it
  Source corrections;  // the decoded NAME.corrections.toml that was applied; empty without one
  std::string stem;    // the path below content/ without its extension: "2021/01-25/02"
  std::string newspaper;
  std::string series;       // "B" of B02版; mostly ""
  int number = 0;           // 第02版 -> 2; 0: unknown
  Date date;                // of the issue, when given
  bool is_article = false;  // a Markdown file with front matter: one article, no printed sheet
  unsigned order = 0;       // of an article that was imported from the printed sheet `stem`: its
                            // place there, from 1; 0: no such article
  std::vector<Article> articles;
  RecordKey texts_key;   // of the texts of both sources; zero while nobody has taken it down
  ShelvedTexts shelved;  // where these texts lie when they are not here
};

// Returns the printed text of a sheet, wherever it lies.
Source printed_text(const Sheet& sheet);

}  // namespace baoku
