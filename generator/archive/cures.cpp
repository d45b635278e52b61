#include "archive/cures.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/parallel.h"
#include "base/toml_text.h"
#include "base/utf8.h"
#include "reading/corrections/corrections.h"
#include "reading/corrections/trial.h"
#include "reading/layout/headlines.h"
#include "reading/layout/pairs.h"

namespace baoku {
namespace {

using Kind = Doubt::Kind;

constexpr double kCured = 0.999;
constexpr std::size_t kQuotedLines = 8;
constexpr double kLikely = 0.25;  // share of a headline's words that another story has

std::string file_beside(const std::string& path, std::string_view extension) {
  return "# " + path.substr(0, path.rfind('.')) + std::string(extension) + "\n";
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + toml_quoted(text);
  return out + "]";
}

std::string line_table(std::string_view says, std::string_view is) {
  return "[[line]]\nsays = " + toml_quoted(says) + "\nis = \"" + std::string(is) + "\"\n";
}

// Equal as far as readers see it, but for what the doubt is about.
bool is_same_reading(const std::vector<Article>& a, const std::vector<Article>& b, Kind kind) {
  const auto same_blocks = [](const Article& x, const Article& y) {
    return std::equal(
        x.blocks.begin(), x.blocks.end(), y.blocks.begin(), y.blocks.end(),
        [](const Block& m, const Block& n) { return m.kind == n.kind && m.text == n.text; });
  };
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(), [&](const Article& x, const Article& y) {
        const bool same_title = x.title == y.title || (kind == Kind::headline && x.title.empty());
        return same_title && x.kicker == y.kicker && x.subtitle == y.subtitle &&
               x.section == y.section && x.dateline == y.dateline && same_blocks(x, y) &&
               x.byline.reporters == y.byline.reporters &&
               x.byline.correspondents == y.byline.correspondents &&
               x.byline.others == y.byline.others;
      });
}

class SheetCures {
 public:
  SheetCures(const Archive& archive, const SheetEntry& sheet)
      : archive_(archive), sheet_(sheet), trial_(sheet.sheet) {}

  void cure(Doubt& doubt) {
    const Article& article = archive_.entries[doubt.article].article;
    if (sheet_.sheet.is_article || !article.file.empty()) {
      doubt.cure = doubt.kind == Kind::date ? dates_of_articles(article) : cure_of_import(article);
      return;
    }
    std::vector<std::string> candidates;  // the first that confirms the reading is taken
    std::string alternatives;             // in comments
    switch (doubt.kind) {
      case Kind::boundary:
        boundary(doubt, article, candidates, alternatives);
        break;
      case Kind::headline:
        headline(article, candidates, alternatives);
        break;
      case Kind::stray:
        stray(doubt, article, candidates, alternatives);
        break;
      case Kind::byline:
        byline(article, candidates, alternatives);
        break;
      case Kind::date:
        date(article, candidates, alternatives);
        break;
      case Kind::paragraph:
        paragraph(doubt, article, candidates, alternatives);
        break;
      case Kind::imported:
      case Kind::person:
        return;
    }
    doubt.cure = file_beside(doubt.path, ".corrections.toml");
    const auto found =
        std::find_if(candidates.begin(), candidates.end(),
                     [&](const std::string& candidate) { return confirms(candidate, doubt); });
    if (found != candidates.end()) {
      doubt.cure += *found;
    } else if (!candidates.empty()) {
      doubt.cure += "# nothing confirms this reading; choose what is right:\n";
      doubt.cure += toml_commented(candidates.front());
    }
    doubt.cure += alternatives;
  }

 private:
  bool confirms(const std::string& candidate, const Doubt& doubt) {
    if (!now_) now_ = trial_.read("");
    const auto then = trial_.read(candidate);
    if (!now_ || !then || !is_same_reading(*now_, *then, doubt.kind)) return false;
    const std::size_t position = archive_.entries[doubt.article].position;
    if (position >= then->size()) return false;
    const Article& article = (*then)[position];
    switch (doubt.kind) {
      case Kind::boundary:
        return beginning_confidence(article) >= kCured;
      case Kind::headline:
        return article.headline_confidence >= kCured;
      case Kind::stray:
        return std::none_of(then->begin(), then->end(), [&](const Article& each) {
          return std::count(each.stray_lines.begin(), each.stray_lines.end(), doubt.line) > 0;
        });
      case Kind::byline:
        return article.byline.confidence >= kCured;
      case Kind::date:
        return article.date.basis == DateBasis::given &&
               article.date.iso() == archive_.entries[doubt.article].article.date.iso();
      case Kind::paragraph:
        return std::none_of(article.blocks.begin(), article.blocks.end(), [&](const Block& block) {
          return std::any_of(block.weak_lines.begin(), block.weak_lines.end(),
                             [&](const WeakLine& line) { return line.number == doubt.line; });
        });
      case Kind::imported:
      case Kind::person:
        break;
    }
    return true;
  }

  std::string quote(std::size_t line, std::size_t most = 1) const {
    return trial_.quote(line, most);
  }

  std::string begins(const Article& article) const {
    return quote(article.body_lines.first, kQuotedLines);
  }

  std::string article_table(const Article& article) const {
    return "[[article]]\nbegins = " + toml_quoted(begins(article)) + "\n";
  }

  void boundary(const Doubt& doubt, const Article& article, std::vector<std::string>& candidates,
                std::string& alternatives) const {
    const std::string says = quote(doubt.line, kQuotedLines);
    if (article.blocks.empty()) {
      alternatives = toml_commented(line_table(says, "furniture")) +
                     "# is = \"lead\"         # it is the text of an article\n";
      return;
    }
    candidates = {line_table(says, "lead")};
    alternatives =
        "# is = \"paragraph\"     # a further paragraph of the article above\n"
        "# is = \"continuation\"  # goes on from the line above\n";
  }

  // The printed lines of the headline, each quoted whole.
  std::vector<std::string> headline_quotes(const Article& article) const {
    std::vector<std::string> quotes;
    const LineRange& lines = article.headline_lines;
    for (const Line& line : trial_.lines()) {
      if (line.number < lines.first || line.number > lines.last) continue;
      const bool is_label =
          is_section_label(line.text) && section_of_label(line.text) == article.section;
      if (!is_label) quotes.push_back(line.text);
    }
    return quotes;
  }

  std::string headline_table(const std::vector<std::string>& lines, const Article& of) const {
    return "[[headline]]\nlines = " + list_of(lines) + "\nof = " + toml_quoted(begins(of)) + "\n";
  }

  // The other story of the sheet that shares most words with the headline.
  const Article* likely_owner(const Article& article) const {
    const Article* best = nullptr;
    double most = kLikely;
    for (const ArticleIndex index : sheet_.articles) {
      const Article& other = archive_.entries[index].article;
      if (&other == &article) continue;
      std::string text;
      for (const Block& block : other.blocks) text += block.text + "\n";
      const double share =
          share_said_again(article.kicker + "\n" + article.title + "\n" + article.subtitle, text);
      if (share > most) most = share, best = &other;
    }
    return best;
  }

  void headline(const Article& article, std::vector<std::string>& candidates,
                std::string& alternatives) const {
    if (article.title.empty()) {
      candidates = {article_table(article) + "title = \"\"         # it has none\n"};
      alternatives = "# title = \"…\"        # or what its title is\n" + stray_headlines(article);
      return;
    }
    candidates = {headline_table(headline_quotes(article), article)};
    if (const Article* other = likely_owner(article)) {
      alternatives = "# of = " + toml_quoted(begins(*other)) + "  # it may belong to this story\n";
    } else {
      alternatives = "# of = \"…\"  # or how the story begins that it belongs to\n";
    }
  }

  // What stands on the sheet and looks like a headline of nobody.
  std::string stray_headlines(const Article& article) const {
    std::string out;
    for (const ArticleIndex index : sheet_.articles) {
      for (const std::size_t line : archive_.entries[index].article.stray_lines) {
        const std::size_t place = trial_.place_of(line);
        if (place == trial_.lines().size()) continue;
        out += toml_commented(headline_table({trial_.lines()[place].text}, article));
      }
    }
    return out;
  }

  void stray(const Doubt& doubt, const Article& article, std::vector<std::string>& candidates,
             std::string& alternatives) const {
    const std::size_t place = trial_.place_of(doubt.line);
    if (place == trial_.lines().size()) return;
    const std::string says = quote(doubt.line);
    candidates = {line_table(says, "subhead")};
    // In front of all stories such lines are the first one's kicker.
    std::vector<std::string> lines;
    for (const std::size_t line : article.stray_lines) {
      const std::size_t at = trial_.place_of(line);
      if (at < trial_.lines().size()) lines.push_back(trial_.lines()[at].text);
    }
    const std::vector<std::string> own = headline_quotes(article);
    lines.insert(lines.end(), own.begin(), own.end());
    candidates.push_back(headline_table(lines, article));
    candidates.push_back(candidates.back() + article_table(article) + "kicker = " +
                         toml_quoted(article.kicker) + "\ntitle = " + toml_quoted(article.title) +
                         "\nsubtitle = " + toml_quoted(article.subtitle) + "\n");
    alternatives = "# or it belongs to no article:\n" +
                   toml_commented(line_table(says, "furniture")) +
                   "# or it is the headline of a story:\n" +
                   toml_commented("[[headline]]\nlines = " + list_of({trial_.lines()[place].text}) +
                                  "\nof = \"…\"  # how the story begins\n");
  }

  void byline(const Article& article, std::vector<std::string>& candidates,
              std::string& alternatives) const {
    const Byline& byline = article.byline;
    candidates = {article_table(article) + "reporters = " + list_of(byline.reporters) +
                  "\ncorrespondents = " + list_of(byline.correspondents) +
                  "\nothers = " + list_of(byline.others) + "\n"};
    const std::size_t place = trial_.place_of(byline.lines.first);
    if (place == trial_.lines().size() || byline.lines.first <= article.body_lines.first) return;
    alternatives = "# or the line is no byline:\n" +
                   toml_commented(line_table(quote(byline.lines.first), "continuation"));
  }

  void date(const Article& first, std::vector<std::string>& candidates,
            std::string& alternatives) const {
    std::string tables;
    for (const Article* article : dated_like(first)) {
      tables += article_table(*article) + "date = " + day_of(article->date) + "\n";
    }
    if (first.date.is_full()) {
      candidates = {tables};
      return;
    }
    alternatives = toml_commented(tables) + "# or, for the whole sheet, in " +
                   file_beside(sheet_.sheet.source.path(), ".toml").substr(2) +
                   "# date = YYYY-MM-DD\n";
  }

  // The articles of the sheet that a doubt about the date of `first` is about.
  std::vector<const Article*> dated_like(const Article& first) const {
    std::vector<const Article*> out;
    for (const ArticleIndex index : sheet_.articles) {
      const Article& article = archive_.entries[index].article;
      const bool is_like = article.date.is_full() == first.date.is_full() &&
                           (!article.date.is_full() || article.date.basis == DateBasis::inferred);
      if (is_like) out.push_back(&article);
    }
    return out;
  }

  static std::string day_of(const Date& date) {
    if (date.is_full()) return date.iso();
    return date.has_day() ? "YYYY" + date.iso().substr(1) : "YYYY-MM-DD";
  }

  void paragraph(const Doubt& doubt, const Article& article, std::vector<std::string>& candidates,
                 std::string& alternatives) const {
    const auto block =
        std::find_if(article.blocks.begin(), article.blocks.end(), [&](const Block& each) {
          return each.lines.first <= doubt.line && doubt.line <= each.lines.last;
        });
    if (block == article.blocks.end()) return;
    const std::string says = quote(doubt.line, kQuotedLines);
    const bool begins = block->lines.first == doubt.line;
    const bool is_subhead = block->kind == Block::Kind::subhead;
    candidates = {
        line_table(says, begins ? (is_subhead ? "subhead" : "paragraph") : "continuation")};
    alternatives = begins && !is_subhead
                       ? "# is = \"continuation\"  # goes on from the line above\n"
                       : "# is = \"paragraph\"     # a paragraph begins here\n";
    alternatives += "# is = \"lead\"          # an article begins here\n";
  }

  // The file of an article that is Markdown with a front matter, or of one that was imported.
  const std::string& file_of(const Article& article) const {
    return article.file.empty() ? sheet_.sheet.source.path() : article.file;
  }

  std::string dates_of_articles(const Article& first) const {
    std::string out;
    for (const Article* article : dated_like(first)) {
      out += "# " + file_of(*article) + ", in the lines on top of it\n" +
             (article->date.is_full() ? "" : "# ") + "date = " + day_of(article->date) + "\n";
    }
    return out;
  }

  std::string cure_of_import(const Article& article) const {
    return "# " + file_of(article) + "\n# in [printed], take out when it is right:\n" +
           "# confidence\n" + (article.reasons.empty() ? "" : "# doubts\n");
  }

  const Archive& archive_;
  const SheetEntry& sheet_;
  CorrectionTrial trial_;
  std::optional<std::vector<Article>> now_;
};

}  // namespace

void add_cures(const Archive& archive, unsigned jobs, std::vector<Doubt>& doubts) {
  std::map<SheetIndex, std::vector<std::size_t>> of_sheets;
  for (std::size_t i = 0; i < doubts.size(); ++i) {
    if (!doubts[i].cure.empty() || doubts[i].article == Doubt::kNoArticle) continue;
    of_sheets[archive.entries[doubts[i].article].sheet].push_back(i);
  }
  const std::vector<std::pair<SheetIndex, std::vector<std::size_t>>> work(of_sheets.begin(),
                                                                          of_sheets.end());
  parallel_for(work.size(), jobs, [&](std::size_t w) {
    SheetCures cures(archive, archive.sheets[work[w].first]);
    for (const std::size_t i : work[w].second) cures.cure(doubts[i]);
  });
}

}  // namespace baoku
