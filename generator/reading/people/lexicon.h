// What the people finder knows before it reads: surnames, given names, offices and the words that
// stand beside names. It lies in readable files in lexicon/, is compiled in, and is constant.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "reading/people/word_trie.h"

namespace baoku {

// The classes a word belongs to, as bits; the names are those of the sections of lexicon/*.txt.
using WordClasses = std::uint32_t;
namespace word_class {
inline constexpr WordClasses kSingleOffice = 1u << 0;  // held by one at a time: 书记
inline constexpr WordClasses kSharedOffice = 1u << 1;  // held by several: 委员
inline constexpr WordClasses kOffice = kSingleOffice | kSharedOffice;
inline constexpr WordClasses kDeputy = 1u << 2;    // 副, 代
inline constexpr WordClasses kSays = 1u << 3;      // 表示
inline constexpr WordClasses kActs = 1u << 4;      // 主持
inline constexpr WordClasses kRespect = 1u << 5;   // 同志
inline constexpr WordClasses kBrings = 1u << 6;    // 由, 会见
inline constexpr WordClasses kLists = 1u << 7;     // 等
inline constexpr WordClasses kKin = 1u << 8;       // 妻子
inline constexpr WordClasses kByline = 1u << 9;    // 记者
inline constexpr WordClasses kTakes = 1u << 10;    // 任
inline constexpr WordClasses kNotName = 1u << 11;  // 方案
inline constexpr WordClasses kPlace = 1u << 12;    // 区, 公司
inline constexpr WordClasses kTimes = 1u << 13;    // 近日
inline constexpr WordClasses kLocates = 1u << 14;  // 在, 首都
inline constexpr WordClasses kCountry = 1u << 15;  // 俄罗斯; from ICU
inline constexpr WordClasses kNamed = 1u << 16;    // 主义, 中学: bears the name before it
inline constexpr WordClasses kJapaneseSurname = 1u << 17;  // 佐藤
inline constexpr WordClasses kTown = 1u << 18;     // 明斯克, 科索沃: no country, but nobody
inline constexpr WordClasses kElement = 1u << 19;  // 卓玛: of names of China's other peoples
inline constexpr WordClasses kJapan = 1u << 20;    // 东京, 自民党: what speaks of Japan
// Written in sounds, as people are, but nobody.
inline constexpr WordClasses kForeignThing = kCountry | kTown | kNotName;
}  // namespace word_class

struct CharacterFacts {
  float surname = 0;  // weight as a single surname; meaningless unless is_surname
  float given = -1;   // weight as a character of a given name
  bool is_surname = false;
  std::uint8_t ordinary_use = 0;  // of a single surname as a word of its own: 0 hardly ever .. 3
  bool is_mostly_word = false;    // the surname is nearly always a word: 于, 高
  bool begins_double_surname = false;
  bool is_transliteration = false;
  bool is_weak_transliteration = false;    // as often a word: 大, 明
  bool is_dotted_transliteration = false;  // beside a dot only: 不, 买
  bool begins_japanese_surname = false;
  bool is_second_of_japanese_surname = false;
  bool is_japanese_single = false;  // a Japanese surname by itself: 森
  bool is_japanese_given = false;   // in given names such as 健太郎
  bool is_japanese_ending = false;  // at their end
  bool begins_word_of_japan = false;
  bool begins_element = false;  // of a name such as 次仁卓玛
};

class Lexicon {
 public:
  Lexicon();

  const CharacterFacts& facts(char32_t c) const {
    return c < kPlane ? facts_[std::size_t{page_[c >> 8]} << 8 | (c & 0xFF)] : facts_[0];
  }
  // Returns the weight of the double surname at text[at], or nothing useful and false.
  bool double_surname(std::u32string_view text, std::size_t at, float& weight) const;

  // Calls found(length, classes) for every known word that begins at text[at], short ones first.
  template <typename Found>
  void words_at(std::u32string_view text, std::size_t at, Found found) const {
    words_of(forward_, text, at, found);
  }
  // Calls found(length) for every Japanese surname that begins at text[at], short ones first.
  template <typename Found>
  void japanese_surnames_at(std::u32string_view text, std::size_t at, Found found) const {
    words_of(japanese_surnames_, text, at, [&](std::size_t length, WordClasses) { found(length); });
  }
  // Calls found(length, classes) for every known word that ends before text[at], short ones first.
  template <typename Found>
  void words_before(std::u32string_view text, std::size_t at, Found found) const {
    WordTrie::Node node = WordTrie::kRoot;
    for (std::size_t i = at; i > 0; --i) {
      node = backward_.step(node, text[i - 1]);
      if (node == WordTrie::kNone) return;
      if (const WordClasses classes = backward_.bits(node)) found(at + 1 - i, classes);
    }
  }
  // Returns the classes of a whole word; 0: not known.
  WordClasses classes(std::u32string_view word) const;

 private:
  static constexpr char32_t kPlane = 0x10000;

  template <typename Found>
  static void words_of(const WordTrie& words, std::u32string_view text, std::size_t at,
                       Found found) {
    WordTrie::Node node = WordTrie::kRoot;
    for (std::size_t i = at; i < text.size(); ++i) {
      node = words.step(node, text[i]);
      if (node == WordTrie::kNone) return;
      if (const WordClasses classes = words.bits(node)) found(i + 1 - at, classes);
    }
  }

  CharacterFacts& edit(char32_t c);
  void read_surnames(std::string_view file);
  void read_given_names(std::string_view file);
  void read_words(std::string_view file);
  void add_word(std::u32string_view word, WordClasses classes);

  // Two levels, since only a few dozen of the 256 pages hold known characters; page 0 is "unknown".
  std::array<std::uint16_t, 256> page_{};
  std::vector<CharacterFacts> facts_;
  WordTrie forward_;
  WordTrie japanese_surnames_;  // few of the words, so that asking for them alone is fast
  WordTrie backward_;           // the same words from their ends
  // Weights of some fifty, by both characters.
  std::unordered_map<std::uint64_t, float> double_surnames_;
};

// Returns the one lexicon, made at the first call. Constant, so that it may be shared by threads;
// reading it costs some milliseconds, which is why it is not made for each article.
inline const Lexicon& lexicon() {
  static const Lexicon one;
  return one;
}

// Returns the length in bytes of the surname that a Chinese name begins with (two characters for
// 欧阳修), or 0 when it begins with none, as foreign names do.
std::size_t split_surname(std::string_view name);

}  // namespace baoku
