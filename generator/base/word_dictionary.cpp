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
constexpr std::uint64_t kPosition = (std::uint64_t{1} << 59) - 1;  // of UCharsTrie's states
constexpr std::uint32_t kCostOfUnknown = 255;
constexpr std::uint32_t kNoDivision = std::numeric_limits<std::uint32_t>::max();

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
  behind_first_.resize(kLast - kFirst + 1);
  for (char32_t c = kFirst; c <= kLast; ++c)
    if (USTRINGTRIE_MATCHES(walk.first(static_cast<std::int32_t>(c))))
      behind_first_[c - kFirst] = walk.getState64();
}

void WordDictionary::mark_starts(std::u32string_view text, std::uint8_t* marks,
                                 Workspace& work) const {
  const std::size_t size = text.size();
  auto& [costs, last, states] = work;
  states.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    states[i] = behind_first_[text[i] - kFirst];
    __builtin_prefetch(trie_ + (states[i] & kPosition));  // the dictionary is larger than caches
  }
  costs.assign(size + 1, kNoDivision);
  last.resize(size + 1);
  costs[0] = 0;
  icu::UCharsTrie walk(trie_);
  for (std::size_t i = 0; i < size; ++i) {
    const auto offer = [&, cost = costs[i]](std::size_t end, std::uint32_t cost_of_word) {
      if (cost + cost_of_word >= costs[end]) return;
      costs[end] = cost + cost_of_word;
      last[end] = static_cast<std::uint32_t>(i);
    };
    bool is_word = false;  // the character alone
    if (states[i] != 0) {
      UStringTrieResult result = walk.resetToState64(states[i]).current();
      is_word = USTRINGTRIE_HAS_VALUE(result);
      const std::size_t longest = std::min(size, i + kLongestWord);
      for (std::size_t end = i + 1;; result = walk.next(static_cast<std::int32_t>(text[end++]))) {
        if (USTRINGTRIE_HAS_VALUE(result)) offer(end, static_cast<std::uint32_t>(walk.getValue()));
        if (!USTRINGTRIE_HAS_NEXT(result) || end == longest) break;
      }
    }
    if (!is_word) offer(i + 1, kCostOfUnknown);
  }
  std::fill_n(marks, size, std::uint8_t{0});
  for (std::size_t i = size; i > 0; i = last[i]) marks[last[i]] = 1;
}

}  // namespace baoku
