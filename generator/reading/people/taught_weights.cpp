#include "reading/people/taught_weights.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "taught_table.h"

namespace baoku {
namespace {

// An odd number of scattered bits; splitmix64 of Steele, Lea, Flood 2014.
consteval std::uint64_t multiplier(std::uint64_t n) {
  n *= 0x9e3779b97f4a7c15u;
  n = (n ^ (n >> 30)) * 0xbf58476d1ce4e5b9u;
  n = (n ^ (n >> 27)) * 0x94d049bb133111ebu;
  return (n ^ (n >> 31)) | 1;
}

// The characters of a feature, each times a multiplier of its place, add up; the sums of one place
// are parts of many features. The template's number comes in at last, and all is mixed once.
using Sum = std::uint64_t;
template <std::uint64_t place>
constexpr Sum term(char32_t c) {
  return multiplier(place) * c;
}
constexpr std::uint64_t kBefore = 1, kBehind = 4, kLength = 8, kFirst = 9, kSecond = 10, kLast = 11,
                        kLastButOne = 12, kWord = 16, kTemplate = 64;

template <std::uint64_t number>
constexpr Feature feature(Sum characters) {
  Feature hash = characters + multiplier(kTemplate + number);
  hash = (hash ^ (hash >> 32)) * 0x9e3779b97f4a7c15u;
  return hash ^ (hash >> 29);
}

// Digits are one character, Latin letters another; U+0001 stands for the ends of the text.
inline char32_t classed(char32_t c) {
  if (c > U'z') return c;
  if (c == 0) return U'\1';
  if (c >= U'0' && c <= U'9') return U'0';
  if (c >= U'a' || (c >= U'A' && c <= U'Z')) return U'a';
  return c;
}

// The sums of one, two and three characters beside a place.
struct Beside {
  Sum one, two, three;
};

template <std::uint64_t place>
inline Beside beside(char32_t first, char32_t second, char32_t third) {
  const Sum one = term<place>(classed(first));
  const Sum two = one + term<place + 1>(classed(second));
  return {one, two, two + term<place + 2>(classed(third))};
}

inline Beside before(const ScannedText& text, std::size_t at) {
  const auto c = [&](std::size_t n) { return at >= n ? text.at(at - n) : U'\0'; };
  return beside<kBefore>(c(1), c(2), c(3));
}

inline Beside behind(const ScannedText& text, std::size_t at) {
  return beside<kBehind>(text.at(at), text.at(at + 1), text.at(at + 2));
}

// Call add(feature) for each feature of the place before a span, of that behind it, and of both.
template <typename Add>
inline void add_before(const Beside& before, Add add) {
  add(feature<1>(before.one));
  add(feature<2>(before.two));
  add(feature<3>(before.three));
}

template <typename Add>
inline void add_behind(const Beside& behind, Add add) {
  add(feature<4>(behind.one));
  add(feature<5>(behind.two));
  add(feature<6>(behind.three));
}

template <typename Add>
inline void add_both(const Beside& before, const Beside& behind, char32_t last, std::size_t length,
                     NameForm form, Add add) {
  add(feature<7>(before.one + behind.one));
  if (form == NameForm::chinese) {
    add(feature<8>(term<kLength>(static_cast<char32_t>(length)) + behind.one));
    add(feature<9>(term<kLast>(last) + behind.one));
  } else {
    add(feature<10>(before.one));
    add(feature<11>(before.two));
    add(feature<12>(behind.one));
    add(feature<13>(behind.two));
  }
}

// Calls add(feature) for each feature of the characters inside a span.
template <typename Add>
inline void add_inside(const char32_t* characters, std::size_t length, NameForm form, Add add) {
  constexpr std::size_t kLongestChinese = 4, kLongestSounds = 7;
  if (length < 2 || length > (form == NameForm::chinese ? kLongestChinese : kLongestSounds)) return;
  const Sum size = term<kLength>(static_cast<char32_t>(length));
  const Sum first = term<kFirst>(characters[0]);
  const Sum second = term<kSecond>(characters[1]);
  const Sum last_but_one = term<kLastButOne>(characters[length - 2]);
  const Sum last = term<kLast>(characters[length - 1]);
  if (form == NameForm::chinese) {
    add(feature<20>(size + first));
    add(feature<21>(size + last));
    add(feature<22>(first + second));
    add(feature<23>(last_but_one + last));
  } else {
    add(feature<30>(first));
    add(feature<31>(last));
    add(feature<32>(first + second));
    add(feature<33>(last_but_one + last));
    add(feature<34>(size + last));
  }
}

}  // namespace

Features features_around(const ScannedText& text, std::size_t begin, std::size_t end,
                         NameForm form) {
  Features features;
  const auto add = [&](Feature found) { features.add(found); };
  const Beside in_front = before(text, begin), in_back = behind(text, end);
  add_before(in_front, add);
  add_behind(in_back, add);
  add_both(in_front, in_back, text.at(end - 1), end - begin, form, add);
  return features;
}

Features features_inside(const char32_t* characters, std::size_t length, NameForm form) {
  Features features;
  add_inside(characters, length, form, [&](Feature found) { features.add(found); });
  return features;
}

Feature feature_of_word(const char32_t* characters, std::size_t length, NameForm form) {
  constexpr std::size_t kPlaces = 8;  // of characters that count by their place; words are shorter
  static constexpr std::uint64_t kMultipliers[kPlaces] = {
      multiplier(kWord),     multiplier(kWord + 1), multiplier(kWord + 2), multiplier(kWord + 3),
      multiplier(kWord + 4), multiplier(kWord + 5), multiplier(kWord + 6), multiplier(kWord + 7)};
  Sum sum = 0;
  for (std::size_t i = 0; i < length; ++i) sum += kMultipliers[i % kPlaces] * characters[i];
  return form == NameForm::chinese ? feature<40>(sum) : feature<41>(sum);
}

// Compares the four slots at once: a branch for each would be guessed wrong for every other
// feature.
int TaughtTable::steps(std::uint32_t place) const {
  static_assert(kTaughtSlots == 4 && std::endian::native == std::endian::little);
  constexpr std::uint64_t kEach = 0x0001000100010001u;  // a slot in 16 bits, its check the lower 8
  std::uint64_t slots;
  std::memcpy(&slots, bytes_.data() + (place >> 8) * sizeof slots, sizeof slots);
  const std::uint64_t differs = (slots ^ (place & 0xFFu) * kEach) & 0xFF * kEach;
  const std::uint64_t equal = (differs - kEach) & ~differs & 0x8000 * kEach;  // the first is right
  const auto weight = static_cast<signed char>(slots >> (std::countr_zero(equal) & 48) >> 8);
  return equal != 0 ? weight : 0;
}

// A block of spans of one text. The places in the table of all of them are found before any is
// read.
class TaughtTable::Block {
 public:
  static constexpr std::size_t kSpans = 64;

  Block(const TaughtTable& table, const ScannedText& text, std::span<const Span> spans)
      : table_(table), text_(text), spans_(spans) {}

  // Finds what stands beside the spans, then, where that does not rule it out, what they are.
  void weigh(NameForm form, float* weights) {
    find_beside();
    const std::size_t groups_beside = groups_;
    read_groups(0);
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      auto& [in_front, in_back, own, is_hopeless] = sums_[i];
      is_hopeless = in_steps(steps_[in_front] + steps_[in_back]) < spans_[i].least_beside;
      if (!is_hopeless) own = find_own(spans_[i], fronts_[in_front], backs_[in_back], form);
    }
    read_groups(groups_beside);
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      const auto& [in_front, in_back, own, is_hopeless] = sums_[i];
      weights[i] =
          is_hopeless ? kHopeless : in_steps(steps_[in_front] + steps_[in_back] + steps_[own]);
    }
  }

 private:
  static constexpr std::size_t kMostFeatures = 17;  // of a span
  static constexpr std::size_t kMostGroups = 3 * kSpans;
  static constexpr std::size_t kEnds = 8;  // spans that begin close to each other end so

  struct Sums {
    std::uint16_t in_front, in_back, own;  // groups of features
    bool is_hopeless;
  };
  struct Known {
    std::uint32_t end = 0;
    std::uint16_t group = 0;
    bool is_known = false;
  };

  static float in_steps(int steps) { return static_cast<float>(steps) / kTaughtScale; }

  void find_beside() {
    const auto add = [this](Feature feature) { find(feature); };
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      const auto& [begin, end, least] = spans_[i];
      if (i > 0 && spans_[i - 1].begin == begin) {
        sums_[i].in_front = sums_[i - 1].in_front;
      } else {
        sums_[i].in_front = open_group();
        add_before(fronts_[sums_[i].in_front] = before(text_, begin), add);
      }
      Known& known = ends_[end % kEnds];
      if (!known.is_known || known.end != end) {
        known = {end, open_group(), true};
        add_behind(backs_[known.group] = behind(text_, end), add);
      }
      sums_[i].in_back = known.group;
    }
  }

  std::uint16_t find_own(const Span& span, const Beside& in_front, const Beside& in_back,
                         NameForm form) {
    const auto add = [this](Feature feature) { find(feature); };
    const std::uint16_t group = open_group();
    const char32_t* const characters = text_.chars().data() + span.begin;
    const std::size_t length = span.end - span.begin;
    add_both(in_front, in_back, characters[length - 1], length, form, add);
    add_inside(characters, length, form, add);
    find(feature_of_word(characters, length, form));
    return group;
  }

  std::uint16_t open_group() {
    firsts_[groups_] = static_cast<std::uint16_t>(count_);
    return static_cast<std::uint16_t>(groups_++);
  }
  void find(Feature feature) {
    const std::size_t bucket = bucket_of(feature);
    __builtin_prefetch(table_.bytes_.data() + bucket * kTaughtSlots * 2);
    places_[count_++] =
        static_cast<std::uint32_t>(bucket << 8) | static_cast<unsigned char>(check_of(feature));
  }
  // Sums up the groups from `first` on.
  void read_groups(std::size_t first) {
    for (std::size_t group = first; group < groups_; ++group) {
      const std::size_t end = group + 1 < groups_ ? firsts_[group + 1] : count_;
      int sum = 0;
      for (std::size_t i = firsts_[group]; i < end; ++i) sum += table_.steps(places_[i]);
      steps_[group] = sum;
    }
  }

  const TaughtTable& table_;
  const ScannedText& text_;
  const std::span<const Span> spans_;
  std::array<std::uint32_t, kMostFeatures * kSpans> places_;  // bucket << 8 | check
  std::size_t count_ = 0;
  std::array<std::uint16_t, kMostGroups> firsts_;  // of each group, its first place
  std::array<int, kMostGroups> steps_;             // and what it weighs
  std::size_t groups_ = 0;
  std::array<Beside, 2 * kSpans> fronts_, backs_;  // of the groups that are such
  std::array<Sums, kSpans> sums_;
  std::array<Known, kEnds> ends_{};
};

void TaughtTable::weigh(const ScannedText& text, std::span<const Span> spans, NameForm form,
                        std::vector<float>& weights) const {
  weights.resize(spans.size());
  for (std::size_t i = 0; i < spans.size(); i += Block::kSpans) {
    const std::size_t size = std::min(Block::kSpans, spans.size() - i);
    Block(*this, text, spans.subspan(i, size)).weigh(form, weights.data() + i);
  }
}

float TaughtTable::weight(const ScannedText& text, std::size_t begin, std::size_t end,
                          NameForm form) const {
  int sum = 0;
  const auto add = [&](Feature feature) {
    sum += steps(static_cast<std::uint32_t>(bucket_of(feature) << 8) |
                 static_cast<unsigned char>(check_of(feature)));
  };
  const Beside in_front = before(text, begin), in_back = behind(text, end);
  const char32_t* const characters = text.chars().data() + begin;
  add_before(in_front, add);
  add_behind(in_back, add);
  add_both(in_front, in_back, text.at(end - 1), end - begin, form, add);
  add_inside(characters, end - begin, form, add);
  add(feature_of_word(characters, end - begin, form));
  return static_cast<float>(sum) / kTaughtScale;
}

const TaughtTable& taught_weights() {
  static const TaughtTable one(taught_table()[0].bytes);
  return one;
}

}  // namespace baoku
