#include "archive/reading_doubts.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace baoku {
namespace {

using Kind = Doubt::Kind;

constexpr std::size_t kQuoted = 16;  // characters of a text that stand for it
constexpr double kNoHeadline = 0.3;  // as reading has it
constexpr double kNoYear = 0.4;      // nothing is wrong, but half of the date is missing
constexpr double kNoDate = 0.5;      // nothing is wrong, but the article cannot be found by day
constexpr double kStray = 0.6;
constexpr double kNoText = 0.2;

std::string percent(double confidence) {
  char out[16];
  std::snprintf(out, sizeof out, "%.0f %%", 100 * confidence);
  return out;
}

std::string quoted(std::string_view text) {
  const std::size_t end = offset_of_code_point(text, kQuoted);
  return "“" + std::string(text.substr(0, end)) + (end < text.size() ? "…" : "") + "”";
}

std::string lines_text(const LineRange& lines) {
  if (lines.first == lines.last) return "line " + std::to_string(lines.first);
  return "lines " + std::to_string(lines.first) + "-" + std::to_string(lines.last);
}

std::string beginning(const Article& article) {
  std::string text = article.dateline;
  if (!article.blocks.empty()) text += (text.empty() ? "" : " ") + article.blocks.front().text;
  return quoted(text.empty() ? article.title : text);
}

std::string name_of(const Article& article) {
  return article.title.empty() ? beginning(article) : quoted(article.title);
}

std::string joined(const Byline& byline) {
  std::string out;
  for (const auto* names : {&byline.reporters, &byline.correspondents, &byline.others}) {
    for (const std::string& name : *names) out += (out.empty() ? "" : " ") + name;
  }
  return out;
}

// The doubts about one sheet's articles.
class SheetDoubts {
 public:
  SheetDoubts(const Archive& archive, const SheetEntry& sheet, double below,
              std::vector<Doubt>& doubts)
      : archive_(archive), sheet_(sheet), below_(below), doubts_(doubts) {}

  void find() {
    if (!sheet_.sheet.is_article) {
      for (const ArticleIndex index : sheet_.articles) find_in(index);
    }
    find_dates();
  }

 private:
  void add(Kind kind, ArticleIndex article, double confidence, std::size_t line, std::string what,
           std::string why) {
    if (confidence >= below_) return;
    Doubt doubt;
    doubt.confidence = confidence;
    doubt.path = sheet_.sheet.source.path();
    doubt.line = line;
    doubt.what = std::move(what);
    doubt.why = std::move(why);
    doubt.kind = kind;
    doubt.article = article;
    doubts_.push_back(std::move(doubt));
  }

  void find_in(ArticleIndex index) {
    const Article& article = archive_.entries[index].article;
    if (article.blocks.empty()) {
      add(Kind::boundary, index, kNoText, article.headline_lines.first,
          name_of(article) + " has no text",
          "it was taken for a headline, and no story of the sheet is below it");
      return;
    }
    add(Kind::boundary, index, article.boundary_confidence, article.body_lines.first,
        "an article may not begin with " + beginning(article),
        "it was taken for the first line of an article (" + percent(article.boundary_confidence) +
            "); it may go on from the text above, or be something else");
    find_headline(index, article);
    for (const std::size_t line : article.stray_lines) {
      add(Kind::stray, index, kStray, line, "what is " + text_of_line(line) + "?",
          "it looks like a headline, but no article of the sheet shares its words; it stays with " +
              name_of(article));
    }
    if (!article.byline.empty()) {
      add(Kind::byline, index, article.byline.confidence, article.byline.lines.first,
          quoted(joined(article.byline)) + " may not be the byline of " + name_of(article),
          "the line was taken for a byline with " + percent(article.byline.confidence));
    }
    find_joins(index, article);
  }

  void find_headline(ArticleIndex index, const Article& article) {
    if (article.title.empty()) {
      return add(Kind::headline, index, kNoHeadline, article.body_lines.first,
                 "no headline was found for " + beginning(article),
                 "pages show its first words in place of a title");
    }
    const LineRange& headline = article.headline_lines;
    const bool is_far =
        headline.first > article.body_lines.first || headline.last + 8 < article.body_lines.first;
    std::string why =
        is_far ? "it stands in " + lines_text(headline) + ", the story in " +
                     lines_text(article.body_lines) + "; they were matched by the words they share"
               : "it stands right above, but other headlines of the sheet, or another "
                 "cut between kicker, title and subtitle, fit nearly as well";
    add(Kind::headline, index, article.headline_confidence, headline.first,
        quoted(article.title) + " may not be the headline of " + beginning(article),
        why + " (" + percent(article.headline_confidence) + ")");
  }

  void find_joins(ArticleIndex index, const Article& article) {
    for (const Block& block : article.blocks) {
      const std::size_t line = block.weakest_line;
      if (line == 0 || line == article.body_lines.first) continue;  // its first line: a boundary
      const bool begins = line == block.lines.first;
      const bool is_subhead = block.kind == Block::Kind::subhead;
      add(Kind::paragraph, index, block.confidence, line,
          begins ? text_of_line(line) +
                       (is_subhead ? " may be no subhead in " : " may not begin a paragraph of ") +
                       name_of(article)
                 : text_of_line(line) + " may not go on from the line above it",
          begins ? "it was taken for one (" + percent(block.confidence) + ")"
                 : "it was joined to it (" + percent(block.confidence) +
                       "); a new paragraph or article may begin here");
    }
  }

  void find_dates() {
    std::vector<ArticleIndex> without, yearless, inferred;
    double least = 1;
    for (const ArticleIndex index : sheet_.articles) {
      const Date& date = archive_.entries[index].article.date;
      if (!date.has_day()) {
        without.push_back(index);
      } else if (!date.is_full()) {
        yearless.push_back(index);
      } else if (date.basis == DateBasis::inferred) {
        inferred.push_back(index);
        least = std::min(least, date.confidence);
      }
    }
    if (!inferred.empty()) add_inferred(inferred, least);
    add_gaps(yearless, kNoYear, "a day without a year",
             "month and day stand in the text; nothing on the sheet or in its folder tells the "
             "year for certain");
    add_gaps(without, kNoDate, "no date", "neither the path nor the text names a day");
  }

  void add_inferred(const std::vector<ArticleIndex>& articles, double confidence) {
    const Article& first = archive_.entries[articles.front()].article;
    add(Kind::date, articles.front(), confidence, first.body_lines.first,
        "the year of " + first.date.iso() + " is inferred, for " + name_of(first) +
            others(articles.size()),
        "it rests on “" + first.date.reason + "” (" + percent(confidence) + ")");
  }

  void add_gaps(const std::vector<ArticleIndex>& articles, double confidence,
                const std::string& what, const std::string& why) {
    if (articles.empty()) return;
    const Article& first = archive_.entries[articles.front()].article;
    add(Kind::date, articles.front(), confidence, first.body_lines.first,
        name_of(first) + others(articles.size()) + (articles.size() > 1 ? " have " : " has ") +
            what,
        why);
  }

  static std::string others(std::size_t count) {
    if (count < 2) return "";
    return count == 2 ? " and one more article of the sheet"
                      : " and " + std::to_string(count - 1) + " more articles of the sheet";
  }

  std::string text_of_line(std::size_t number) const {
    const Source& source = sheet_.sheet.source;
    return number <= source.line_count() ? quoted(trim(source.line(number))) : "“”";
  }

  const Archive& archive_;
  const SheetEntry& sheet_;
  double below_;
  std::vector<Doubt>& doubts_;
};

}  // namespace

std::vector<Doubt> reading_doubts(const Archive& archive, double below) {
  std::vector<Doubt> doubts;
  for (const SheetEntry& sheet : archive.sheets) SheetDoubts(archive, sheet, below, doubts).find();
  return doubts;
}

}  // namespace baoku
