#include "reading/people/name_context.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/people/lexicon.h"

namespace baoku {
namespace {

constexpr float kParticle = -4.0F;
constexpr float kOwns = 0.8F;  // 余光中|的

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool is_colon(char32_t c) { return c == U'：' || c == U':'; }

// 组长|：石磊
bool office_ends(const ScannedText& text, std::size_t at) {
  bool ends = false;
  lexicon().words_before(text.chars(), at, [&](std::size_t length, WordClasses classes) {
    ends = ends || (length > 1 && (classes & word_class::kOffice));
  });
  return ends;
}

bool is_comma(char32_t c) { return c == U'，' || c == U','; }

void raise(Evidence& evidence, float weight, Reasons reasons) {
  if (weight > evidence.weight) evidence.weight = weight;
  evidence.reasons |= reasons;
}

// 李梅，女，32岁 / 李梅（女） / 李梅(32岁
bool age_or_sex_follows(const ScannedText& text, std::size_t at) {
  const char32_t mark = text.at(at);
  if (!is_comma(mark) && mark != U'（' && mark != U'(') return false;
  std::size_t i = at + 1;
  if ((text.at(i) == U'男' || text.at(i) == U'女') && !is_han(text.at(i + 1))) return true;
  if (text.at(i) == U'现' || text.at(i) == U'今') ++i;
  if (text.at(i) == U'年') ++i;
  const std::size_t first = i;
  while (is_digit(text.at(i))) ++i;
  return i > first && i - first <= 3 && text.at(i) == U'岁';
}

// 范文同、: nothing follows that the preposition could belong to, so it ends the name.
bool is_dangling(const ScannedText& text, std::size_t at) {
  static constexpr std::u32string_view kPrepositions = U"对向在从把将与和同于为以被及跟";
  static constexpr std::u32string_view kEnds = U"、，,。；;）)";
  return kPrepositions.find(text.at(at)) != std::u32string_view::npos &&
         kEnds.find(text.at(at + 1)) != std::u32string_view::npos;
}

// 图/王二, 摄影：王二, 图片由王二提供: a label of who made a picture or a text ends before `at`.
bool credit_ends(const ScannedText& text, std::size_t at) {
  static constexpr std::u32string_view kLabels[] = {U"图",   U"文",   U"摄影", U"摄",   U"图片",
                                                    U"照片", U"插图", U"漫画", U"绘图", U"供图",
                                                    U"文图", U"图文", U"撰文"};
  static constexpr std::u32string_view kPictures[] = {U"图片由", U"照片由"};
  const std::u32string_view front = text.chars().substr(0, at);
  if (front.ends_with(U'由') &&
      std::any_of(std::begin(kPictures), std::end(kPictures),
                  [&](std::u32string_view label) { return front.ends_with(label); }))
    return true;
  if (front.empty() || (!is_colon(front.back()) && front.back() != U'/' && front.back() != U'／'))
    return false;
  const std::u32string_view clause = front.substr(0, front.size() - 1);
  return std::any_of(std::begin(kLabels), std::end(kLabels), [&](std::u32string_view label) {
    return clause.ends_with(label) &&
           (clause.size() == label.size() || !is_han(clause[clause.size() - label.size() - 1]));
  });
}

// 王二 摄, 王二摄影报道: who made a picture, where the clause ends with it.
bool credit_begins(const ScannedText& text, std::size_t at) {
  static constexpr std::u32string_view kCredits[] = {U"摄", U"摄影", U"摄影报道", U"供图"};
  if (text.at(at) != U'摄' && text.at(at) != U'供') return false;
  return std::any_of(std::begin(kCredits), std::end(kCredits), [&](std::u32string_view credit) {
    const std::size_t end = at + credit.size();
    return text.chars().substr(at, credit.size()) == credit && !is_han(text.at(end)) &&
           text.at(end) != U'《' && text.at(end) != U'“';
  });
}

// 冷老师|常来: the title belongs to the surname in front of it, and no name follows.
bool is_of_surname(const ScannedText& text, std::size_t title, WordClasses classes) {
  if (!(classes & word_class::kRespect) || title == 0) return false;
  if (!text.is(character_kind::kSurname, title - 1) || !text.surely_begins_word(title - 1) ||
      !text.begins_word(title))
    return false;
  return lexicon().facts(text.at(title - 1)).ordinary_use <= 1 &&
         (lexicon().classes(text.chars().substr(title - 1, 1)) & word_class::kDeputy) == 0;
}

float weight_of_mark_before(char32_t c) {
  switch (c) {
    case U'，':
    case U',':
    case U'。':
    case U'；':
    case U'：':
    case U':':
    case U'！':
    case U'？':
      return 0.7F;
    case U'、':
    case U'（':
    case U'(':
    case U'”':
    case U'》':
      return 0.5F;
    case U'《':
    case U'“':
      return -0.3F;
    default:
      return is_digit(c) ? -1.5F : 0.2F;
  }
}

float weight_of_mark_behind(char32_t c) {
  switch (c) {
    case U'：':
    case U':':
      return 1.0F;
    case U'，':
    case U',':
    case U'、':
    case U'（':
    case U'(':
      return 0.8F;
    case U'”':
    case U'》':
      return -0.5F;
    default:
      return 0.3F;
  }
}

}  // namespace

Evidence evidence_before(const ScannedText& text, std::size_t at) {
  std::size_t edge = at;
  while (edge > 0 && is_space(text.at(edge - 1))) --edge;
  if (edge == 0) return {0.7F, 0};
  const char32_t before = text.at(edge - 1);
  if (is_colon(before) && office_ends(text, edge - 1)) return {2.5F, reason::kOfficeBefore};
  if (credit_ends(text, edge)) return {3, reason::kCredit};
  if (!is_han(before)) return {weight_of_mark_before(before), 0};

  Evidence evidence;
  bool known = false;
  lexicon().words_before(text.chars(), edge, [&](std::size_t length, WordClasses classes) {
    using namespace word_class;
    // One character is a word of its own only where the dictionary says so.
    if (length == 1 && !text.begins_word(edge - 1)) return;
    known = true;
    if (classes & kByline) raise(evidence, 4, reason::kBylineBefore);
    if ((classes & kOffice) && !is_of_surname(text, edge - length, classes))
      raise(evidence, 4, reason::kOfficeBefore);
    if (classes & kKin) raise(evidence, 2.5F, reason::kKinBefore);
    if (classes & kBrings) raise(evidence, length > 1 ? 1.5F : 0.8F, 0);
    if (classes & (kActs | kSays | kTimes)) raise(evidence, 0.4F, 0);
  });
  // The dictionary has 他的, 的是: 的 is a word by itself all the same.
  const bool cut = edge < at || before == U'的' || text.begins_word(at);
  if (!cut) evidence.weight -= evidence.weight >= 4 ? 1.5F : 4;
  // 雷|郭堂: a single character of no known use may belong to the name.
  if (!known) evidence.weight -= edge > 1 && text.surely_begins_word(edge - 1) ? 1.2F : 0.4F;
  return evidence;
}

Evidence evidence_behind(const ScannedText& text, std::size_t at) {
  std::size_t edge = at;
  while (is_space(text.at(edge))) ++edge;
  if (edge == text.size()) return {0.5F, 0};
  if (age_or_sex_follows(text, edge)) return {4, reason::kAgeBehind};
  const char32_t behind = text.at(edge);
  if (credit_begins(text, edge)) return {3, reason::kCredit};
  if (!is_han(behind)) return {weight_of_mark_behind(behind), 0};
  if (behind == U'的' && edge == at) return {kOwns, 0};

  // 刘芳忙|着: no name stands before a particle, but a verb does.
  if (edge == at && (behind == U'着' || behind == U'了' || behind == U'们') &&
      text.begins_word(edge + 1))
    return {kParticle, 0};

  Evidence evidence;
  bool long_word = false;
  bool known = false;
  float against = 0;
  lexicon().words_at(text.chars(), edge, [&](std::size_t length, WordClasses classes) {
    using namespace word_class;
    if (length == 1 && (!text.begins_word(edge + 1) || is_dangling(text, edge))) return;
    known = true;
    const float before = evidence.weight;
    if (classes & kRespect) raise(evidence, 3.5F, reason::kTitleBehind);
    if (classes & kOffice) raise(evidence, 1.5F, 0);
    if (classes & kSays) raise(evidence, length > 1 ? 3 : 2.5F, reason::kSaysBehind);
    if (classes & kActs)
      raise(evidence, length > 1 ? 1.8F : 0.8F, length > 1 ? reason::kActsBehind : 0);
    if (classes & kNamed)
      raise(evidence, length > 1 ? 3 : 1, reason::kNamedAfter), long_word = true;
    if (classes & kTakes) raise(evidence, length > 1 ? 2 : 1.2F, 0);
    if (classes & kLists) raise(evidence, length > 1 ? 3 : 1.2F, length > 1 ? reason::kListed : 0);
    if (classes & kByline) raise(evidence, 2, 0);
    if ((classes & kTimes) && length > 1) raise(evidence, 1.5F, 0);
    if (classes & kKin) raise(evidence, 1.0F, 0);
    if (classes & kPlace) against = -3;
    if (length > 1 && evidence.weight > before) long_word = true;
  });
  // 唐军|副总裁
  lexicon().words_at(text.chars(), edge, [&](std::size_t length, WordClasses classes) {
    if (!(classes & word_class::kDeputy)) return;
    lexicon().words_at(text.chars(), edge + length, [&](std::size_t, WordClasses office) {
      if (office & word_class::kOffice)
        raise(evidence, 3.5F, reason::kTitleBehind), long_word = true;
    });
  });
  // 尹鸿|祝、: the same behind it, all the more when the clause ends there.
  if (!known && text.surely_begins_word(edge) && text.surely_begins_word(edge + 1))
    evidence.weight -= is_han(text.at(edge + 1)) ? 1.5F : 2.5F;
  if (!long_word) {
    evidence.weight += against;
    if (edge == at && !text.begins_word(at)) evidence.weight -= known ? 2.5F : 4.5F;
  }
  return evidence;
}

}  // namespace baoku
