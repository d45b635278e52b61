#include "reading/corrections/article_fields.h"

#include <utility>

#include "base/utf8.h"
#include "reading/corrections/notes.h"

namespace baoku {
namespace {

void set_text(Article& article, Correction::Of of, const std::optional<std::string>& wanted,
              std::string& text) {
  if (!wanted) return;
  std::string reads(trim(*wanted));
  note_correction(article, of, std::exchange(text, reads), reads);
}

std::string joined_names(const Byline& byline) {
  std::string out;
  for (const auto* names : {&byline.reporters, &byline.correspondents, &byline.others}) {
    for (const std::string& name : *names) out += (out.empty() ? "" : " ") + name;
  }
  return out;
}

void set_byline(const ArticleCorrection& correction, Article& article) {
  if (!correction.reporters && !correction.correspondents && !correction.others) return;
  Byline& byline = article.byline;
  const std::string before = joined_names(byline);
  if (correction.reporters) byline.reporters = *correction.reporters;
  if (correction.correspondents) byline.correspondents = *correction.correspondents;
  if (correction.others) byline.others = *correction.others;
  byline.confidence = 1;
  const std::string after = joined_names(byline);
  if (after == before) return;
  // Names of it that were misread words are told by the whole byline now.
  std::erase_if(article.corrections,
                [](const Correction& each) { return each.of == Correction::Of::byline; });
  note_correction(article, Correction::Of::byline, byline.printed, after);
}

}  // namespace

void correct_fields(const ArticleCorrection& correction, Article& article) {
  using Of = Correction::Of;
  set_text(article, Of::title, correction.title, article.title);
  set_text(article, Of::kicker, correction.kicker, article.kicker);
  set_text(article, Of::subtitle, correction.subtitle, article.subtitle);
  set_text(article, Of::section, correction.section, article.section);
  set_byline(correction, article);
}

Date corrected_date(const ArticleCorrection& correction, const std::string& path) {
  Date date;
  if (!correction.date) return date;
  date.year = correction.date->year;
  date.month = correction.date->month;
  date.day = correction.date->day;
  date.basis = DateBasis::given;
  date.reason = path;
  return date;
}

}  // namespace baoku
