// Finding what a text names, by marks and by the words with which names of places end.
#include <algorithm>
#include <array>
#include <cstdint>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/text_facts.h"

namespace baoku {
namespace {

constexpr std::size_t kFewest = 3;  // characters of a title: shorter ones are single words
constexpr std::size_t kMost = 18;
constexpr std::size_t kBefore = 2;  // characters of a place's own name that are compared

// Names of places end so. One character is enough only where few other words end in it.
constexpr std::array<std::u32string_view, 30> kEndings = {
    U"村",   U"镇",   U"乡",   U"巷",   U"路",   U"街",   U"寺",   U"社区",   U"小区",   U"街道",
    U"公园", U"大桥", U"广场", U"小学", U"中学", U"学校", U"学院", U"医院",   U"公司",   U"集团",
    U"水库", U"车站", U"码头", U"大厦", U"花园", U"景区", U"湿地", U"合作社", U"产业园", U"工业园"};

// These do not stand inside a name: verbs, particles, numbers, measure words.
constexpr std::u32string_view kNotOfNames =
    U"的了在到于从与和及对向由将为被把是至往经沿等之其该这那各每全两几多条个家所座位处"
    U"一二三四五六七八九十百千万进出入来去过走修建设某本我你他她们有无不也都就使让给";

// Words that only look like a place.
constexpr std::u32string_view kNoPlaces[] = {
    U"道路", U"公路", U"铁路", U"思路", U"出路", U"线路", U"网路", U"电路", U"马路", U"农村",
    U"乡村", U"乡镇", U"城镇", U"城乡", U"上街", U"家乡", U"下乡", U"返乡", U"逛街", U"老街"};

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

char32_t closing(char32_t c) {
  return c == U'“' ? U'”' : c == U'《' ? U'》' : c == U'「' ? U'」' : c == U'『' ? U'』' : 0;
}

// What begins with a character, by its code: most begin nothing, and each is asked once.
enum class Begins : std::uint8_t { nothing, title, ending };
constexpr std::array<Begins, 0x10000> kBegins = [] {
  std::array<Begins, 0x10000> table{};
  for (const char32_t c : std::u32string_view(U"“《「『")) table[c] = Begins::title;
  for (const std::u32string_view ending : kEndings) table[ending.front()] = Begins::ending;
  return table;
}();

// A text with the bytes where its characters begin.
struct Characters {
  std::u32string text;
  std::vector<std::size_t> at;

  explicit Characters(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
      at.push_back(i);
      text += next_code_point(bytes, i);
    }
    at.push_back(bytes.size());
  }
};

void add_title(const Characters& c, std::size_t open, std::vector<NamedThing>& out) {
  const char32_t close = closing(c.text[open]);
  const std::size_t end = std::min(c.text.size(), open + 2 + kMost);
  for (std::size_t i = open + 1; i < end; ++i) {
    if (c.text[i] == close) {
      if (i - open - 1 >= kFewest) out.push_back({c.at[open + 1], c.at[i], false});
      return;
    }
    if (!is_letter(c.text[i]) && !(c.text[i] >= U'0' && c.text[i] <= U'9') && c.text[i] != U'·' &&
        c.text[i] != U'+') {
      return;
    }
  }
}

bool is_no_place(const Characters& c, std::size_t end) {
  return std::any_of(std::begin(kNoPlaces), std::end(kNoPlaces), [&](std::u32string_view word) {
    return end >= word.size() && c.text.compare(end - word.size(), word.size(), word) == 0;
  });
}

void add_place(const Characters& c, std::size_t at, std::vector<NamedThing>& out) {
  if (at < kBefore) return;
  for (std::size_t i = at - kBefore; i < at; ++i) {
    if (!is_han(c.text[i]) || is_one_of(c.text[i], kNotOfNames)) return;
  }
  for (const std::u32string_view ending : kEndings) {
    if (c.text.compare(at, ending.size(), ending) != 0) continue;
    const std::size_t end = at + ending.size();
    if (!is_no_place(c, end)) out.push_back({c.at[at - kBefore], c.at[end], true});
  }
}

}  // namespace

std::vector<NamedThing> named_things(std::string_view text) {
  const Characters characters(text);
  std::vector<NamedThing> out;
  for (std::size_t i = 0; i < characters.text.size(); ++i) {
    const char32_t c = characters.text[i];
    if (c >= kBegins.size() || kBegins[c] == Begins::nothing) continue;
    kBegins[c] == Begins::title ? add_title(characters, i, out) : add_place(characters, i, out);
  }
  return out;
}

}  // namespace baoku
