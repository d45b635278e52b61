#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/people/chinese_words.h"
#include "reading/people/lexicon.h"
#include "reading/people/name_candidates.h"
#include "reading/people/name_context.h"
#include "reading/people/taught_weights.h"

namespace baoku {
namespace {

// The weights below are natural logarithms, set by hand; 0 is the border between name and not.
constexpr float kPrior = -3.5F;
// What was taught speaks for names more often than against them.
constexpr float kTaughtPrior = -4.5F;
constexpr float kHopeless = -4.0F;  // no context can make a name of what scores less by itself
constexpr float kHopelessListed = -8.0F;  // the same between two names of a list
constexpr float kHopelessBeside = -3.5F;  // the same with what was taught of the characters beside
// The least score worth asking the dictionary for, which is most of the work: it may add some 2.5.
constexpr float kWorthCutting = -5.0F;
constexpr float kSurnameWithTitle = -20.0F;
constexpr float kAddedSurname = 1.0F;
constexpr float kMarriedName = -2.0F;
constexpr float kLeastSecond = -3.5F;   // of a married name's second surname
constexpr float kNameLike = 2.4F;       // a shape of a usual surname and usual given names
constexpr float kGoodGivenName = 1.5F;  // by character
constexpr float kEndsLikePlace = -3.5F, kEndsLikeBoth = -1.5F;  // 贾鲁河, 王长江
constexpr float kPlaceOfFamily = -4.0F;                         // 叶家山
constexpr float kReachedPlace = -4.0F;                          // 在田头
constexpr float kBesideDot = -5.0F;                             // 铁兰·库尔买提 is no 铁兰
constexpr float kInsideSounds = -4.0F;
constexpr float kPrepositionInside = -1.5F;
constexpr float kCueInside = -2.5F;
constexpr float kFollowsSurname = -2.0F;

// True for marks between the names of a list and around them: ：常青松（县一中）、
bool is_wall(const ScannedText& text, std::size_t at, bool in_front) {
  if (in_front && at == 0) return true;
  const char32_t c = text.at(in_front ? at - 1 : at);
  static constexpr std::u32string_view kInFront = U"、：；:;", kBehind = U"、；;（(，,。";
  return (in_front ? kInFront : kBehind).find(c) != std::u32string_view::npos;
}

// 、高峰、 or alone between two spaces: the names beside it may make one of it.
bool is_listed(const ScannedText& text, std::size_t begin, std::size_t end) {
  if (begin == 0 || end - begin > 3) return false;
  if (text.at(begin - 1) == U'、') return is_wall(text, end, false);
  return is_space(text.at(begin - 1)) && is_space(text.at(end));
}

// Adds the shapes that begin at `at` and are not hopeless.
void add_shapes(const ScannedText& text, std::size_t at, std::vector<Shape>& shapes) {
  const Lexicon& words = lexicon();
  const auto begin = static_cast<std::uint32_t>(at);
  const auto add = [&](std::size_t given, std::size_t end, float surname, bool is_spaced) {
    Shape shape{
        begin,    static_cast<std::uint32_t>(given), static_cast<std::uint32_t>(end), surname, 0,
        is_spaced};
    for (std::size_t i = given; i < end; ++i) shape.given_weight += text.given(i);
    shape.weight += shape.given_weight;
    if (shape.weight > kHopeless || (shape.weight > kHopelessListed && is_listed(text, at, end)))
      shapes.push_back(shape);
  };
  float surname = 0;
  if (text.is(character_kind::kDoubleSurname, at) &&
      words.double_surname(text.chars(), at, surname)) {
    if (is_han(text.at(at + 2))) add(at + 2, at + 3, surname, false);
    if (is_han(text.at(at + 2)) && is_han(text.at(at + 3))) add(at + 2, at + 4, surname, false);
  }
  if (!text.is(character_kind::kSurname, at)) return;
  const CharacterFacts& first = words.facts(text.at(at));
  const char32_t second = text.at(at + 1);
  if (is_han(second)) {
    add(at + 1, at + 2, first.surname, false);
    const char32_t third = text.at(at + 2);
    if (!is_han(third)) return;
    add(at + 1, at + 3, first.surname, false);
    // 陈方安生; 牛年吉祥 has no two surnames.
    if (text.is(character_kind::kSurname, at + 1) && is_han(text.at(at + 3)) &&
        words.facts(second).surname > kLeastSecond)
      add(at + 2, at + 4, first.surname + kMarriedName, false);
  } else if (is_space(second)) {
    // 王 军: only where neither side goes on, or every "和 平" of a broken line would do.
    std::size_t given = at + 2;
    while (is_space(text.at(given))) ++given;
    if (is_han(text.at(given)) &&
        (!is_han(text.at(given + 1)) ||
         (evidence_behind(text, given + 1).reasons & (reason::kTitleBehind | reason::kListed))) &&
        (at == 0 || !is_han(text.at(at - 1))))
      add(given, given + 1, first.surname, true);
  }
}

// The same for a surname that the publisher added.
void add_shapes_of_added(const ScannedText& text, std::size_t at, std::size_t surname,
                         std::vector<Shape>& shapes) {
  Shape shape{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + surname)};
  shape.weight = kAddedSurname;
  for (shape.end = shape.given; shape.end < shape.given + 2 && is_han(text.at(shape.end));) {
    shape.given_weight += text.given(shape.end);
    ++shape.end;
    Shape whole = shape;
    whole.weight += whole.given_weight;
    shapes.push_back(whole);
  }
}

// A name hardly ever begins behind a number or 这, 那, 每, and never does its surname then count
// something: 这张, 一段, 两项.
float weight_behind_number(const ScannedText& text, std::size_t at) {
  static constexpr std::u32string_view kMeasures =
      U"张段项席番支班户任位方车台年家师门单包边封路层成时步";
  static constexpr std::u32string_view kNumbers =
      U"一两二三四五六七八九十百千万亿几数余多第这那每某该0123456789０１２３４５６７８９%％";
  if (at == 0 || kNumbers.find(text.at(at - 1)) == std::u32string_view::npos) return 0;
  return kMeasures.find(text.at(at)) == std::u32string_view::npos ? -2.5F : -9;
}

// 裴|大江, 高|大江: the given name is a word; by how much the surname is one, too.
constexpr float kCutInWalls = -1.0F;
constexpr float kMostOfRareWord = 1.5F, kMostOfRareGiven = 1.0F;
constexpr float kGivenIsKnownWord[] = {1.2F, 0.6F, -0.6F, -1.2F};

// How much less a word speaks against a name because it is seldom met: 冷锋 against 高度.
float rarity(const ScannedText& text, std::size_t begin, std::size_t end, float most) {
  constexpr float kUsualCost = 90, kRareCost = 120;
  const auto cost = static_cast<float>(text.cost(begin, end).value_or(kRareCost));
  return most * std::clamp((cost - kUsualCost) / (kRareCost - kUsualCost), 0.0F, 1.0F);
}

// How the dictionary cuts the span: an unknown name falls into single characters.
Evidence evidence_inside(const ScannedText& text, const Shape& shape) {
  if (shape.is_spaced) return {1, 0};
  std::size_t cuts = 0;
  for (std::size_t i = shape.begin + 1; i < shape.end; ++i) cuts += text.begins_word(i);
  const std::size_t length = shape.end - shape.begin;
  const std::size_t surname = shape.given - shape.begin;
  if (surname == 2) return {cuts + 1 >= length - 1 ? 1.5F : 0.7F, 0};
  const bool after_surname = text.begins_word(shape.given);
  const bool is_word = cuts == 0 && text.begins_word(shape.begin) && text.begins_word(shape.end);
  if (length == 2) {
    if (after_surname) return {1.2F, reason::kUnknownWord};
    const float like = is_word && shape.weight > kNameLike ? -2.0F : -3.5F;
    return {like + (is_word ? rarity(text, shape.begin, shape.end, kMostOfRareWord) : 0), 0};
  }
  if (cuts == length - 1) return {2.5F, reason::kUnknownWord};
  // The dictionary has some people too (邓小平): a word that is made like a name may be one.
  if (is_word) return {shape.weight > kNameLike ? 1.5F : -0.5F, 0};
  if (cuts == 0) return {-2.0F, 0};
  if (!after_surname)  // 阳春|生
    return {-2.5F + rarity(text, shape.begin, shape.begin + 2, kMostOfRareWord), 0};
  const float of_surname = kGivenIsKnownWord[lexicon().facts(text.at(shape.begin)).ordinary_use];
  return {of_surname + rarity(text, shape.given, shape.end, kMostOfRareGiven), 0};
}

// A last character that makes a place or a body of what precedes it: 尤伯杯, 贾鲁河.
bool ends_like_place(const ScannedText& text, const Shape& shape) {
  return lexicon().classes(text.chars().substr(shape.end - 1, 1)) & word_class::kPlace;
}

// 叶家山, 吴家口: a place called after who lived there.
bool is_place_of_family(const ScannedText& text, const Shape& shape) {
  static constexpr std::u32string_view kEnds = U"山口溪湾坪嘴梁台峪冲坳咀畈垄峰岩";
  return shape.end - shape.given == 2 && text.at(shape.given) == U'家' &&
         kEnds.find(text.at(shape.end - 1)) != std::u32string_view::npos;
}

// 陈|冯惠琴: a lone surname in front is part of the name, a rare one where a name may begin.
bool follows_surname(const ScannedText& text, std::size_t at) {
  constexpr float kUsual = 0, kRare = -0.5F;
  if (at == 0 || !text.begins_word(at - 1) || !text.is(character_kind::kSurname, at - 1))
    return false;
  const CharacterFacts& front = lexicon().facts(text.at(at - 1));
  if (front.surname <= kRare) return false;
  return front.surname > kUsual || at == 1 || !is_han(text.at(at - 2)) ||
         (evidence_before(text, at - 1).reasons & reason::kOfficeBefore);
}

// 罗纳尔|多: a piece of a longer foreign name.
bool sounds_go_on(const ScannedText& text, const Shape& shape) {
  const auto is_sound = [&](std::size_t i) { return text.is(character_kind::kSound, i); };
  for (std::size_t i = shape.begin; i < shape.end; ++i)
    if (!is_sound(i)) return false;
  // One character more must be a word of its own, or any 林丽|达到 would do; two need not.
  const bool behind =
      is_sound(shape.end) && (text.begins_word(shape.end + 1) || is_sound(shape.end + 1));
  const bool before =
      shape.begin > 0 && is_sound(shape.begin - 1) &&
      (shape.begin < 2 || text.begins_word(shape.begin - 1) || is_sound(shape.begin - 2));
  return behind || before;
}

// What is filled anew for every text; kept, since texts are many and short.
struct Workspace {
  std::vector<Shape> shapes;
  std::vector<TaughtTable::Span> spans;  // of the shapes
  std::vector<float> shares;             // of what was taught of them
};

// What was taught does not overrule the rules where they are sure.
void find_shares(const ScannedText& text, const CandidateConfig& config, Workspace& work) {
  constexpr float kMost = 5;
  // Where the places beside a shape speak so much against it, nothing was seen to make up for it.
  constexpr float kHopelessBetween = -3.5F;
  work.spans.clear();
  for (const Shape& shape : work.shapes) {
    TaughtTable::Span& span = work.spans.emplace_back();
    span.begin = shape.begin;
    span.end = shape.end;
    if (config.leaves_out_hopeless) span.least_beside = kHopelessBetween - shape.weight;
  }
  config.taught->weigh(text, work.spans, NameForm::chinese, work.shares);
  for (float& share : work.shares)
    if (share != TaughtTable::kHopeless) share = std::clamp(share, -kMost, kMost);
}

// Judges before the dictionary is asked, which would cost most of the time: a shape has no hope
// when nothing that it can say would make a name of it. Evidence beside it is judged kindly while
// nothing is known of the words there.
class Hopes {
 public:
  explicit Hopes(const ScannedText& text) : text_(text) {}

  bool has(const Shape& shape, float taught) {
    float score = shape.weight + taught;
    if (score < kHopelessBeside) return false;
    if (begin_ != shape.begin || segmented_ != text_.segmented()) {
      begin_ = shape.begin;
      segmented_ = text_.segmented();
      before_ = evidence_before(text_, shape.begin).weight;
    }
    score += kTaughtPrior + before_;
    score += evidence_behind(text_, shape.end).weight;
    return score >= kWorthCutting;
  }

 private:
  const ScannedText& text_;
  std::uint32_t begin_ = 0xFFFFFFFF;  // of the last shape
  std::size_t segmented_ = 0;         // what was known of the words then
  float before_ = 0;                  // what stands before it
};

void find_shapes(const ScannedText& text, const std::vector<std::u32string>& surnames,
                 std::vector<Shape>& shapes) {
  using character_kind::kAnySurname;
  shapes.clear();
  if (surnames.empty()) {
    for (std::size_t i = text.next(kAnySurname, 0); i < text.size();
         i = text.next(kAnySurname, i + 1))
      add_shapes(text, i, shapes);
    return;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.is(kAnySurname, i)) add_shapes(text, i, shapes);
    for (const std::u32string& surname : surnames)
      if (text.chars().substr(i, surname.size()) == surname)
        add_shapes_of_added(text, i, surname.size(), shapes);
  }
}

// 导师|安定邦|院士: between an office and a title stands a name.
bool is_enclosed(const Evidence& before, const Evidence& behind) {
  constexpr float kSure = 2.5F;
  return (before.reasons & reason::kOfficeBefore) && before.weight >= kSure &&
         (behind.reasons & (reason::kTitleBehind | reason::kAgeBehind)) && behind.weight >= kSure;
}

// 在田头, 到江边: what is reached that ends like that is a place.
bool is_reached_place(const ScannedText& text, const Shape& shape) {
  static constexpr std::u32string_view kReaches = U"在到从往于去至";
  static constexpr std::u32string_view kEnds = U"头边旁畔底口里间内外角侧上下";
  return shape.begin > 0 && kReaches.find(text.at(shape.begin - 1)) != std::u32string_view::npos &&
         kEnds.find(text.at(shape.end - 1)) != std::u32string_view::npos;
}

Candidate weighed(const ScannedText& text, const Shape& shape, const Evidence& before,
                  std::optional<float> taught) {
  const Evidence inside = evidence_inside(text, shape);
  const Evidence behind = evidence_behind(text, shape.end);
  Candidate candidate{shape.begin, shape.end,
                      reason::kSurname | before.reasons | inside.reasons | behind.reasons};
  candidate.add(Part::prior, taught ? kTaughtPrior : kPrior);
  candidate.add(Part::itself, shape.weight);
  candidate.add(Part::before, before.weight);
  // 委员：常青|松、: where marks stand on both sides, the dictionary cuts less wisely than they.
  const bool is_walled = (is_enclosed(before, behind) ||
                          (is_wall(text, shape.begin, true) && is_wall(text, shape.end, false))) &&
                         !ends_like_place(text, shape);
  candidate.add(Part::dictionary, is_walled && shape.end - shape.given == 2
                                      ? std::max(inside.weight, kCutInWalls)
                                      : inside.weight);
  candidate.add(Part::behind, behind.weight);
  candidate.add(Part::taught, taught.value_or(0));
  // 主席和普京: what joins names is no surname where one may be joined.
  if (joins_names(text.at(shape.begin)) && before.weight > 0)
    candidate.add(Part::before, -before.weight);
  // 书记于今天: an office stands before many a word, and these are nearly always words.
  if (lexicon().facts(text.at(shape.begin)).is_mostly_word && before.weight > 2 &&
      shape.given_weight < kGoodGivenName * static_cast<float>(shape.end - shape.given) &&
      !(inside.reasons && shape.end - shape.begin == 3))
    candidate.add(Part::before, -0.4F * before.weight);
  candidate.add(Part::before, weight_behind_number(text, shape.begin));
  if (is_reached_place(text, shape)) candidate.add(Part::before, kReachedPlace);
  if (is_surname_with_title(text, shape)) candidate.add(Part::words, kSurnameWithTitle);
  candidate.add(Part::words, weight_of_words(text, shape));
  if (is_place_of_family(text, shape)) candidate.add(Part::itself, kPlaceOfFamily);
  if (ends_like_place(text, shape))
    candidate.add(Part::itself, text.given(shape.end - 1) < 1 ? kEndsLikePlace : kEndsLikeBoth);
  if (is_name_dot(text.at(shape.end)) || (shape.begin > 0 && is_name_dot(text.at(shape.begin - 1))))
    candidate.add(Part::words, kBesideDot);
  if (follows_surname(text, shape.begin)) candidate.add(Part::before, kFollowsSurname);
  if (ends_with_preposition(text, shape)) candidate.add(Part::words, kPrepositionInside);
  if (cue_begins_inside(text, shape)) candidate.add(Part::words, kCueInside);
  if (sounds_go_on(text, shape)) candidate.add(Part::words, kInsideSounds);
  return candidate;
}

}  // namespace

void add_chinese_candidates(ScannedText& text, const CandidateConfig& config,
                            std::vector<Candidate>& candidates) {
  thread_local Workspace work;
  find_shapes(text, config.surnames, work.shapes);
  if (config.taught) find_shares(text, config, work);
  std::optional<std::pair<std::uint32_t, Evidence>> before;  // of the last begin
  Hopes hopes(text);
  for (std::size_t i = 0; i < work.shapes.size(); ++i) {
    const Shape& shape = work.shapes[i];
    std::optional<float> taught;
    if (config.taught) taught = work.shares[i];
    if (config.leaves_out_hopeless && !hopes.has(shape, taught.value_or(0)) &&
        !is_listed(text, shape.begin, shape.end))
      continue;
    text.segment_around(shape.begin);
    if (shape.begin > 0) text.segment_around(shape.begin - 1);
    text.segment_around(shape.end);
    if (!before || before->first != shape.begin)
      before = {shape.begin, evidence_before(text, shape.begin)};
    candidates.push_back(weighed(text, shape, before->second, taught));
  }
}

}  // namespace baoku
