// The `where` of a rule about people, tested against mentions: somebody named in an article.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "archive/archive.h"
#include "archive/people_rules.h"
#include "base/folding.h"

namespace baoku {

// Finds articles by what a rule calls them: an id, or a file of content/ with or without its
// extension.
class ArticleFinder {
 public:
  explicit ArticleFinder(const Archive& archive);
  // Returns all that are meant; none when there is no such article.
  std::vector<ArticleIndex> find(std::string_view called) const;

 private:
  const Archive& archive_;
  std::unordered_map<std::string_view, ArticleIndex> by_id_;
  std::unordered_map<std::string_view, SheetIndex> by_file_;
};

// One condition, which counts what it fits so that it can be told when it fits nothing.
class MentionTest {
 public:
  MentionTest(const MentionCondition& condition, const ArticleFinder& finder,
              const Folding& folding);

  bool fits(const Archive& archive, ArticleIndex article, const NamedPerson& person,
            const Folding& folding) const;
  // Counts a mention that fits, and that the rule therefore gets.
  void take(ArticleIndex article) {
    ++taken_;
    if (!articles_.empty()) in_articles_.insert(article);
  }
  // Reports that nothing was taken, or nothing in one of the articles. `name` is whom it is about.
  void report(const Source& source, std::string_view name, Diagnostics& diagnostics) const;

 private:
  const MentionCondition& condition_;
  std::string role_;                                      // folded
  std::unordered_set<ArticleIndex> articles_;             // of all items
  std::vector<std::vector<ArticleIndex>> item_articles_;  // parallel to condition_.articles
  std::unordered_set<ArticleIndex> in_articles_;
  std::size_t taken_ = 0;
};

}  // namespace baoku
