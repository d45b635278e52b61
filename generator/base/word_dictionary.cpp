#include "base/word_dictionary.h"

#include <unicode/ucharstrie.h>
#include <unicode/udata.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace baoku {
namespace {

// The file cjdict.dict, by ICU's dictionarydata.h: eight numbers, then the trie.
constexpr std::size_t kTrieOffset = 0, kTrieType = 4;  // which of the numbers
constexpr std::int32_t kTypeMask = 7, kOfUnits = 1;

// By ICU's CjkBreakEngine.
constexpr std::size_t kLongestWord = 20;
constexpr std::uint32_t kCostOfUnknown = 255;
constexpr std::uint32_t kNoDivision = std::numeric_limits<std::uint32_t>::max();

// More would serve a long corpus a little better, and a single sheet, which finds all empty, worse.
constexpr int kPairBits = 13;

// What the trie says where it stands after a step.
WordDictionary::Beginning beginning(const icu::UCharsTrie& walk, UStringTrieResult result) {
  WordDictionary::Beginning found;
  if (USTRINGTRIE_HAS_VALUE(result)) found.cost = static_cast<std::uint16_t>(walk.getValue());
  found.goes_on = USTRINGTRIE_HAS_NEXT(result);
  if (found.goes_on) found.state = walk.getState64();
  return found;
}

}  // namespace

const WordDictionary* WordDictionary::instance() {
  static const std::unique_ptr<const WordDictionary> one = open();
  return one.get();
}

std::unique_ptr<const WordDictionary> WordDictionary::open() {
  UErrorCode status = U_ZERO_ERROR;
  const std::shared_ptr<UDataMemory> file(
      udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &status), [](UDataMemory* opened) {
        if (opened != nullptr) udata_close(opened);
      });
  if (U_FAILURE(status)) return nullptr;
  const auto* bytes = static_cast<const char*>(udata_getMemory(file.get()));
  const auto* numbers = reinterpret_cast<const std::int32_t*>(bytes);
  if ((numbers[kTrieType] & kTypeMask) != kOfUnits) return nullptr;
  const auto* trie = reinterpret_cast<const char16_t*>(bytes + numbers[kTrieOffset]);
  return std::unique_ptr<const WordDictionary>(new WordDictionary(file, trie));
}

WordDictionary::WordDictionary(std::shared_ptr<const void> file, const char16_t* trie)
    : file_(std::move(file)), trie_(trie) {
  icu::UCharsTrie walk(trie_);
  firsts_.reserve(kLast - kFirst + 1);
  for (char32_t c = kFirst; c <= kLast; ++c)
    firsts_.push_back(beginning(walk, walk.first(static_cast<std::int32_t>(c))));
}

const WordDictionary::Beginning& WordDictionary::pair(char32_t first, char32_t second,
                                                      Workspace& work) const {
  const std::uint32_t characters = static_cast<std::uint32_t>(first << 16 | second);
  Beginning& known = work.pairs[characters * 0x9E3779B1u >> (32 - kPairBits)];
  if (known.characters != characters) {
    icu::UCharsTrie walk(trie_);
    walk.resetToState64(this->first(first).state);
    known = beginning(walk, walk.next(static_cast<std::int32_t>(second)));
    known.characters = characters;
  }
  return known;
}

std::optional<std::uint32_t> WordDictionary::cost(std::u32string_view word) const {
  if (word.empty() || !std::all_of(word.begin(), word.end(), is_common)) return std::nullopt;
  icu::UCharsTrie walk(trie_);
  UStringTrieResult result = walk.first(static_cast<std::int32_t>(word[0]));
  for (std::size_t i = 1; i < word.size() && USTRINGTRIE_HAS_NEXT(result); ++i) {
    result = walk.next(static_cast<std::int32_t>(word[i]));
    if (i + 1 < word.size() && !USTRINGTRIE_HAS_NEXT(result)) return std::nullopt;
  }
  if (!USTRINGTRIE_HAS_VALUE(result)) return std::nullopt;
  return static_cast<std::uint32_t>(walk.getValue());
}

std::size_t WordDictionary::divide(std::u32string_view text, std::size_t from,
                                   Workspace& work) const {
  const std::size_t size = text.size();
  auto& [costs, last, pairs] = work;
  costs.assign(size + 1, kNoDivision);
  last.resize(size + 1);
  if (pairs.empty()) pairs.resize(std::size_t{1} << kPairBits);
  costs[0] = 0;
  icu::UCharsTrie walk(trie_);
  std::size_t i = 0, reach = 0;  // reach: the end of the word that goes furthest
  for (; i < size && (i < from || i < reach); ++i) {
    const auto offer = [&, cost = costs[i]](std::size_t end, std::uint32_t cost_of_word) {
      reach = std::max(reach, end);
      if (cost + cost_of_word >= costs[end]) return;
      costs[end] = cost + cost_of_word;
      last[end] = static_cast<std::uint32_t>(i);
    };
    const Beginning& alone = first(text[i]);
    offer(i + 1, alone.cost == Beginning::kNoWord ? kCostOfUnknown : alone.cost);
    if (!alone.goes_on || i + 1 == size) continue;
    const Beginning& two = pair(text[i], text[i + 1], work);
    if (two.cost != Beginning::kNoWord) offer(i + 2, two.cost);
    if (!two.goes_on || i + 2 == size) continue;
    walk.resetToState64(two.state);
    const std::size_t longest = std::min(size, i + kLongestWord);
    for (std::size_t end = i + 2; end < longest;) {
      const UStringTrieResult result = walk.next(static_cast<std::int32_t>(text[end++]));
      if (USTRINGTRIE_HAS_VALUE(result)) offer(end, static_cast<std::uint32_t>(walk.getValue()));
      if (!USTRINGTRIE_HAS_NEXT(result)) break;
    }
  }
  return i;
}

void WordDictionary::mark_starts(std::u32string_view text, std::uint8_t* marks,
                                 Workspace& work) const {
  divide(text, text.size(), work);
  std::fill_n(marks, text.size(), std::uint8_t{0});
  for (std::size_t i = text.size(); i > 0; i = work.last[i]) marks[work.last[i]] = 1;
}

bool WordDictionary::begins_word(std::u32string_view text, std::size_t place,
                                 Workspace& work) const {
  std::size_t begin = divide(text, place, work);
  while (begin > place) begin = work.last[begin];
  return begin == place;
}

}  // namespace baoku
