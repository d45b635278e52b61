// Names of people in running text: where they stand and why we believe them.
//
// Every place where a surname (or a foreign name's sounds) begins gives a few candidate spans. Each
// is scored by what it is made of, by how ICU's dictionary cuts it, and by the words beside it; the
// best spans that do not overlap win. A name that is sure in one place confirms its weak mentions
// in the other texts of the same call.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reading/people/people.h"

namespace baoku {

// Why a span is taken for a name, as bits.
using Reasons = std::uint32_t;
namespace reason {
inline constexpr Reasons kSurname = 1u << 0;           // a Chinese surname and given name
inline constexpr Reasons kUnknownWord = 1u << 1;       // the dictionary cuts it into characters
inline constexpr Reasons kOfficeBefore = 1u << 2;      // 主任张红军
inline constexpr Reasons kBylineBefore = 1u << 3;      // 记者孙庆辉
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
}  // namespace reason

struct NameMention {
  std::uint32_t text = 0;   // which of the texts
  std::uint32_t begin = 0;  // bytes, on character boundaries
  std::uint32_t end = 0;
  std::string name;  // the span without white space inside
  double confidence = 0;
  Reasons reasons = 0;
};

// Finds the names in texts that belong together. Mentions come in the order of the texts and do not
// overlap. Same texts, same mentions; safe in several threads.
std::vector<NameMention> find_names(std::span<const std::string_view> texts,
                                    const PeopleConfig& config);

}  // namespace baoku
