#include "base/words.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <stdexcept>

#include "base/word_dictionary.h"

namespace baoku {
namespace {

std::unique_ptr<icu::BreakIterator> make_iterator() {
  static const std::unique_ptr<const icu::BreakIterator> prototype = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no Chinese word breaks");
    return made;
  }();
  return std::unique_ptr<icu::BreakIterator>(prototype->clone());
}

// Digits, Latin letters and marks: a run of Han characters beside them is divided by itself.
bool bounds_han(char32_t c) {
  return c < 0x300 || (c >= 0x2010 && c <= 0x2027) || c == 0x3001 || c == 0x3002 ||
         (c >= 0x3008 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF5E);
}

}  // namespace

struct WordBreaker::State {
  std::unique_ptr<icu::BreakIterator> iterator;  // made when it is first asked
  std::vector<UChar> units;
  std::vector<std::uint32_t> code_point_of;  // of each unit
  std::vector<std::uint8_t> marks;
  UText view = UTEXT_INITIALIZER;
  WordDictionary::Workspace work;

  ~State() { utext_close(&view); }
};

WordBreaker& WordBreaker::of_this_thread() {
  thread_local WordBreaker one;
  return one;
}

WordBreaker::WordBreaker() : state_(std::make_unique<State>()) {}
WordBreaker::~WordBreaker() = default;

void WordBreaker::mark_starts(std::u32string_view text, std::uint8_t* marks) {
  const WordDictionary* dictionary = WordDictionary::instance();
  if (dictionary != nullptr && std::all_of(text.begin(), text.end(), WordDictionary::is_common)) {
    dictionary->mark_starts(text, marks, state_->work);
  } else {
    ask_icu(text, marks);
  }
}

void WordBreaker::mark_han_starts(std::u32string_view text, std::uint8_t* marks) {
  const WordDictionary* dictionary = WordDictionary::instance();
  const auto is_known = [](char32_t c) { return WordDictionary::is_common(c) || bounds_han(c); };
  if (dictionary == nullptr || !std::all_of(text.begin(), text.end(), is_known)) {
    return ask_icu(text, marks);
  }
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    while (end < text.size() && WordDictionary::is_common(text[end])) ++end;
    dictionary->mark_starts(text.substr(begin, end - begin), marks + begin, state_->work);
    if (end < text.size()) marks[end++] = 1;
  }
}

bool WordBreaker::begins_word(std::u32string_view text, std::size_t place) {
  const WordDictionary* dictionary = WordDictionary::instance();
  std::size_t begin = place, end = place;
  while (begin > 0 && WordDictionary::is_common(text[begin - 1])) --begin;
  while (end < text.size() && WordDictionary::is_common(text[end])) ++end;
  const bool is_bounded = end > place && (begin == 0 || bounds_han(text[begin - 1])) &&
                          (end == text.size() || bounds_han(text[end]));
  if (dictionary == nullptr || !is_bounded) {
    std::vector<std::uint8_t>& marks = state_->marks;
    marks.resize(text.size());
    ask_icu(text, marks.data());
    return marks[place] != 0;
  }
  return dictionary->begins_word(text.substr(begin, end - begin), place - begin, state_->work);
}

void WordBreaker::ask_icu(std::u32string_view text, std::uint8_t* marks) {
  std::fill_n(marks, text.size(), std::uint8_t{0});
  if (text.empty()) return;
  auto& [iterator, units, code_point_of, own_marks, view, work] = *state_;
  if (!iterator) iterator = make_iterator();
  units.clear();
  code_point_of.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (c >= 0x10000) {
      units.push_back(static_cast<UChar>(0xD7C0 + (c >> 10)));
      code_point_of.push_back(static_cast<std::uint32_t>(i));
      units.push_back(static_cast<UChar>(0xDC00 | (c & 0x3FF)));
    } else {
      units.push_back(static_cast<UChar>(c));
    }
    code_point_of.push_back(static_cast<std::uint32_t>(i));
  }
  UErrorCode status = U_ZERO_ERROR;
  utext_openUChars(&view, units.data(), static_cast<std::int64_t>(units.size()), &status);
  iterator->setText(&view, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot break a text into words");
  const auto end = static_cast<std::int32_t>(units.size());
  for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE && at < end;
       at = iterator->next())
    marks[code_point_of[static_cast<std::size_t>(at)]] = 1;
}

}  // namespace baoku
