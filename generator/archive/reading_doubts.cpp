#include "archive/reading_doubts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace baoku {
namespace {

using Kind = Doubt::Kind;

constexpr std::size_t kQuoted = 16;  // characters of a text that stand for it
constexpr double kNoYear = 0.4;      // nothing is wrong, but half of the date is missing
constexpr double kNoDate = 0.5;      // nothing is wrong, but the article cannot be found by day
constexpr double kStray = 0.6;
constexpr double kNoText = 0.2;

std::string quoted(std::string_view text) {
  const std::size_t end = offset_of_code_point(text, kQuoted);
  return "“" + std::string(text.substr(0, end)) + (end < text.size() ? "…" : "") + "”";
}

std::string lines_text(const LineRange& lines) {
  const std::string first = std::to_string(lines.first);
  return lines.first == lines.last ? first : first + "-" + std::to_string(lines.last);
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
    for (const ArticleIndex index : sheet_.articles) {
      if (!archive_.entries[index].article.file.empty()) {
        find_in_import(index);
      } else if (!sheet_.sheet.is_article) {
        find_in(index);
      }
    }
    find_dates();
  }

 private:
  void add(Kind kind, ArticleIndex article, double confidence, std::size_t line, DoubtWords what,
           DoubtWords why) {
    if (confidence >= below_) return;
    Doubt doubt;
    doubt.confidence = confidence;
    doubt.path = sheet_.sheet.source.path();
    doubt.line = line;
    doubt.what = std::move(what);
    doubt.why.push_back(std::move(why));
    doubt.kind = kind;
    doubt.article = article;
    doubts_.push_back(std::move(doubt));
  }

  void find_in(ArticleIndex index) {
    const Article& article = archive_.entries[index].article;
    if (article.blocks.empty()) {
      add(Kind::boundary, index, kNoText, article.headline_lines.first,
          {"no_text", {{"title", name_of(article)}}}, {"no_text_why"});
      return;
    }
    // That another article may begin within it is a doubt of its lines.
    add(Kind::boundary, index, beginning_confidence(article), article.body_lines.first,
        {"boundary", {{"beginning", beginning(article)}}}, {"boundary_why"});
    find_headline(index, article);
    for (const std::size_t line : article.stray_lines) {
      add(Kind::stray, index, kStray, line, {"stray", {{"line", text_of_line(line)}}},
          {"stray_why", {{"title", name_of(article)}}});
    }
    if (!article.byline.empty()) {
      add(Kind::byline, index, article.byline.confidence, article.byline.lines.first,
          {"byline", {{"names", quoted(joined(article.byline))}, {"title", name_of(article)}}},
          {"byline_why"});
    }
    find_joins(index, article);
  }

  void find_headline(ArticleIndex index, const Article& article) {
    if (article.title.empty()) {
      // A correction may say that it has none.
      add(Kind::headline, index, article.headline_confidence, article.body_lines.first,
          {"no_headline", {{"beginning", beginning(article)}}}, {"no_headline_why"});
      return;
    }
    const LineRange& headline = article.headline_lines;
    const bool is_far =
        headline.first > article.body_lines.first || headline.last + 8 < article.body_lines.first;
    DoubtWords why{"headline_near"};
    if (is_far) {
      why = {"headline_far",
             {{"headline_lines", lines_text(headline)},
              {"body_lines", lines_text(article.body_lines)}}};
    }
    add(Kind::headline, index, article.headline_confidence, headline.first,
        {"headline", {{"title", quoted(article.title)}, {"beginning", beginning(article)}}},
        std::move(why));
  }

  void find_joins(ArticleIndex index, const Article& article) {
    for (const Block& block : article.blocks) {
      for (const WeakLine& line : block.weak_lines) {
        if (line.number == article.body_lines.first) continue;  // a boundary
        const std::string text = text_of_line(line.number);
        const bool is_subhead = block.kind == Block::Kind::subhead;
        DoubtWords what{"join", {{"line", text}}};
        DoubtWords why{"join_why"};
        if (line.number == block.lines.first) {
          what = {is_subhead ? "subhead" : "paragraph",
                  {{"line", text}, {"title", name_of(article)}}};
          why = {is_subhead ? "subhead_why" : "paragraph_why"};
        }
        add(Kind::paragraph, index, line.confidence, line.number, std::move(what), std::move(why));
      }
    }
  }

  void find_in_import(ArticleIndex index) {
    const Article& article = archive_.entries[index].article;
    std::string reasons;
    for (const std::string& reason : article.reasons) {
      reasons += (reasons.empty() ? "" : "; ") + reason;
    }
    const std::size_t before = doubts_.size();
    add(Kind::imported, index, article.confidence, 0, {"imported", {{"title", name_of(article)}}},
        {"imported_why", {{"reasons", reasons}}});
    if (doubts_.size() == before) return;
    doubts_.back().path = article.file;
    if (reasons.empty()) doubts_.back().why.clear();
  }

  void find_dates() {
    std::vector<ArticleIndex> gaps, inferred;
    bool is_day_known = false;
    bool is_day_missing = false;
    double least = 1;
    for (const ArticleIndex index : sheet_.articles) {
      const Date& date = archive_.entries[index].article.date;
      if (!date.is_full()) {
        gaps.push_back(index);
        (date.has_day() ? is_day_known : is_day_missing) = true;
      } else if (date.basis == DateBasis::inferred) {
        inferred.push_back(index);
        least = std::min(least, date.confidence);
      }
    }
    if (!inferred.empty()) add_inferred(inferred, least);
    if (gaps.empty()) return;
    const bool is_both = is_day_known && is_day_missing;
    add_dates(gaps, is_day_known ? kNoYear : kNoDate, "no_date", "no_date_of_more", {},
              {is_both        ? "no_year_or_day_why"
               : is_day_known ? "no_year_why"
                              : "no_day_why"});
  }

  void add_inferred(const std::vector<ArticleIndex>& articles, double confidence) {
    const Date& date = archive_.entries[articles.front()].article.date;
    add_dates(articles, confidence, "year", "year_of_more", date.iso(),
              {"year_why", {{"reason", date.reason}}});
  }

  void add_dates(const std::vector<ArticleIndex>& articles, double confidence,
                 std::string_view of_one, std::string_view of_more, const std::string& date,
                 DoubtWords why) {
    const Article& first = archive_.entries[articles.front()].article;
    add(Kind::date, articles.front(), confidence, first.body_lines.first,
        {articles.size() == 1 ? of_one : of_more,
         {{"title", name_of(first)},
          {"count", std::to_string(articles.size() - 1)},
          {"date", date}}},
        std::move(why));
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
