#include "reading/people/taught_weights.h"

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstring>

#include "taught_table.h"

namespace baoku {
namespace {

// FNV-1a over the template's number and its characters, mixed once more.
template <std::convertible_to<char32_t>... Characters>
inline Feature place(std::uint32_t number, Characters... characters) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 0x100000001b3u; };
  mix(number);
  (mix(characters), ...);
  hash = (hash ^ (hash >> 32)) * 0x9e3779b97f4a7c15u;
  return hash ^ (hash >> 29);
}

// Digits are one character, Latin letters another; U+0001 stands for the ends of the text.
char32_t classed(char32_t c) {
  if (c == 0) return U'\1';
  if (c >= U'0' && c <= U'9') return U'0';
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return U'a';
  return c;
}

// The characters before a place, counted from it, and those behind it.
struct Before {
  const ScannedText& text;
  std::size_t at;
  char32_t operator()(std::size_t n) const { return at >= n ? classed(text.at(at - n)) : U'\1'; }
};
struct Behind {
  const ScannedText& text;
  std::size_t at;
  char32_t operator()(std::size_t n) const { return classed(text.at(at + n - 1)); }
};

// Call add(feature) for each feature of the place before a span, of that behind it, and of both.
template <typename Add>
inline void add_before(const ScannedText& text, std::size_t begin, Add add) {
  const Before before{text, begin};
  add(place(1, before(1)));
  add(place(2, before(2), before(1)));
  add(place(3, before(3), before(2), before(1)));
}

template <typename Add>
inline void add_behind(const ScannedText& text, std::size_t end, Add add) {
  const Behind behind{text, end};
  add(place(4, behind(1)));
  add(place(5, behind(1), behind(2)));
  add(place(6, behind(1), behind(2), behind(3)));
}

template <typename Add>
inline void add_both(const ScannedText& text, std::size_t begin, std::size_t end, NameForm form,
                     Add add) {
  const Before before{text, begin};
  const Behind behind{text, end};
  add(place(7, before(1), behind(1)));
  if (form == NameForm::chinese) {
    add(place(8, static_cast<char32_t>(end - begin), behind(1)));
    add(place(9, text.at(end - 1), behind(1)));
  } else {
    add(place(10, before(1)));
    add(place(11, before(2), before(1)));
    add(place(12, behind(1)));
    add(place(13, behind(1), behind(2)));
  }
}

// Calls add(feature) for each feature of the characters inside a span.
template <typename Add>
inline void add_inside(const char32_t* characters, std::size_t length, NameForm form, Add add) {
  constexpr std::size_t kLongestChinese = 4, kLongestSounds = 7;
  if (length < 2 || length > (form == NameForm::chinese ? kLongestChinese : kLongestSounds)) return;
  const auto size = static_cast<char32_t>(length);
  const char32_t first = characters[0], last = characters[length - 1];
  if (form == NameForm::chinese) {
    add(place(20, size, first));
    add(place(21, size, last));
    add(place(22, first, characters[1]));
    add(place(23, characters[length - 2], last));
  } else {
    add(place(30, first));
    add(place(31, last));
    add(place(32, first, characters[1]));
    add(place(33, characters[length - 2], last));
    add(place(34, size, last));
  }
}

}  // namespace

Features features_around(const ScannedText& text, std::size_t begin, std::size_t end,
                         NameForm form) {
  Features features;
  const auto add = [&](Feature feature) { features.add(feature); };
  add_before(text, begin, add);
  add_behind(text, end, add);
  add_both(text, begin, end, form, add);
  return features;
}

Features features_inside(const char32_t* characters, std::size_t length, NameForm form) {
  Features features;
  add_inside(characters, length, form, [&](Feature feature) { features.add(feature); });
  return features;
}

Feature feature_of_word(const char32_t* characters, std::size_t length, NameForm form) {
  std::uint64_t hash = form == NameForm::chinese ? 40 : 41;
  for (std::size_t i = 0; i < length; ++i)
    hash = place(40, static_cast<char32_t>(hash), static_cast<char32_t>(hash >> 32), characters[i]);
  return hash;
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

// A block of spans of one text, whose places in the table are found before any is read.
class TaughtTable::Block {
 public:
  static constexpr std::size_t kSpans = 64;

  Block(const TaughtTable& table, const ScannedText& text, NameForm form)
      : table_(table), text_(text), form_(form) {}

  void find(std::span<const Span> spans) {
    const auto add = [this](Feature feature) { find(feature); };
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const auto& [begin, end] = spans[i];
      Sums& sums = sums_[i];
      if (i > 0 && spans[i - 1].begin == begin) {
        sums.before = sums_[i - 1].before;
      } else {
        sums.before = open_group();
        add_before(text_, begin, add);
      }
      Known& known = behind_[end % kEnds];
      if (!known.is_known || known.end != end) {
        known = {end, open_group(), true};
        add_behind(text_, end, add);
      }
      sums.behind = known.group;
      sums.own = open_group();
      add_both(text_, begin, end, form_, add);
      const char32_t* const characters = text_.chars().data() + begin;
      add_inside(characters, end - begin, form_, add);
      find(feature_of_word(characters, end - begin, form_));
    }
  }

  // Puts the weights of the spans where `weights` points.
  void read(std::size_t spans, float* weights) const {
    std::array<int, kMostGroups> steps;
    for (std::size_t group = 0; group < groups_; ++group) {
      const std::size_t end = group + 1 < groups_ ? firsts_[group + 1] : count_;
      steps[group] = 0;
      for (std::size_t i = firsts_[group]; i < end; ++i) steps[group] += table_.steps(places_[i]);
    }
    for (std::size_t i = 0; i < spans; ++i) {
      const auto& [before, behind, own] = sums_[i];
      weights[i] = static_cast<float>(steps[before] + steps[behind] + steps[own]) / kTaughtScale;
    }
  }

 private:
  static constexpr std::size_t kMostFeatures = 17;  // of a span
  static constexpr std::size_t kMostGroups = 3 * kSpans;
  static constexpr std::size_t kEnds = 8;  // spans that begin close to each other end so

  struct Sums {
    std::uint16_t before, behind, own;  // groups of features
  };
  struct Known {
    std::uint32_t end = 0;
    std::uint16_t group = 0;
    bool is_known = false;
  };

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

  const TaughtTable& table_;
  const ScannedText& text_;
  const NameForm form_;
  std::array<std::uint32_t, kMostFeatures * kSpans> places_;  // bucket << 8 | check
  std::size_t count_ = 0;
  std::array<std::uint16_t, kMostGroups> firsts_;  // of each group, its first place
  std::size_t groups_ = 0;
  std::array<Sums, kSpans> sums_;
  std::array<Known, kEnds> behind_{};
};

void TaughtTable::weigh(const ScannedText& text, std::span<const Span> spans, NameForm form,
                        std::vector<float>& weights) const {
  weights.resize(spans.size());
  for (std::size_t i = 0; i < spans.size(); i += Block::kSpans) {
    const auto some = spans.subspan(i, std::min(Block::kSpans, spans.size() - i));
    Block block(*this, text, form);
    block.find(some);
    block.read(some.size(), weights.data() + i);
  }
}

float TaughtTable::weight(const ScannedText& text, std::size_t begin, std::size_t end,
                          NameForm form) const {
  int sum = 0;
  const auto add = [&](Feature feature) {
    sum += steps(static_cast<std::uint32_t>(bucket_of(feature) << 8) |
                 static_cast<unsigned char>(check_of(feature)));
  };
  add_before(text, begin, add);
  add_behind(text, end, add);
  add_both(text, begin, end, form, add);
  const char32_t* const characters = text.chars().data() + begin;
  add_inside(characters, end - begin, form, add);
  add(feature_of_word(characters, end - begin, form));
  return static_cast<float>(sum) / kTaughtScale;
}

const TaughtTable& taught_weights() {
  static const TaughtTable one(taught_table()[0].bytes);
  return one;
}

}  // namespace baoku
