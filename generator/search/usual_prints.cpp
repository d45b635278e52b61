#include "search/usual_prints.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/parallel.h"
#include "base/utf8.h"
#include "search/record.h"

namespace baoku {
namespace {

constexpr std::uint32_t kSample = 6144;  // numbers that are looked at, at most
constexpr std::size_t kTogether = 64;    // of them, whose counts are kept together
constexpr char32_t kNearCharacters = 0x10000;

class PrintCounts {
 public:
  PrintCounts() : near_(kNearCharacters) {}

  void add(char32_t print, std::uint32_t count) {
    (print < kNearCharacters ? near_[print] : far_[print]) += count;
  }
  // Calls visit(print, count) for each that was counted, ascending.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (char32_t print = 0; print < kNearCharacters; ++print) {
      if (near_[print] > 0) visit(print, near_[print]);
    }
    for (const auto& [print, count] : far_) visit(print, count);
  }
  std::uint32_t of(char32_t print) const {
    if (print < kNearCharacters) return near_[print];
    const auto found = far_.find(print);
    return found == far_.end() ? 0 : found->second;
  }

 private:
  std::vector<std::uint32_t> near_;  // by print
  std::map<char32_t, std::uint32_t> far_;
};

struct CountedPrint {
  char32_t print = 0;
  std::uint32_t count = 0;
};

std::vector<CountedPrint> count_prints(const Archive& archive, std::span<const ArticleIndex> sample,
                                       const Folding& folding) {
  PrintCounts counts;
  for (const ArticleIndex article : sample) {
    const Record record = make_record(archive, article);
    for_each_text(record, [&](std::string_view text, Place) {
      const std::string normal = folding.is_plain(text) ? std::string() : to_nfc(text);
      if (!normal.empty()) text = normal;
      for (std::size_t at = 0; at < text.size();) counts.add(next_code_point(text, at), 1);
    });
  }
  std::vector<CountedPrint> counted;
  counts.for_each([&](char32_t print, std::uint32_t count) { counted.push_back({print, count}); });
  return counted;
}

std::vector<CountedPrint> known_prints(const Archive& archive, const ArticleNumbers& numbers,
                                       std::span<const ArticleIndex> sample,
                                       const std::vector<RecordKey>& fingerprints,
                                       const Folding& folding, RecordFile* notes) {
  KeyBuilder builder;
  builder.add("prints");
  for (const ArticleIndex article : sample) builder.add(fingerprints[numbers.number(article)]);
  const RecordKey key = builder.key();
  if (const auto noted = notes ? notes->find(key) : std::nullopt) {
    std::vector<CountedPrint> counted(noted->size() / sizeof(CountedPrint));
    if (!counted.empty()) {
      std::memcpy(counted.data(), noted->data(), counted.size() * sizeof(CountedPrint));
    }
    return counted;
  }
  std::vector<CountedPrint> counted = count_prints(archive, sample, folding);
  if (notes) {
    notes->add(key, {reinterpret_cast<const char*>(counted.data()),
                     counted.size() * sizeof(CountedPrint)});
  }
  return counted;
}

// The articles that are looked at, those whose counts are kept together in one list. Numbers decide
// which, so that an article more moves few of them.
std::vector<std::vector<ArticleIndex>> take_sample(const ArticleNumbers& numbers) {
  std::vector<std::vector<ArticleIndex>> lists;
  const std::size_t step = numbers.size() / kSample + 1;
  for (std::size_t number = 0; number < numbers.size(); number += step) {
    if (number / step % kTogether == 0) lists.emplace_back();
    const ArticleIndex article = numbers.article(static_cast<std::uint32_t>(number));
    if (article != ArticleNumbers::kFree) lists.back().push_back(article);
  }
  return lists;
}

}  // namespace

std::map<char32_t, char32_t> usual_prints(const Archive& archive, const ArticleNumbers& numbers,
                                          const std::vector<RecordKey>& fingerprints,
                                          const Folding& folding, unsigned jobs,
                                          RecordFile* notes) {
  const std::vector<std::vector<ArticleIndex>> sample = take_sample(numbers);
  std::vector<std::vector<CountedPrint>> counted(sample.size());
  parallel_for(sample.size(), jobs, [&](std::size_t i) {
    counted[i] = known_prints(archive, numbers, sample[i], fingerprints, folding, notes);
  });
  PrintCounts counts;
  for (const std::vector<CountedPrint>& some : counted) {
    for (const CountedPrint& one : some) counts.add(one.print, one.count);
  }
  std::map<char32_t, CountedPrint> best;
  counts.for_each([&](char32_t print, std::uint32_t count) {
    const std::u32string_view folded = folding.folded(print);
    if (folded.size() != 1) return;
    CountedPrint& so_far = best[folded[0]];
    if (count > so_far.count) so_far = {print, count};
  });
  std::map<char32_t, char32_t> usual;
  for (const auto& [folded, found] : best) {
    if (found.print != folded && counts.of(folded) != found.count) usual[folded] = found.print;
  }
  return usual;
}

Prints::Prints(const Folding& folding, const std::map<char32_t, char32_t>& usual)
    : folding_(folding), usual_(usual), is_plain_(kNearCharacters, true) {
  for (const char32_t print : folding.changed()) {
    if (print < is_plain_.size()) is_plain_[print] = false;
  }
  for (const auto& [folded, print] : usual) {
    if (folded < is_plain_.size()) is_plain_[folded] = false;
  }
}

bool Prints::is_unusual(char32_t print, std::u32string_view folded) const {
  if (folded.size() != 1) return true;
  const auto usual = usual_.find(folded[0]);
  return print != (usual == usual_.end() ? folded[0] : usual->second);
}

}  // namespace baoku
