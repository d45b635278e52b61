#include "archive/mention_conditions.h"

#include <algorithm>

namespace baoku {
namespace {

int day_number(int year, unsigned month, unsigned day) {
  return year * 10000 + static_cast<int>(month * 100 + day);
}

int day_number(const SettingDate& date) { return day_number(date.year, date.month, date.day); }

bool is_within(const Date& date, const MentionCondition& condition) {
  if (!condition.from && !condition.until) return true;
  if (!date.is_full()) return false;
  const int day = day_number(date.year, date.month, date.day);
  return (!condition.from || day_number(*condition.from) <= day) &&
         (!condition.until || day <= day_number(*condition.until));
}

}  // namespace

ArticleFinder::ArticleFinder(const Archive& archive) : archive_(archive) {
  by_id_.reserve(archive.entries.size());
  for (std::size_t e = 0; e < archive.entries.size(); ++e) {
    by_id_.emplace(archive.entries[e].id, static_cast<ArticleIndex>(e));
  }
  by_file_.reserve(archive.sheets.size());
  for (std::size_t s = 0; s < archive.sheets.size(); ++s) {
    by_file_.emplace(archive.sheets[s].sheet.stem, static_cast<SheetIndex>(s));
  }
}

std::vector<ArticleIndex> ArticleFinder::find(std::string_view called) const {
  if (const auto found = by_id_.find(called); found != by_id_.end()) return {found->second};
  auto file = by_file_.find(called);
  if (file == by_file_.end()) file = by_file_.find(called.substr(0, called.rfind('.')));
  return file == by_file_.end() ? std::vector<ArticleIndex>()
                                : archive_.sheets[file->second].articles;
}

MentionTest::MentionTest(const MentionCondition& condition, const ArticleFinder& finder,
                         const Folding& folding)
    : condition_(condition), role_(folding.fold(condition.role)) {
  for (const RuleText& item : condition.articles) {
    const std::vector<ArticleIndex>& found = item_articles_.emplace_back(finder.find(item.text));
    articles_.insert(found.begin(), found.end());
  }
}

bool MentionTest::fits(const Archive& archive, ArticleIndex article, const NamedPerson& person,
                       const Folding& folding) const {
  const Entry& entry = archive.entries[article];
  if (!condition_.articles.empty() && !articles_.contains(article)) return false;
  if (!is_within(entry.article.date, condition_)) return false;
  if (condition_.as && *condition_.as != person.as) return false;
  if (!condition_.newspaper.empty() &&
      condition_.newspaper != archive.sheets[entry.sheet].sheet.newspaper) {
    return false;
  }
  return role_.empty() ||
         std::any_of(person.roles.begin(), person.roles.end(), [&](const std::string& role) {
           return folding.fold(role).find(role_) != std::string::npos;
         });
}

void MentionTest::report(const Source& source, std::string_view name,
                         Diagnostics& diagnostics) const {
  bool is_explained = false;
  for (std::size_t i = 0; i < item_articles_.size(); ++i) {
    const RuleText& item = condition_.articles[i];
    const std::vector<ArticleIndex>& articles = item_articles_[i];
    if (articles.empty()) {
      diagnostics.error(source, item.offset,
                        "there is no article “" + item.text +
                            "”: write its id, the last part of its address, or its file");
      is_explained = true;
    } else if (std::none_of(articles.begin(), articles.end(),
                            [&](ArticleIndex article) { return in_articles_.contains(article); })) {
      diagnostics.error(source, item.offset,
                        "“" + item.text + "” holds no mention of “" + std::string(name) +
                            "” that fits this and is free");
      is_explained = true;
    }
  }
  if (taken_ > 0 || is_explained) return;
  diagnostics.error(source, condition_.offset,
                    "no mention of “" + std::string(name) + "” fits this and is free");
}

}  // namespace baoku
