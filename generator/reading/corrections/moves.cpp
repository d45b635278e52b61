#include "reading/corrections/moves.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "reading/layout/bylines.h"
#include "reading/layout/cues.h"

namespace baoku {
namespace {

struct Place {
  std::size_t article = 0;
  std::size_t block = 0;
};

std::optional<Place> block_at(const std::vector<Article>& articles, std::size_t number) {
  for (std::size_t a = 0; a < articles.size(); ++a) {
    for (std::size_t b = 0; b < articles[a].blocks.size(); ++b) {
      if (articles[a].blocks[b].lines.first == number) return Place{a, b};
    }
  }
  return std::nullopt;
}

// While blocks move, a dateline stands in front of the paragraph that it was printed in.
void put_dateline_back(Article& article) {
  if (article.dateline.empty() || article.blocks.empty()) return;
  std::string& text = article.blocks.front().text;
  text = std::exchange(article.dateline, "") + (text.empty() ? "" : " ") + text;
}

void take_dateline(Article& article) {
  if (!article.dateline.empty()) return;  // within one article it is asked twice
  if (article.blocks.empty() || article.blocks.front().kind != Block::Kind::paragraph) return;
  std::string& text = article.blocks.front().text;
  const std::size_t length = dateline_length(text);
  if (length == 0 || length == text.size()) return;
  article.dateline = text.substr(0, length);
  text = std::string(trim(std::string_view(text).substr(length)));
}

// What is left of an article without blocks joins `other`; its headline heads the moved blocks.
void dissolve(Article& article, Article& other, std::vector<Block>& moved) {
  std::size_t at = 0;
  for (std::string* text : {&article.section, &article.kicker, &article.title, &article.subtitle}) {
    if (text->empty()) continue;
    Block heading;
    heading.kind = Block::Kind::subhead;
    heading.text = std::exchange(*text, "");
    heading.lines = article.headline_lines.first != 0 ? article.headline_lines : moved[0].lines;
    moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(at++), std::move(heading));
  }
  if (!article.byline.printed.empty()) {
    merge_byline(other.byline, std::exchange(article.byline, Byline{}));
  }
  article.body_lines = {};
}

void keep_own_lines(Article& article) {
  if (article.blocks.empty()) return;
  article.body_lines = article.blocks.front().lines;
  for (const Block& block : article.blocks) {
    article.body_lines.first = std::min(article.body_lines.first, block.lines.first);
    article.body_lines.last = std::max(article.body_lines.last, block.lines.last);
  }
}

class Mover {
 public:
  Mover(const Corrections& corrections, const std::vector<Line>& lines,
        std::vector<Article>& articles, Diagnostics& diagnostics)
      : source_(corrections.source),
        lines_(lines),
        articles_(articles),
        diagnostics_(diagnostics) {}

  void move(const PlacedCorrections::OfMove& move) {
    const auto from = place_of(move.said->from, move.from);
    const auto through = move.said->through ? place_of(*move.said->through, move.through) : from;
    const auto beside = place_of(move.said->beside, move.beside);
    if (!from || !through || !beside) return;
    if (through->article != from->article || through->block < from->block) {
      return fault(*move.said->through, "“" + move.said->through->text +
                                            "” does not stand behind “" + move.said->from.text +
                                            "” in the same article");
    }
    const bool is_inside = beside->article == from->article && beside->block >= from->block &&
                           beside->block <= through->block;
    if (is_inside) {
      return fault(move.said->beside,
                   "“" + move.said->beside.text + "” is among the paragraphs that are moved");
    }
    move_range(*from, through->block + 1, *beside, move.said->is_after);
  }

 private:
  void fault(const Quote& quote, const std::string& message) {
    diagnostics_.error(source_, quote.offset, message);
  }

  std::optional<Place> place_of(const Quote& quote, std::size_t line) {
    const auto place = block_at(articles_, lines_[line].number);
    if (!place) fault(quote, "no paragraph begins with “" + quote.text + "”");
    return place;
  }

  void move_range(Place from, std::size_t end, Place beside, bool is_after) {
    Article& source = articles_[from.article];
    Article& target = articles_[beside.article];
    put_dateline_back(source);
    put_dateline_back(target);
    const auto begin = source.blocks.begin() + static_cast<std::ptrdiff_t>(from.block);
    const auto past = source.blocks.begin() + static_cast<std::ptrdiff_t>(end);
    std::vector<Block> moved(std::make_move_iterator(begin), std::make_move_iterator(past));
    source.blocks.erase(begin, past);
    const bool is_same = from.article == beside.article;
    if (source.blocks.empty()) dissolve(source, target, moved);
    std::size_t at = beside.block + (is_after ? 1 : 0);
    if (is_same && beside.block > from.block) at -= end - from.block;
    if (!is_same && source.blocks.size() > 0) keep_own_lines(source);
    target.blocks.insert(target.blocks.begin() + static_cast<std::ptrdiff_t>(at),
                         std::make_move_iterator(moved.begin()),
                         std::make_move_iterator(moved.end()));
    take_dateline(source);
    take_dateline(target);
  }

  const Source& source_;
  const std::vector<Line>& lines_;
  std::vector<Article>& articles_;
  Diagnostics& diagnostics_;
};

}  // namespace

void move_blocks(const Corrections& corrections, const PlacedCorrections& placed,
                 const std::vector<Line>& lines, std::vector<Article>& articles,
                 Diagnostics& diagnostics) {
  Mover mover(corrections, lines, articles, diagnostics);
  for (const PlacedCorrections::OfMove& move : placed.moves) mover.move(move);
}

}  // namespace baoku
