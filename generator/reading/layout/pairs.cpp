#include "reading/layout/pairs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace baoku {
namespace {

// About as many pairs as come in texts of Han characters.
std::size_t usual_pairs(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes / 3;
}

}  // namespace

std::vector<CharacterPair> character_pairs(std::string_view text) {
  std::vector<CharacterPair> pairs;
  pairs.reserve(text.size() / 3);
  each_pair(text, [&](CharacterPair pair, std::size_t, std::size_t) { pairs.push_back(pair); });
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

double share_said_again(std::string_view line, std::string_view text) {
  const std::vector<CharacterPair> own = character_pairs(line);
  if (own.empty()) return 0;
  std::vector<bool> said(own.size());
  std::size_t count = 0;
  each_pair(text, [&](CharacterPair pair, std::size_t, std::size_t) {
    const auto found = std::lower_bound(own.begin(), own.end(), pair);
    if (found == own.end() || *found != pair) return;
    const auto which = static_cast<std::size_t>(found - own.begin());
    count += !said[which];
    said[which] = true;
  });
  return static_cast<double>(count) / static_cast<double>(own.size());
}

PairNumbers::PairNumbers(std::size_t expected) {
  set_slots(std::bit_ceil(expected + std::size_t{2}));
}

void PairNumbers::set_slots(std::size_t count) {
  slots_ = std::vector<Slot>(count);
  mask_ = count - 1;
  most_ = static_cast<std::uint32_t>(count * 3 / 4);
}

void PairNumbers::grow() {
  const std::vector<Slot> old = std::move(slots_);
  set_slots(2 * old.size());
  for (const Slot slot : old) {
    if (slot != 0) slots_[slot_of(slot >> kNumberBits)] = slot;
  }
}

class PairHolders::Letters {
 public:
  explicit Letters(bool has_all = false) { has_.fill(has_all); }

  void add(CharacterPair pair) {
    has_[pair & kMask] = true;
    has_[pair >> kLetterBits & kMask] = true;
  }

  // False for the character of three bytes at `at` when it is a common one, and none of these.
  bool may_have(std::string_view text, std::size_t at) const {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    return byte(at) < 0xE4 || byte(at) > 0xE9 ||
           has_[(byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu)];
  }

 private:
  static constexpr std::size_t kMask = 0xFFF;  // what the last two bytes say
  std::array<bool, kMask + 1> has_;
};

PairHolders::PairHolders(const std::vector<std::string>& texts)
    : texts_(texts.size()), numbers_(usual_pairs(texts)) {
  find_holders(texts, Letters(true), [&](CharacterPair pair) { return numbers_.add(pair); });
}

PairHolders::PairHolders(const std::vector<std::string>& texts,
                         const std::vector<std::string>& wanted)
    : texts_(texts.size()), numbers_(usual_pairs(wanted)) {
  Letters letters;
  for (const std::string& text : wanted) {
    each_pair(text, [&](CharacterPair pair, std::size_t, std::size_t) {
      numbers_.add(pair);
      letters.add(pair);
    });
  }
  find_holders(texts, letters, [&](CharacterPair pair) { return numbers_.find(pair); });
}

template <typename NumberOf>
void PairHolders::find_holders(const std::vector<std::string>& texts, const Letters& asked,
                               NumberOf number_of) {
  constexpr std::uint32_t kNobody = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> last_holder(numbers_.size(), kNobody), count(numbers_.size());
  std::vector<std::uint32_t> held;  // numbers, a text behind the other
  std::vector<std::size_t> end_of_text;
  for (std::uint32_t index = 0; index < texts.size(); ++index) {
    const auto take = [&](CharacterPair pair, std::size_t, std::size_t) {
      const std::uint32_t number = number_of(pair);
      if (number == PairNumbers::kNone) return;
      if (number == last_holder.size()) last_holder.push_back(kNobody), count.push_back(0);
      if (std::exchange(last_holder[number], index) == index) return;
      ++count[number];
      held.push_back(number);
    };
    const std::string_view text = texts[index];
    PairReader reader;
    for (std::size_t at = 0; at < text.size();) {
      if (!asked.may_have(text, at)) {  // most
        at += 3;
        reader.part();
        continue;
      }
      const std::size_t here = at;
      const char32_t c = next_code_point(text, at);
      reader.take(c, here, at, take);
    }
    end_of_text.push_back(held.size());
  }
  first_.reserve(count.size() + 1);
  first_.push_back(0);
  for (const std::uint32_t n : count) first_.push_back(first_.back() + n);
  holders_.resize(held.size());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::size_t i = 0, index = 0; i < held.size(); ++i) {
    while (i == end_of_text[index]) ++index;
    holders_[next[held[i]]++] = static_cast<std::uint32_t>(index);
  }
}

std::span<const std::uint32_t> PairHolders::of(CharacterPair pair) const {
  const std::uint32_t number = numbers_.find(pair);
  if (number == PairNumbers::kNone) return {};
  return std::span(holders_).subspan(first_[number], first_[number + 1] - first_[number]);
}

WeightedPairs::WeightedPairs(std::string_view text, const PairHolders& holders, double unknown) {
  const std::vector<CharacterPair> pairs = character_pairs(text);
  pairs_.reserve(pairs.size());
  for (const CharacterPair pair : pairs) {
    const std::span<const std::uint32_t> of = holders.of(pair);
    const double count = of.empty() ? unknown : static_cast<double>(of.size());
    pairs_.push_back({of, std::log(1 + static_cast<double>(holders.texts()) / count)});
    all_ += pairs_.back().weight;
  }
}

double WeightedPairs::shared_with(std::size_t index) const {
  double shared = 0;
  for (const Weighted& pair : pairs_) {
    if (std::binary_search(pair.holders.begin(), pair.holders.end(), index)) shared += pair.weight;
  }
  return all_ > 0 ? shared / all_ : 0;
}

}  // namespace baoku
