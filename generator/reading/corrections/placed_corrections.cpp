#include "reading/corrections/placed_corrections.h"

#include <algorithm>
#include <string>
#include <utility>

#include "reading/corrections/printed_lines.h"

namespace baoku {
namespace {

constexpr LineKinds kBylines = only(LineKind::byline) | only(LineKind::head_byline);
// What a paragraph that is moved may begin with.
constexpr LineKinds kTextStarts =
    only(LineKind::lead) | only(LineKind::paragraph) | only(LineKind::subhead);

LineKinds kinds_of(LineCorrection::Is is) {
  switch (is) {
    case LineCorrection::Is::headline:
      return only(LineKind::headline);
    case LineCorrection::Is::lead:
      return only(LineKind::lead);
    case LineCorrection::Is::paragraph:
      return only(LineKind::paragraph);
    case LineCorrection::Is::continuation:
      return only(LineKind::continuation);
    case LineCorrection::Is::subhead:
      return only(LineKind::subhead);
    case LineCorrection::Is::byline:
      return kBylines;
    case LineCorrection::Is::furniture:
      return kAnyKind;
  }
  return kAnyKind;
}

std::string numbers_of(const std::vector<std::size_t>& places, const std::vector<Line>& lines) {
  constexpr std::size_t kShown = 5;
  std::string out;
  const std::size_t shown = std::min(places.size(), kShown);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == places.size() ? " and " : ", ";
    out += std::to_string(lines[places[i]].number);
  }
  return places.size() > kShown ? out + ", …" : out;
}

class Placing {
 public:
  Placing(const Corrections& corrections, const PrintedLines& printed, Diagnostics& diagnostics)
      : source_(corrections.source), printed_(printed), diagnostics_(diagnostics) {}

  void fault(const Quote& quote, const std::string& message) {
    diagnostics_.error(source_, quote.offset, message);
  }

  // The one of `places` that is left, or a report.
  std::optional<std::size_t> one_of(const std::vector<std::size_t>& places, const Quote& quote,
                                    const char* cure) {
    if (places.size() == 1) return places.front();
    if (places.empty()) {
      fault(quote, "no line of the sheet begins with “" + quote.text + "”");
    } else {
      fault(quote, "“" + quote.text + "” fits lines " + numbers_of(places, printed_.lines()) +
                       " of the sheet: " + cure);
    }
    return std::nullopt;
  }

  const PrintedLines& printed() const { return printed_; }
  const Source& source() const { return source_; }

 private:
  const Source& source_;
  const PrintedLines& printed_;
  Diagnostics& diagnostics_;
};

// The kinds of lines, and who said so: two corrections must not contradict each other.
class KindRules {
 public:
  KindRules(Placing& placing, std::vector<LineKinds>& kinds, std::vector<const Quote*>& said_by)
      : placing_(placing), kinds_(kinds), said_by_(said_by) {}

  bool say(std::size_t line, LineKinds kinds, const Quote& quote) {
    if ((kinds_[line] & kinds) == 0) {
      const std::size_t other = placing_.source().line_of(said_by_[line]->offset);
      placing_.fault(quote, "“" + quote.text + "” is said to be something else in line " +
                                std::to_string(other) + " of the corrections");
      return false;
    }
    kinds_[line] &= kinds;
    said_by_[line] = &quote;
    return true;
  }

 private:
  Placing& placing_;
  std::vector<LineKinds>& kinds_;
  std::vector<const Quote*>& said_by_;
};

// The line that says `says` and stands right behind one that says `after`.
std::optional<std::size_t> line_behind(Placing& placing, const Quote& says, const Quote& after) {
  const PrintedLines& printed = placing.printed();
  std::vector<std::size_t> places = printed.find(says.text);
  const std::vector<std::size_t> before = printed.find(after.text);
  if (places.empty()) return placing.one_of(places, says, "");
  if (before.empty()) return placing.one_of(before, after, "");
  std::erase_if(places, [&](std::size_t i) {
    return std::none_of(before.begin(), before.end(),
                        [&](std::size_t j) { return j + printed.length(j, after.text) == i; });
  });
  if (!places.empty()) return placing.one_of(places, says, "quote more of both");
  placing.fault(after, "no line that begins with “" + after.text +
                           "” stands right before one with “" + says.text + "”");
  return std::nullopt;
}

// The first and the last line that a [[line]] speaks of.
std::optional<std::pair<std::size_t, std::size_t>> range_of(Placing& placing,
                                                            const LineCorrection& line) {
  const PrintedLines& printed = placing.printed();
  const auto first = line.after
                         ? line_behind(placing, line.says, *line.after)
                         : placing.one_of(printed.find(line.says.text), line.says,
                                          "quote more of it, or the line before it as \"after\"");
  if (!first) return std::nullopt;
  if (!line.through) return std::pair(*first, *first);
  std::vector<std::size_t> ends = printed.find(line.through->text);
  std::erase_if(ends, [&](std::size_t i) { return i < *first; });
  const auto last = placing.one_of(ends, *line.through, "quote more of it");
  if (!last) return std::nullopt;
  return std::pair(*first, *last);
}

class Placer {
 public:
  Placer(const Furniture& furniture, Placing& placing, KindRules& rules)
      : furniture_(furniture.furniture), placing_(placing), rules_(rules) {}

  std::optional<std::size_t> find(const Quote& quote, LineKinds kinds) {
    const std::vector<std::size_t> places = placing_.printed().find(quote.text);
    if (places.empty()) {
      const std::vector<std::size_t> aside = furniture_.find(quote.text);
      if (!aside.empty()) {
        placing_.fault(quote, "“" + quote.text + "” is in line " +
                                  numbers_of(aside, furniture_.lines()) +
                                  " of the sheet, which belongs to no article; [[line]] can say "
                                  "that it is text");
        return std::nullopt;
      }
    }
    const auto line = placing_.one_of(places, quote, "quote more of it");
    if (!line || !rules_.say(*line, kinds, quote)) return std::nullopt;
    return line;
  }

  std::optional<PlacedCorrections::OfHeadline> headline(const HeadlineCorrection& said) {
    PlacedCorrections::OfHeadline headline;
    bool is_placed = true;
    for (const Quote& quote : said.lines) {
      const auto first = find(quote, only(LineKind::headline));
      is_placed = is_placed && first;
      if (!first) continue;
      const std::size_t end = *first + placing_.printed().length(*first, quote.text);
      for (std::size_t i = *first; i < end; ++i) {
        is_placed = is_placed && rules_.say(i, only(LineKind::headline), quote);
        headline.lines.push_back(i);
      }
    }
    const auto story = find(said.of, only(LineKind::lead));
    if (!story || !is_placed) return std::nullopt;
    headline.story_line = *story;
    std::sort(headline.lines.begin(), headline.lines.end());
    return headline;
  }

  std::optional<PlacedCorrections::OfMove> move(const MoveCorrection& said) {
    const auto from = find(said.from, kTextStarts);
    const auto through = said.through ? find(*said.through, kTextStarts) : from;
    const auto beside = find(said.beside, kTextStarts);
    if (!from || !through || !beside) return std::nullopt;
    return PlacedCorrections::OfMove{&said, *from, *through, *beside};
  }

 private:
  PrintedLines furniture_;
  Placing& placing_;
  KindRules& rules_;
};

// True when none of the placed corrections speaks of `line` yet.
template <typename Placed, typename Key>
bool is_new(const std::vector<Placed>& placed, Key key, std::size_t line) {
  return std::none_of(placed.begin(), placed.end(),
                      [&](const Placed& each) { return each.*key == line; });
}

}  // namespace

LineRules find_line_rules(const Corrections& corrections, const std::vector<Line>& lines,
                          Diagnostics& diagnostics) {
  LineRules rules;
  if (corrections.lines.empty()) return rules;
  rules.furniture.resize(lines.size(), FurnitureRule::none);
  rules.kinds.resize(lines.size(), kAnyKind);
  rules.said_by.resize(lines.size(), nullptr);
  const PrintedLines printed(lines);
  Placing placing(corrections, printed, diagnostics);
  KindRules kinds(placing, rules.kinds, rules.said_by);
  for (const LineCorrection& line : corrections.lines) {
    const auto range = range_of(placing, line);
    if (!range) continue;
    const bool is_furniture = line.is == LineCorrection::Is::furniture;
    const FurnitureRule rule = is_furniture ? FurnitureRule::is_furniture : FurnitureRule::is_text;
    for (std::size_t i = range->first; i <= range->second; ++i) {
      const bool agrees = rules.furniture[i] == FurnitureRule::none || rules.furniture[i] == rule;
      // 0: no kind at all, so that the contradiction is reported.
      if (kinds.say(i, agrees ? kinds_of(line.is) : LineKinds{0}, line.says)) {
        rules.furniture[i] = rule;
      } else {
        break;
      }
    }
  }
  return rules;
}

PlacedCorrections place_corrections(const Corrections& corrections, const LineRules& rules,
                                    const Furniture& furniture, Diagnostics& diagnostics) {
  PlacedCorrections placed;
  if (corrections.empty()) return placed;
  const std::vector<Line>& lines = furniture.stories;
  std::vector<const Quote*> said_by(lines.size(), nullptr);
  placed.kinds.resize(lines.size(), kAnyKind);
  for (std::size_t i = 0; i < lines.size() && !rules.kinds.empty(); ++i) {
    placed.kinds[i] = rules.kinds[furniture.places[i]];
    said_by[i] = rules.said_by[furniture.places[i]];
  }
  const PrintedLines printed(lines);
  Placing placing(corrections, printed, diagnostics);
  KindRules kinds(placing, placed.kinds, said_by);
  Placer placer(furniture, placing, kinds);

  for (const ArticleCorrection& article : corrections.articles) {
    const auto line = placer.find(article.begins, only(LineKind::lead));
    if (!line) continue;
    if (is_new(placed.articles, &PlacedCorrections::OfArticle::line, *line)) {
      placed.articles.push_back({&article, *line});
    } else {
      placing.fault(article.begins, "the article that begins with “" + article.begins.text +
                                        "” is corrected twice: join the two tables");
    }
  }
  std::vector<bool> is_taken(lines.size());
  for (const HeadlineCorrection& headline : corrections.headlines) {
    auto found = placer.headline(headline);
    if (!found) continue;
    const bool is_twice =
        std::any_of(found->lines.begin(), found->lines.end(),
                    [&](std::size_t i) { return is_taken[i]; }) ||
        !is_new(placed.headlines, &PlacedCorrections::OfHeadline::story_line, found->story_line);
    if (is_twice) {
      placing.fault(headline.of, "a story has one headline, and a headline one story");
      continue;
    }
    for (const std::size_t i : found->lines) is_taken[i] = true;
    found->lines.erase(std::unique(found->lines.begin(), found->lines.end()), found->lines.end());
    placed.headlines.push_back(*std::move(found));
  }
  for (const MoveCorrection& move : corrections.moves) {
    if (const auto found = placer.move(move)) placed.moves.push_back(*found);
  }
  for (const MisreadCorrection& misread : corrections.misreads) {
    std::optional<std::size_t> line;
    if (misread.in && !(line = placer.find(*misread.in, only(LineKind::lead)))) continue;
    placed.misreads.push_back({&misread, line});
  }
  return placed;
}

void set_cues(const std::vector<Line>& lines, const std::vector<LineKinds>& kinds,
              std::vector<Cues>& cues) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] == kAnyKind) continue;
    const bool is_byline = (kinds[i] & ~kBylines) == 0;
    if (is_byline && !cues[i].byline) {
      cues[i].byline.emplace().others = {lines[i].text};
    } else if (!is_byline) {
      cues[i].byline.reset();
    }
    const LineKinds headings = only(LineKind::headline) | only(LineKind::subhead);
    if ((kinds[i] & ~headings) == 0) cues[i].tail.reset();
  }
}

}  // namespace baoku
