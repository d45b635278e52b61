#include "reading/people/chinese_words.h"

#include "base/unicode.h"
#include "reading/people/lexicon.h"

namespace baoku {
namespace {

constexpr float kGivenIsWord = -2.0F;
constexpr float kWordInFront = -3.0F;  // 王国强 begins with 王国
constexpr float kCountryWeight = -20.0F;
constexpr float kWordWeight = -5.0F;
constexpr float kIsWord = -9.0F;  // whatever was taught
constexpr float kOtherPeoples = -3.0F;

constexpr WordClasses kKnownWord = word_class::kOffice | word_class::kRespect | word_class::kSays |
                                   word_class::kActs | word_class::kBrings | word_class::kKin |
                                   word_class::kByline | word_class::kCountry | word_class::kTimes |
                                   word_class::kDeputy;

bool is_no_name(const ScannedText& text, std::size_t at, std::size_t least) {
  bool known = false;
  lexicon().words_at(text.chars(), at, [&](std::size_t length, WordClasses classes) {
    using namespace word_class;
    known = known || (length >= least && (classes & kNotName));
  });
  return known;
}

// 乌克兰, or a piece of it.
bool is_country(const ScannedText& text, const Shape& shape) {
  bool country = false;
  lexicon().words_at(text.chars(), shape.begin, [&](std::size_t length, WordClasses classes) {
    country = country || ((classes & word_class::kCountry) &&
                          (length > 2 || length == shape.end - shape.begin));
  });
  return country;
}

// 在韩|日本: the given name is one.
bool is_country_given(const ScannedText& text, const Shape& shape) {
  return shape.end - shape.given == 2 &&
         (lexicon().classes(text.chars().substr(shape.given, 2)) & word_class::kCountry);
}

// 副秘书长|孙彦 holds a 长孙.
bool begins_inside_office(const ScannedText& text, std::size_t at) {
  bool inside = false;
  lexicon().words_before(text.chars(), at + 1, [&](std::size_t length, WordClasses classes) {
    inside = inside || (length > 1 && (classes & word_class::kOffice));
  });
  return inside;
}

// 韩中, 中白: countries in short.
bool are_countries_in_short(const ScannedText& text, const Shape& shape) {
  static constexpr std::u32string_view kShort = U"中俄美英法德日韩朝越印巴泰缅古蒙乌白黎汤孟墨欧";
  const auto is_short = [&](std::size_t at) {
    return kShort.find(text.at(at)) != std::u32string_view::npos;
  };
  if (text.at(shape.given) == U'方' && is_short(shape.begin)) return true;  // 蒙方
  return shape.end - shape.begin == 2 && is_short(shape.begin) && is_short(shape.end - 1);
}

// 鄂豫皖, 晋冀豫: provinces in short.
bool are_provinces_in_short(const ScannedText& text, const Shape& shape) {
  static constexpr std::u32string_view kShort =
      U"京津冀晋蒙辽吉沪浙皖闽赣豫鄂粤渝黔滇藏陕湘苏鲁甘川";
  if (shape.end - shape.begin != 3) return false;
  for (std::size_t i = shape.begin; i < shape.end; ++i)
    if (kShort.find(text.at(i)) == std::u32string_view::npos) return false;
  return true;
}

}  // namespace

bool is_surname_with_title(const ScannedText& text, const Shape& shape) {
  using namespace word_class;
  if (text.at(shape.given) == U'老') {
    // 吴老, 吴老|感到, but 赵老四
    static constexpr std::u32string_view kCounts = U"大一二三四五六七八九十幺小";
    return shape.end - shape.given == 1 ||
           kCounts.find(text.at(shape.given + 1)) == std::u32string_view::npos;
  }
  bool is_title = false;
  lexicon().words_at(text.chars(), shape.given, [&](std::size_t length, WordClasses classes) {
    is_title = is_title || (length > 1 && (classes & (kRespect | kOffice | kKin | kByline)));
  });
  return is_title;
}

bool cue_begins_inside(const ScannedText& text, const Shape& shape) {
  bool begins = false;
  lexicon().words_at(text.chars(), shape.end - 1, [&](std::size_t length, WordClasses classes) {
    using namespace word_class;
    begins = begins || (length > 1 && (classes & (kSays | kActs | kTimes | kLists)));
  });
  return begins;
}

bool ends_with_preposition(const ScannedText& text, const Shape& shape) {
  constexpr float kGivenName = 1;
  const std::size_t last = shape.end - 1;
  return shape.end - shape.given == 2 && text.given(last) <= kGivenName &&
         is_han(text.at(shape.end)) &&
         (lexicon().classes(text.chars().substr(last, 1)) &
          (word_class::kBrings | word_class::kActs));
}

float weight_of_words(const ScannedText& text, const Shape& shape) {
  if (are_countries_in_short(text, shape) || are_provinces_in_short(text, shape)) return kIsWord;
  if (is_no_name(text, shape.begin, shape.end - shape.begin)) return kIsWord;
  if (lexicon().classes(text.chars().substr(shape.begin, shape.end - shape.begin)) &
      word_class::kTown)
    return kIsWord;
  if (is_country(text, shape) || is_country_given(text, shape)) return kCountryWeight;
  if (is_no_name(text, shape.begin, 2)) return kWordInFront;
  if (begins_inside_office(text, shape.begin)) return kWordWeight;
  // 贡嘎|山, 白玛|央金: other peoples' names, and places called like them
  if (lexicon().classes(text.chars().substr(shape.begin, 2)) & word_class::kElement)
    return kOtherPeoples;
  if (lexicon().classes(text.chars().substr(shape.begin, shape.end - shape.begin)) & kKnownWord)
    return kWordWeight;
  for (std::size_t back = 1; back <= 2 && back <= shape.begin; ++back)
    if (is_no_name(text, shape.begin - back, back + 1)) return kWordWeight + 3;
  const std::size_t given = shape.end - shape.given;
  return given > 1 && is_no_name(text, shape.given, given) ? kGivenIsWord : 0;
}

}  // namespace baoku
