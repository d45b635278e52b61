#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/lexicon.h"
#include "reading/name_candidates.h"
#include "reading/name_context.h"

namespace baoku {
namespace {

// The weights below are natural logarithms, set by hand; 0 is the border between name and not.
constexpr float kPrior = -3.5F;
constexpr float kHopeless = -6.0F;  // no context can make a name of what scores less by itself
constexpr float kNotName = -5.0F;
constexpr float kMarriedName = -2.5F;

// What a span is made of, before its neighbours are looked at.
struct Shape {
  std::uint32_t begin = 0;
  std::uint32_t given = 0;  // where the given name begins
  std::uint32_t end = 0;
  float weight = 0;
  bool is_spaced = false;
};

// Adds the shapes that begin at `at` and are not hopeless.
void add_shapes(const ScannedText& text, std::size_t at, std::vector<Shape>& shapes) {
  const Lexicon& words = lexicon();
  const CharacterFacts& first = words.facts(text.at(at));
  const auto begin = static_cast<std::uint32_t>(at);
  const auto add = [&](std::size_t given, std::size_t end, float surname, bool is_spaced) {
    Shape shape{begin, static_cast<std::uint32_t>(given), static_cast<std::uint32_t>(end), surname,
                is_spaced};
    for (std::size_t i = given; i < end; ++i)
      if (!is_space(text.at(i))) shape.weight += words.facts(text.at(i)).given;
    if (shape.weight > kHopeless) shapes.push_back(shape);
  };
  float surname = 0;
  if (words.double_surname(text.chars(), at, surname)) {
    if (is_han(text.at(at + 2))) add(at + 2, at + 3, surname, false);
    if (is_han(text.at(at + 2)) && is_han(text.at(at + 3))) add(at + 2, at + 4, surname, false);
  }
  if (!first.is_surname) return;
  const char32_t second = text.at(at + 1);
  if (is_han(second)) {
    add(at + 1, at + 2, first.surname, false);
    const char32_t third = text.at(at + 2);
    if (!is_han(third)) return;
    add(at + 1, at + 3, first.surname, false);
    if (words.facts(second).is_surname && is_han(text.at(at + 3)))
      add(at + 2, at + 4,
          first.surname + std::min(0.0F, words.facts(second).surname) + kMarriedName, false);
  } else if (is_space(second)) {
    // 王 军: only where neither side goes on, or every "和 平" of a broken line would do.
    std::size_t given = at + 2;
    while (is_space(text.at(given))) ++given;
    if (is_han(text.at(given)) && !is_han(text.at(given + 1)) &&
        (at == 0 || !is_han(text.at(at - 1))))
      add(given, given + 1, first.surname, true);
  }
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
  if (length == 2) return after_surname ? Evidence{1.2F, reason::kUnknownWord} : Evidence{-3.5F, 0};
  if (cuts == 2) return {2.5F, reason::kUnknownWord};
  if (cuts == 0) return {text.begins_word(shape.begin) && text.begins_word(shape.end) ? 0.0F : -2.0F, 0};
  return {after_surname ? 0.7F : -2.5F, 0};
}

// 温先生, 周总理, 胡老: a surname with a title is nobody's name.
bool is_surname_with_title(const ScannedText& text, const Shape& shape) {
  using namespace word_class;
  if (shape.end - shape.given == 1 && text.at(shape.given) == U'老') return true;
  bool is_title = false;
  lexicon().words_at(text.chars(), shape.given, [&](std::size_t length, WordClasses classes) {
    is_title = is_title || (length > 1 && (classes & (kRespect | kOffice | kKin | kByline)));
  });
  return is_title;
}

bool is_known_word(const ScannedText& text, const Shape& shape) {
  bool known = false;
  lexicon().words_at(text.chars(), shape.begin, [&](std::size_t length, WordClasses classes) {
    known = known || (length > 1 && (classes & word_class::kNotName));
  });
  return known;
}

}  // namespace

std::vector<Candidate> chinese_candidates(ScannedText& text) {
  std::vector<Shape> shapes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const CharacterFacts& facts = lexicon().facts(text.at(i));
    if (facts.is_surname || facts.begins_double_surname) add_shapes(text, i, shapes);
  }
  std::vector<Candidate> candidates;
  std::optional<std::pair<std::uint32_t, Evidence>> before;  // of the last begin
  for (const Shape& shape : shapes) {
    text.segment_around(shape.begin);
    if (shape.begin > 0) text.segment_around(shape.begin - 1);
    text.segment_around(shape.end);
    if (!before || before->first != shape.begin)
      before = {shape.begin, evidence_before(text, shape.begin)};
    const Evidence inside = evidence_inside(text, shape);
    const Evidence behind = evidence_behind(text, shape.end);
    Candidate candidate{
        shape.begin, shape.end, kPrior + shape.weight,
        reason::kSurname | before->second.reasons | inside.reasons | behind.reasons};
    candidate.score += before->second.weight + inside.weight + behind.weight;
    if (is_known_word(text, shape) || is_surname_with_title(text, shape)) candidate.score += kNotName;
    candidates.push_back(candidate);
  }
  return candidates;
}

}  // namespace baoku
