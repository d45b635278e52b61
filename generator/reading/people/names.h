// Names of people in running text: where they stand and why we believe them.
//
// Every place where a surname (or a foreign name's sounds) begins gives a few candidate spans. Each
// is scored by what it is made of, by how ICU's dictionary cuts it, and by the words beside it; the
// best spans that do not overlap win. A name that is sure in one place confirms its weak mentions
// in the other texts of the same call, as 约翰·马洛 does those of 马洛.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reading/people/people.h"
#include "reading/people/taught_weights.h"

namespace baoku {

// Why a span is taken for a name, as bits.
using Reasons = std::uint32_t;
namespace reason {
inline constexpr Reasons kSurname = 1u << 0;           // a Chinese surname and given name
inline constexpr Reasons kUnknownWord = 1u << 1;       // the dictionary cuts it into characters
inline constexpr Reasons kOfficeBefore = 1u << 2;      // 主任张红军
inline constexpr Reasons kBylineBefore = 1u << 3;      // 记者何青
inline constexpr Reasons kKinBefore = 1u << 4;         // 妻子李梅
inline constexpr Reasons kTitleBehind = 1u << 5;       // 周恩来同志, 梅方权教授
inline constexpr Reasons kSaysBehind = 1u << 6;        // 张红军提出
inline constexpr Reasons kActsBehind = 1u << 7;        // 王新亭主持
inline constexpr Reasons kListed = 1u << 8;            // 张良才、王军、姚五洲
inline constexpr Reasons kAgeBehind = 1u << 9;         // 李梅，女，32岁
inline constexpr Reasons kConfirmed = 1u << 10;        // sure elsewhere in the same texts
inline constexpr Reasons kTransliteration = 1u << 11;  // written in the sounds of a foreign name
inline constexpr Reasons kAdded = 1u << 12;            // the publisher says so
inline constexpr Reasons kNamedAfter = 1u << 13;       // part of what bears it: 李四光中学
inline constexpr Reasons kInTitle = 1u << 14;          // inside 《》
inline constexpr Reasons kJapanese = 1u << 15;         // a Japanese surname
inline constexpr Reasons kCredit = 1u << 16;           // 王二 摄, 图/王二
}  // namespace reason

// Names of things that hold a person's: nobody is spoken of.
inline constexpr Reasons kNotPresent = reason::kNamedAfter | reason::kInTitle;

// Who made what is printed.
inline constexpr Reasons kAuthor = reason::kBylineBefore | reason::kCredit;

// Returns the bits as words for programs: "surname", "office-before", ...
std::vector<std::string_view> names_of(Reasons reasons);

struct NameMention {
  std::uint32_t text = 0;   // which of the texts
  std::uint32_t begin = 0;  // bytes, on character boundaries
  std::uint32_t end = 0;
  std::string name;  // the span without white space inside
  double confidence = 0;
  Reasons reasons = 0;
};

// Both in the order of the texts, without overlaps, also with each other.
struct FoundNames {
  std::vector<NameMention> mentions;  // confidence above 0.5
  std::vector<NameMention> possible;  // 0.2 to 0.5: too weak to stand by themselves
};

// Finds the names in texts that belong together. Same texts, same names; safe in several threads.
FoundNames find_names(std::span<const std::string_view> texts, const PeopleConfig& config);

// What a span's score is the sum of; confidence is the logistic function of the score.
enum class Part : std::uint8_t {
  prior,       // most places that begin with a surname are no name
  itself,      // the characters of surname and given name, or the sounds
  words,       // the words that it is, holds, or cuts
  dictionary,  // how ICU's dictionary cuts it
  before,      // the word in front
  behind,      // the word behind
  taught,      // the characters around and inside, by taught_weights.h
  listed,      // names beside it in a list
  confirmed,   // sure elsewhere in the same texts
  declared,    // by the publisher
};
inline constexpr std::size_t kParts = 10;
using Parts = std::array<float, kParts>;  // by Part, natural logarithms of odds

std::string_view name_of(Part part);

// A span that was weighed.
struct NameDecision {
  NameMention span;
  Parts parts{};
  bool is_taken = false;  // else too weak, or weaker than what it overlaps
};

// Returns what find_names weighed in the same texts, but for the hopeless.
std::vector<NameDecision> explain_names(std::span<const std::string_view> texts,
                                        const PeopleConfig& config);

// The same with the hopeless, and with another table of taught weights, or, with null, by the rules
// alone; for teaching.
std::vector<NameDecision> weigh_all_names(std::span<const std::string_view> texts,
                                          const TaughtTable* taught);

}  // namespace baoku
