#include "reading/layout/parts.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "reading/layout/bylines.h"
#include "reading/layout/pairs.h"

namespace baoku {
namespace {

// Shares of a part's character pairs, by rarity. Measured on news text cut in two: nineteen parts
// of twenty share 6 % or more with their own story, one in twenty with another.
constexpr double kShared = 0.055;
constexpr double kAhead = 1.7;             // times what any other story shares
constexpr std::size_t kMostStories = 300;  // no printed sheet has more, and in a dump of many
                                           // sheets a part's own story cannot be told
constexpr double kDoubt = 0.65;            // confidence of a part that was moved

// Blocks [first, end) of an article that may belong to another: all of a headless one, what stands
// below its byline, or what follows a 【label】. `byline` is the part's own.
struct Part {
  std::size_t article = 0;
  std::size_t first = 0;
  const Byline* byline = nullptr;
};

std::string text_of(const Article& article, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t b = first; b < end; ++b) text += article.blocks[b].text + "\n";
  return text;
}

std::string headline_of(const Article& article) {
  return article.kicker + "\n" + article.title + "\n" + article.subtitle + "\n";
}

bool is_label(const Block& block) {
  return block.kind == Block::Kind::subhead && block.text.starts_with("【") &&
         block.text.ends_with("】");
}

// Labels that stand in most stories head their sections.
bool has_few_labels(const std::vector<Article>& articles) {
  std::size_t labels = 0;
  for (const Article& article : articles) {
    labels += static_cast<std::size_t>(
        std::count_if(article.blocks.begin(), article.blocks.end(), is_label));
  }
  return labels <= std::max<std::size_t>(2, articles.size() / 4);
}

std::optional<Part> part_of(const Article& article, std::size_t index, const LateText& late,
                            bool may_follow_label) {
  if (article.title.empty() && article.dateline.empty() && !article.blocks.empty()) {
    return Part{index, 0, &article.byline};
  }
  // One paragraph above a byline is the lead, unless the rest has a byline of its own.
  if (late.first > 1 || (late.first == 1 && !late.byline.empty())) {
    return Part{index, late.first, &late.byline};
  }
  for (std::size_t b = 1; may_follow_label && b + 1 < article.blocks.size(); ++b) {
    if (is_label(article.blocks[b])) return Part{index, b, &late.byline};
  }
  return std::nullopt;
}

// What the stories say, each without the part that may not be its own.
std::vector<std::string> own_words(const std::vector<Article>& articles,
                                   const std::vector<Part>& parts) {
  std::vector<std::string> words;
  words.reserve(articles.size());
  for (std::size_t a = 0; a < articles.size(); ++a) {
    std::size_t end = articles[a].blocks.size();
    for (const Part& part : parts) {
      if (part.article == a && part.first > 0) end = part.first;
    }
    words.push_back(headline_of(articles[a]) + text_of(articles[a], 0, end));
  }
  return words;
}

// The story that `part` belongs to, when it is another one than that it stands in.
std::optional<std::size_t> home_of(const Part& part, const std::vector<Article>& articles,
                                   const PairHolders& stories) {
  const Article& holder = articles[part.article];
  const WeightedPairs pairs(text_of(holder, part.first, holder.blocks.size()), stories, 1);
  // A story has its byline once: what ends in another is the rest of a story without any, or one of
  // its own, without a headline.
  const bool has_byline = !part.byline->empty();
  constexpr double kSecondByline = 0.5;  // how far the words count for two bylines in one story
  double best = 0, second = 0;
  std::size_t home = part.article;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    if (a == part.article && part.first == 0) continue;  // compared with itself
    if (articles[a].title.empty() && a != part.article) continue;
    if (has_byline && a != part.article && !articles[a].byline.empty()) continue;
    const double weight = has_byline && a == part.article && part.first > 1 ? kSecondByline : 1;
    const double shared = weight * pairs.shared_with(a);
    if (shared > best) {
      second = std::exchange(best, shared);
      home = a;
    } else {
      second = std::max(second, shared);
    }
  }
  if (home == part.article || best < kShared || best < kAhead * second) return std::nullopt;
  return home;
}

void move_part(const Part& part, Article& from, Article& to) {
  const std::size_t line = from.blocks[part.first].lines.first;
  if (part.first == 0 && !from.section.empty()) {
    Block label;
    label.kind = Block::Kind::subhead;
    label.text = "【" + from.section + "】";
    label.lines = {line, line};
    to.blocks.push_back(std::move(label));
  }
  const auto first = from.blocks.begin() + static_cast<std::ptrdiff_t>(part.first);
  std::move(first, from.blocks.end(), std::back_inserter(to.blocks));
  from.blocks.erase(first, from.blocks.end());
  merge_byline(to.byline, *part.byline);
  if (part.first == 0) {
    from.body_lines = {};  // it is no more
  } else {
    from.body_lines.last = from.blocks.back().lines.last;
  }
  to.confidence = std::min(to.confidence, kDoubt);
  to.reasons.push_back("its part at line " + std::to_string(line) +
                       " stands behind another article and was matched by its words");
}

}  // namespace

void reunite_parts(std::vector<Article>& articles, const std::vector<LateText>& late,
                   const std::vector<bool>& is_fixed) {
  const bool may_follow_label = has_few_labels(articles);
  std::vector<Part> parts;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    if (is_fixed[a]) continue;
    if (const auto part = part_of(articles[a], a, late[a], may_follow_label)) {
      parts.push_back(*part);
    }
  }
  std::vector<bool> is_moved(articles.size());
  if (!parts.empty() && articles.size() >= 2 && articles.size() <= kMostStories) {
    const PairHolders stories(own_words(articles, parts));
    for (const Part& part : parts) {
      const auto home = home_of(part, articles, stories);
      if (!home) continue;
      move_part(part, articles[part.article], articles[*home]);
      if (part.first == 0) merge_byline(articles[*home].byline, late[part.article].byline);
      is_moved[part.article] = true;
    }
  }
  for (std::size_t a = 0; a < articles.size(); ++a) {
    if (!is_moved[a]) merge_byline(articles[a].byline, late[a].byline);
  }
}

}  // namespace baoku
