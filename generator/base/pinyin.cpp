#include "base/pinyin.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

// The readings of single characters by one set of rules. ICU is asked once for each, by one thread
// at a time, for its transliterators are slow to make and not safe to share.
class Readings {
 public:
  // Notes a reading that is not asked for.
  void seed(char32_t c, std::string_view reading) { note(c, std::string(reading)); }
  const std::map<char32_t, std::string>& known() const { return known_; }

  template <typename Ask>
  const std::string& of(char32_t c, std::mutex& mutex, Ask ask) {
    if (is_common(c)) {
      if (const std::string* known = common_[c - kFirst].load()) return *known;
    }
    const std::lock_guard lock(mutex);
    const auto known = known_.find(c);
    return known != known_.end() ? known->second : note(c, ask());
  }

 private:
  static constexpr char32_t kFirst = 0x3400;
  static constexpr char32_t kLast = 0x9FFF;
  static bool is_common(char32_t c) { return c >= kFirst && c <= kLast; }

  const std::string& note(char32_t c, std::string reading) {
    const std::string& noted = known_.emplace(c, std::move(reading)).first->second;
    if (is_common(c)) common_[c - kFirst].store(&noted);
    return noted;
  }

  std::map<char32_t, std::string> known_;
  std::array<std::atomic<const std::string*>, kLast - kFirst + 1> common_{};  // into known_
};

class Reader {
 public:
  Reader() {
    for (const auto& [characters, reading] : kGivenReadings) {
      for (const char32_t c : characters) given_.seed(c, reading);
    }
  }

  const std::string& surname(char32_t c) {
    return surnames_.of(c, mutex_, [&] {
      return std::string(trim(transliterated(names_rules(), {&c, 1})));
    });
  }
  const std::string& given(char32_t c) {
    return given_.of(c, mutex_, [&] {
      return std::string(trim(transliterated(plain_rules(), {&c, 1})));
    });
  }
  std::string pair(std::u32string_view pair) {
    const std::lock_guard lock(mutex_);
    const auto [known, is_new] = pairs_.try_emplace(std::u32string(pair));
    if (is_new) known->second = transliterated(names_rules(), pair);
    return known->second;
  }
  // False when what stands behind the character makes no difference to how it is read.
  bool begins_pair(char32_t c) {
    std::call_once(pairs_noted_, [&] {
      if (!first_of_pair_.empty()) return;
      const std::lock_guard lock(mutex_);
      for (const auto* rules : {&names_rules(), &plain_rules()}) note_pairs(*rules);
    });
    return first_of_pair_.find(c) != first_of_pair_.npos;
  }

  // One line each: what it is - characters that may begin a pair, a surname, a given character, a
  // pair -, the characters, and for the latter three a space and the reading.
  void take(std::string_view text) {
    const std::lock_guard lock(mutex_);
    taken_ = 0;
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      if (line.size() < 2) continue;
      const std::size_t space = std::min(line.find(' '), line.size());
      const std::u32string characters = to_utf32(line.substr(1, space - 1));
      const std::string_view reading = line.substr(std::min(space + 1, line.size()));
      if (characters.empty()) continue;
      if (line[0] == 's') surnames_.seed(characters[0], reading);
      if (line[0] == 'g') given_.seed(characters[0], reading);
      if (line[0] == 'p') pairs_.emplace(characters, reading);
      if (line[0] == 'b') first_of_pair_ = characters;
      taken_ += line[0] == 'b' ? characters.size() : 1;
    }
  }
  std::optional<std::string> tell_more() {
    const std::lock_guard lock(mutex_);
    if (size() == taken_) return std::nullopt;
    std::string text = "b" + to_utf8(first_of_pair_) + "\n";
    const auto add = [&](char kind, std::u32string_view characters, const std::string& reading) {
      text += kind + to_utf8(characters) + " " + reading + "\n";
    };
    for (const auto& [c, reading] : surnames_.known()) add('s', {&c, 1}, reading);
    for (const auto& [c, reading] : given_.known()) add('g', {&c, 1}, reading);
    for (const auto& [pair, reading] : pairs_) add('p', pair, reading);
    return text;
  }

 private:
  // Where plain text reads another use of the character: 长 is zhǎng there.
  static constexpr std::pair<std::u32string_view, std::string_view> kGivenReadings[] = {
      {U"长長", "cháng"}, {U"为為", "wéi"}, {U"晟", "shèng"},
      {U"罗", "luó"},     {U"任", "rén"},   {U"翟", "zhái"}};

  static std::unique_ptr<icu::Transliterator> make(const char* id) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot write pinyin");
    return made;
  }

  static std::string transliterated(const icu::Transliterator& rules, std::u32string_view text) {
    icu::UnicodeString units;
    for (const char32_t c : text) units.append(static_cast<UChar32>(c));
    rules.transliterate(units);
    std::string latin;
    units.toUTF8String(latin);
    return latin;
  }

  // Few rules look at the next character, as {澹}' '?台 > tán does: asking for every name how its
  // first two characters are read together took a twelfth of the time of a build.
  void note_pairs(const icu::Transliterator& rules) {
    icu::UnicodeString text;
    rules.toRules(text, false);
    for (std::int32_t at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
      const std::int32_t close = text.indexOf('}', at);
      const std::int32_t end = text.indexOf('>', at);
      if (close < 0 || end < close) continue;
      const auto is_han_at = [&](std::int32_t i) {
        return is_han(static_cast<char32_t>(text.char32At(i)));
      };
      bool has_next = false;
      for (std::int32_t i = close; i < end; ++i) has_next = has_next || is_han_at(i);
      for (std::int32_t i = at; i < close && has_next; ++i) {
        if (is_han_at(i)) first_of_pair_ += static_cast<char32_t>(text.char32At(i));
      }
    }
  }

  // Only with the lock.
  const icu::Transliterator& names_rules() {
    if (!names_) names_ = make("Han-Latin/Names");
    return *names_;
  }
  const icu::Transliterator& plain_rules() {
    if (!plain_) plain_ = make("Han-Latin");
    return *plain_;
  }

  std::size_t size() const {
    return surnames_.known().size() + given_.known().size() + pairs_.size() + first_of_pair_.size();
  }

  std::once_flag pairs_noted_;
  std::u32string first_of_pair_;
  std::mutex mutex_;  // guards what follows, but for readings that are known
  std::unique_ptr<icu::Transliterator> names_;
  std::unique_ptr<icu::Transliterator> plain_;
  std::map<std::u32string, std::string> pairs_;
  std::size_t taken_ = 0;  // how much is known of earlier runs
  Readings surnames_;
  Readings given_;
};

// Surname readings that ICU 72 does not have.
struct KnownReading {
  std::u32string_view surname;
  std::string_view syllables;
};
constexpr KnownReading kKnownReadings[] = {
    {U"罗", "luó"},       {U"缪", "miào"},     {U"繆", "miào"},      {U"都", "dū"},
    {U"那", "nā"},        {U"晟", "chéng"},    {U"朴", "piáo"},      {U"阚", "kàn"},
    {U"薄", "bó"},        {U"祭", "zhài"},     {U"乜", "niè"},       {U"句", "gōu"},
    {U"牟", "móu"},       {U"召", "shào"},     {U"洗", "xiǎn"},      {U"少", "shào"},
    {U"尉", "wèi"},       {U"燕", "yān"},      {U"纪", "jǐ"},        {U"折", "shé"},
    {U"单于", "chán yú"}, {U"尉迟", "yù chí"}, {U"澹台", "tán tái"},
};

std::string_view known_reading(std::u32string_view surname) {
  for (const KnownReading& known : kKnownReadings)
    if (known.surname == surname) return known.syllables;
  return {};
}

Reader& reader() {
  static Reader one;
  return one;
}

// Returns the two syllables of a pair that the name rules read otherwise than its first character
// alone, which they do for double surnames ("yù chí" beside "wèi"); nothing for other pairs.
std::vector<std::string> read_pair(std::u32string_view pair) {
  const std::string_view known = known_reading(pair);
  if (known.empty() && !reader().begins_pair(pair[0])) return {};
  const std::string whole = known.empty() ? reader().pair(pair) : std::string(known);
  const std::string_view syllables = trim(whole);
  const std::size_t space = syllables.find(' ');
  if (space == std::string_view::npos || syllables.find(' ', space + 1) != std::string_view::npos)
    return {};
  const std::string_view first = syllables.substr(0, space);
  if (known.empty() && first == reader().surname(pair[0])) return {};
  return {std::string(first), std::string(syllables.substr(space + 1))};
}

// Letters without their marks, small; v for ü.
std::string decomposed_letters(std::string_view syllable) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot decompose letters");
  const icu::UnicodeString parts =
      decompose->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(
                               syllable.data(), static_cast<std::int32_t>(syllable.size()))),
                           status);
  std::string plain;
  for (std::int32_t i = 0; i < parts.length(); ++i) {
    const UChar c = parts[i];
    if (c == 0x0308 && plain.ends_with('u')) {
      plain.back() = 'v';
    } else if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else if (c >= 'a' && c <= 'z') {
      plain += static_cast<char>(c);
    }
  }
  return plain;
}

}  // namespace

std::vector<std::string> pinyin_syllables(std::string_view name) {
  const std::u32string characters = to_utf32(name);
  std::vector<std::string> syllables;
  syllables.reserve(characters.size());
  // Only a name's beginning can be a surname: 曾 is zēng in 曾国, but céng behind it.
  if (characters.size() > 2 && is_han(characters[0]) && is_han(characters[1]))
    syllables = read_pair(std::u32string_view(characters).substr(0, 2));
  for (std::size_t i = syllables.size(); i < characters.size(); ++i) {
    const char32_t c = characters[i];
    if (!is_han(c)) {
      std::string as_is;
      append_utf8(as_is, c);
      syllables.push_back(std::move(as_is));
    } else {
      const std::string_view known =
          i == 0 ? known_reading(std::u32string_view(characters).substr(0, 1)) : std::string_view();
      syllables.push_back(!known.empty() ? std::string(known)
                          : i == 0       ? reader().surname(c)
                                         : reader().given(c));
    }
  }
  return syllables;
}

void take_readings(std::string_view text) { reader().take(text); }

std::optional<std::string> new_readings() { return reader().tell_more(); }

std::string plain_pinyin(std::string_view syllable) {
  // There are 1,300 syllables, and an archive asks for millions.
  thread_local std::unordered_map<std::string, std::string> known;
  const auto [found, is_new] = known.try_emplace(std::string(syllable));
  if (is_new) found->second = decomposed_letters(syllable);
  return found->second;
}

}  // namespace baoku
