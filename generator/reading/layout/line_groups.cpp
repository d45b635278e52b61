#include "reading/layout/line_groups.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/layout/columns.h"

namespace baoku {
namespace {

// 通讯员 王二 摄, （李四 供图）; 文/图 says that they wrote the story, too.
bool credits_picture(std::string_view text) {
  if (text.ends_with("）")) text.remove_suffix(std::string_view("）").size());
  return (text.ends_with("摄") || text.ends_with("供图")) && text.find('/') == text.npos &&
         text.find("文 ") == text.npos;
}

bool is_one_name(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_han(next_code_point(text, at))) return false;
  }
  return true;
}

// The story below a headline that ends with an office speaks of it.
bool is_said_below(const std::vector<Line>& lines, std::size_t i) {
  constexpr std::size_t kLines = 8, kBytes = std::string_view("人民医院").size();
  const std::string_view text = lines[i].text;
  const std::string_view ending = text.substr(text.size() - std::min(text.size(), kBytes));
  std::string below;
  for (std::size_t k = i + 1; k < lines.size() && k <= i + kLines; ++k) below += lines[k].text;
  return below.find(ending) != std::string::npos;
}

// 联系人：沈女士, 地址：云渡镇东街18号, 咨询电话：…
bool gives_contact(std::string_view text) {
  constexpr std::size_t kLongest = 6 * std::string_view("人").size();
  constexpr std::array<std::string_view, 6> kLabels = {"电话", "地址", "热线",
                                                       "网址", "邮箱", "联系人"};
  const std::size_t colon = text.find("：");
  return colon <= kLongest &&
         std::any_of(kLabels.begin(), kLabels.end(), [&](std::string_view label) {
           return text.substr(0, colon).ends_with(label);
         });
}

// 工人在架设主缆。 王二 摄: right below the byline that ends a story.
bool is_caption_below_byline(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                             std::size_t i) {
  constexpr std::size_t kLongest = 48;  // characters
  return cues[i].tail && !lines[i].blank_before && (cues[i - 1].byline || cues[i - 1].tail) &&
         cues[i].characters <= kLongest && lines[i].heading == 0 && !cues[i].has_dateline &&
         credits_picture(std::string_view(lines[i].text).substr(cues[i].tail->begin));
}

}  // namespace

void mark_letter_signatures(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kMostLines = 60, kLongest = 14;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!cues[i].is_letter) continue;
    for (std::size_t k = i + 2; k < lines.size() && k < i + kMostLines; ++k) {
      if (cues[k].has_dateline || cues[k].byline || cues[k].tail || cues[k].is_signature) break;
      const bool is_last = k + 1 == lines.size() || lines[k + 1].blank_before;
      if (is_last && !lines[k].blank_before && !cues[k].ends_sentence &&
          cues[k - 1].ends_sentence && cues[k].characters <= kLongest) {
        cues[k].is_signature = cues[k].ends_sentence = true;
        break;
      }
    }
  }
}

bool names_office(std::string_view text) {
  constexpr std::array<std::string_view, 16> kOffices = {
      "公司", "集团",   "政府", "委员会", "局", "厅", "院", "校",
      "中心", "办公室", "部",   "处",     "所", "站", "厂", "社"};
  return std::any_of(kOffices.begin(), kOffices.end(),
                     [&](std::string_view office) { return text.ends_with(office); });
}

void mark_office_signatures(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kShortest = 4, kLongest = 20;  // characters
  for (std::size_t i = 1; i < lines.size(); ++i) {
    Cues& here = cues[i];
    const bool is_set_off = !lines[i].blank_before && cues[i - 1].ends_sentence &&
                            (i + 1 == lines.size() || lines[i + 1].blank_before);
    if (!is_set_off || here.characters < kShortest || here.characters > kLongest || here.byline ||
        here.ends_sentence || lines[i].heading > 0 || !names_office(lines[i].text) ||
        (here.width > 0 && fullness(lines[i], here, false) > 0) || !is_one_name(lines[i].text) ||
        is_said_below(lines, i)) {
      continue;
    }
    here.is_signature = here.ends_sentence = true;
  }
}

void mark_contacts(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    Cues& here = cues[i];
    const bool is_free = !here.byline && !here.tail && !here.is_row && lines[i].heading == 0;
    const bool ends = i + 1 == lines.size() || lines[i + 1].blank_before || here.width == 0 ||
                      fullness(lines[i], here, false) == 0;
    if (!is_free || !ends || here.ends_sentence || here.ends_open || !cues[i - 1].ends_sentence ||
        !gives_contact(lines[i].text)) {
      continue;
    }
    here.is_signature = here.ends_sentence = true;
  }
}

void mark_credited_captions(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kMostLines = 4, kMostCharacters = 72;
  constexpr std::size_t kIndent = 4, kShort = 8;  // cells
  for (std::size_t i = 2; i < lines.size(); ++i) {
    if (is_caption_below_byline(lines, cues, i)) {
      cues[i].tail.reset();
      cues[i].is_caption = cues[i].ends_sentence = true;
    }
    if (!cues[i].byline || !credits_picture(lines[i].text)) continue;
    std::size_t first = i, characters = 0;
    const auto begins_block = [&] {
      return lines[first].blank_before || lines[first].indent >= kIndent;
    };
    do {
      --first;
      characters += cues[first].characters;
    } while (first > 1 && i - first < kMostLines && !begins_block() && !cues[first].byline &&
             !cues[first].tail);
    const Cues& above = cues[first - 1];
    const bool is_apart = begins_block() && (above.ends_sentence || above.byline || above.tail);
    const bool is_headed =
        !cues[first].ends_sentence && lines[first].cells + kShort < lines[first + 1].cells;
    if (!is_apart || is_headed || characters > kMostCharacters || cues[first].byline ||
        cues[first].tail || cues[first].has_dateline || lines[first].heading > 0) {
      continue;
    }
    cues[i].byline.reset();
    for (std::size_t k = first; k <= i; ++k) {
      cues[k].is_caption = true;
      cues[k].ends_sentence = k + 1 >= i;
    }
  }
}

void mark_long_captions(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kMostLines = 4;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!cues[i].is_caption) continue;
    std::size_t last = i;
    for (std::size_t k = i + 1; k < lines.size() && k < i + kMostLines; ++k) {
      if (lines[k].blank_before || cues[k].has_dateline) break;
      if (!lines[k].text.ends_with("摄") && !lines[k].text.ends_with("摄）")) continue;
      last = k;
      break;
    }
    for (std::size_t k = i + 1; k <= last; ++k) {
      cues[k].byline.reset();
      cues[k].tail.reset();
      cues[k - 1].ends_sentence = false;
      cues[k].is_caption = cues[k].ends_sentence = true;
    }
    i = last;
  }
}

}  // namespace baoku
