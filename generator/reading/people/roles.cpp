#include "reading/people/roles.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/people/lexicon.h"

namespace baoku {
namespace {

constexpr std::size_t kLongestRole = 60;
constexpr std::size_t kLongestQuote = 30;

struct WordFound {
  std::size_t length = 0;
  WordClasses classes = 0;
};

// Finds the longest word of one of `wanted` that ends before `at`.
WordFound word_before(const ScannedText& text, std::size_t at, WordClasses wanted) {
  WordFound best;
  lexicon().words_before(text.chars(), at, [&](std::size_t length, WordClasses classes) {
    if (classes & wanted) best = {length, classes};
  });
  return best;
}

WordFound word_at(const ScannedText& text, std::size_t at, WordClasses wanted) {
  WordFound best;
  lexicon().words_at(text.chars(), at, [&](std::size_t length, WordClasses classes) {
    if (classes & wanted) best = {length, classes};
  });
  return best;
}

// Han characters, and what stands between them in an office: 3-1 班班长, MBA 中心主任.
bool may_stand_in_office(char32_t c) {
  return is_han(c) || (c < 0x80 && (is_space(c) || c == U'-' || c == U'.' ||
                                    (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'z')));
}

bool office_ends(const ScannedText& text, std::size_t at) {
  return word_before(text, at, word_class::kOffice).length != 0;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }  // the text is folded

bool is_comma(char32_t c) { return c == U'，' || c == U','; }

// Returns where the quotation or bracket that closes before `at` opens, or `at`.
std::size_t quote_begin(const ScannedText& text, std::size_t at) {
  char32_t open = 0;
  switch (text.at(at - 1)) {
    case U'”':
      open = U'“';
      break;
    case U'’':
      open = U'‘';
      break;
    case U'）':
      open = U'（';
      break;
    case U')':
      open = U'(';
      break;
    case U'》':
      open = U'《';
      break;
    case U'」':
      open = U'「';
      break;
    default:
      return at;
  }
  for (std::size_t i = at - 1; i > 0 && at - i < kLongestQuote; --i) {
    const char32_t c = text.at(i - 1);
    if (c == open) return i - 1;
    if (c == U'。' || c == U'!' || c == U'?' || c == U'！' || c == U'？') break;  // it is speech
  }
  return at;
}

// Words that end the way to the left wherever they stand as words of their own. 和, 与 and 及
// are left out: they stand inside the names of offices too (国土规划和建设局).
bool is_border(const ScannedText& text, std::size_t at) {
  using namespace word_class;
  static constexpr std::u32string_view kSingle =
      U"由经请向被把让将给据是在从对为叫陪的了也都以后到同讯还其您你我他她们或予来去找见问看胜负执";
  // Verbs that bring a reader to somebody, and no names.
  static constexpr std::array<std::u32string_view, 6> kVerbs = {U"走进", U"走近", U"请来",
                                                                U"采访", U"跟着", U"问起"};
  const char32_t c = text.at(at - 1);
  const WordFound word = word_before(text, at, kBrings | kSays | kActs | kTimes | kByline);
  // 督导 is a verb, but 督导组 a body: the word goes on where the name of a body ends behind it.
  // 来到|村民 is none, though 村 ends names of places.
  const std::size_t place = word_at(text, at, kPlace).length;
  if (word.length > 1 && !(word.classes & kOffice) && text.begins_word(at) &&
      text.begins_word(at - word.length) && (place == 0 || !text.begins_word(at + place)))
    return true;
  if (at > 1 && std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::u32string_view verb) {
        return text.chars().substr(0, at).ends_with(verb);
      }))
    return true;
  static constexpr std::u32string_view kOfDates = U"日号年月时";
  if (kOfDates.find(c) != std::u32string_view::npos && at > 1 && is_digit(text.at(at - 2)) &&
      text.at(at) != U'度')  // 2020年|度“最美家庭”获得者
    return true;
  // 还有县长, 参加的有县长
  if (c == U'有' && at > 1 && (text.at(at - 2) == U'还' || text.at(at - 2) == U'的')) return true;
  if (c == U'的' || c == U'是') return true;  // the dictionary has 他的 and 的是
  return kSingle.find(c) != std::u32string_view::npos && text.begins_word(at) &&
         text.begins_word(at - 1);
}

bool is_conjunction(char32_t c) { return c == U'和' || c == U'与' || c == U'及'; }

// Decides whether 和, 与 or 及 before `at` joins two people (俄罗斯总统普京|与白俄罗斯总统) and not
// the parts of one body (发展和改革委员会主任): an office or a name stands close before it, or a
// country right behind it.
bool joins_people(const ScannedText& text, std::size_t at,
                  const std::vector<std::size_t>& name_ends) {
  constexpr std::size_t kNear = 6;  // a name that was not found has up to so many characters
  if (std::binary_search(name_ends.begin(), name_ends.end(), at - 1)) return true;
  for (std::size_t i = at - 1; i > 0 && at - 1 - i <= kNear && is_han(text.at(i - 1)); --i)
    if (office_ends(text, i)) return true;
  return word_at(text, at, word_class::kCountry).length != 0;
}

// Takes what is left over of a sentence off the front: 、 and conjunctions.
std::size_t skip_joints(const ScannedText& text, std::size_t begin, std::size_t end) {
  while (begin < end && (is_space(text.at(begin)) || text.at(begin) == U'、' ||
                         is_comma(text.at(begin)) || is_conjunction(text.at(begin)) ||
                         (text.at(begin) == U'以' && text.at(begin + 1) == U'及')))
    ++begin;
  return begin;
}

// 第十四、十五|届中央政治局委员: the numbers of terms belong to the office.
std::size_t ordinal_begin(const ScannedText& text, std::size_t at) {
  static constexpr std::u32string_view kNumbers = U"0123456789一二三四五六七八九十、至";
  std::size_t term = at;
  while (kNumbers.find(text.at(term)) != std::u32string_view::npos && text.at(term) != 0) ++term;
  if (text.at(term) != U'届') return at;
  std::size_t begin = at;
  while (begin > 0 && kNumbers.find(text.at(begin - 1)) != std::u32string_view::npos) --begin;
  while (begin < at && text.at(begin) == U'、') ++begin;
  return begin > 0 && text.at(begin - 1) == U'第' ? begin - 1 : begin;
}

// 18岁|小将: an age is no part of an office.
std::size_t age_end(const ScannedText& text, std::size_t at) {
  const std::size_t begin = at;
  while (is_digit(text.at(at))) ++at;
  return at > begin && text.at(at) == U'岁' ? at + 1 : begin;
}

// 一千二百名学生: a crowd is no office.
bool counts_people(const ScannedText& text, std::size_t at) {
  static constexpr std::u32string_view kNumbers = U"0123456789一二两三四五六七八九十百千万几数余多";
  const std::size_t first = at;
  while (kNumbers.find(text.at(at)) != std::u32string_view::npos && text.at(at) != 0) ++at;
  return at > first && (text.at(at) == U'名' || text.at(at) == U'位' || text.at(at) == U'个');
}

bool is_colon(char32_t c) { return c == U'：' || c == U':'; }

// Returns the office that is the label of a list: 组长：石磊；副组长：… It fills its clause, or a
// speaker of an interview would do, too.
std::string label_before(const ScannedText& text, std::size_t colon) {
  constexpr std::size_t kLongestLabel = 12;
  if (colon == 0 || !office_ends(text, colon)) return {};
  if (word_before(text, colon, word_class::kByline).length != 0) return {};
  std::size_t begin = colon;
  while (begin > 0 && colon - begin <= kLongestLabel && is_han(text.at(begin - 1))) --begin;
  if (colon - begin > kLongestLabel) return {};
  // 当选|主席：
  const WordFound verb = word_at(text, begin, word_class::kBrings | word_class::kTakes);
  if (verb.length > 1 && !(verb.classes & word_class::kDeputy)) begin += verb.length;
  return text.slice(begin, colon);
}

// 石磊（县教育局局长）
std::string role_in_brackets(const ScannedText& text, std::size_t open) {
  if (text.at(open) != U'（' && text.at(open) != U'(') return {};
  const std::size_t begin = open + 1;
  std::size_t end = begin;
  while (end - begin < kLongestQuote && (is_han(text.at(end)) || text.at(end) == U'、')) ++end;
  const bool closes = text.at(end) == U'）' || text.at(end) == U')';
  return closes && office_ends(text, end) ? text.slice(begin, end) : std::string();
}

// 吕红梅（女）|任: returns where the sentence goes on behind what brackets say of somebody.
std::size_t behind_brackets(const ScannedText& text, std::size_t open) {
  if (text.at(open) != U'（' && text.at(open) != U'(') return open;
  std::size_t end = open + 1;
  while (end - open < kLongestQuote && (is_han(text.at(end)) || is_comma(text.at(end)))) ++end;
  return text.at(end) == U'）' || text.at(end) == U')' ? end + 1 : open;
}

// 苗得春同志|兼任
std::size_t behind_respect(const ScannedText& text, std::size_t at) {
  const WordFound respect = word_at(text, at, word_class::kRespect);
  return respect.length > 1 && !(respect.classes & word_class::kOffice) ? at + respect.length : at;
}

// 詹子谦，男，汉族，1962年5月生|，现任: clauses that say who somebody is, before what.
std::size_t behind_portrait(const ScannedText& text, std::size_t comma) {
  constexpr std::size_t kLongestClause = 20;
  static constexpr std::array<std::u32string_view, 10> kEnds = {
      U"男", U"女", U"族", U"岁", U"生", U"人", U"党员", U"学历", U"学位", U"文化"};
  while (true) {
    std::size_t end = comma + 1;
    while (end - comma <= kLongestClause && (is_han(text.at(end)) || is_digit(text.at(end)))) ++end;
    const std::u32string_view clause = text.chars().substr(comma + 1, end - comma - 1);
    if (!is_comma(text.at(end)) || std::none_of(kEnds.begin(), kEnds.end(), [&](const auto word) {
          return clause.ends_with(word);
        }))
      return comma;
    comma = end;
  }
}

// True where an office ends that somebody has or has no longer: 副局长|职务, 副局长|一职.
bool post_follows(const ScannedText& text, std::size_t at) {
  static constexpr std::array<std::u32string_view, 4> kPosts = {U"职务", U"一职", U"的职务",
                                                                U"职位"};
  return std::any_of(kPosts.begin(), kPosts.end(), [&](std::u32string_view post) {
    return text.chars().substr(at, post.size()) == post;
  });
}

// Returns the office from `begin` to the last one of the clause, if the clause ends there.
std::string office_of_clause(const ScannedText& text, std::size_t begin) {
  std::size_t end = 0;
  for (std::size_t i = begin; i < text.size() && i - begin < kLongestRole; ++i) {
    const char32_t c = text.at(i);
    if (!is_han(c) && c != U'、') break;
    if (office_ends(text, i + 1) &&
        (!is_han(text.at(i + 1)) || text.begins_word(i + 1) || post_follows(text, i + 1)))
      end = i + 1;
  }
  const bool ends_clause = end != 0 && (!is_han(text.at(end)) || post_follows(text, end));
  return ends_clause ? text.slice(begin, end) : std::string();
}

// Returns where the office begins that a verb behind the name gives or takes, or 0: 王凯胜任|组长,
// 苗得春同志不再担任|, 李长根辞去|; 李四维的|副局长职务, which needs its 职务.
std::size_t office_taken(const ScannedText& text, std::size_t name_end) {
  using namespace word_class;
  static constexpr std::array<std::u32string_view, 5> kBefore = {U"不再", U"已", U"现", U"同时",
                                                                 U"也"};
  static constexpr std::array<std::u32string_view, 3> kLeaves = {U"辞去", U"卸任", U"不再是"};
  std::size_t at = behind_respect(text, behind_brackets(text, name_end));
  for (const std::u32string_view word : kBefore)
    if (text.chars().substr(at, word.size()) == word &&
        word_at(text, at + word.size(), kTakes).length != 0) {
      at += word.size();
      break;
    }
  for (const std::u32string_view word : kLeaves)
    if (text.chars().substr(at, word.size()) == word) return at + word.size();
  if (const std::size_t takes = word_at(text, at, kTakes).length; takes != 0) return at + takes;
  if (text.at(at) != U'的') return 0;
  for (std::size_t i = at + 1; i < text.size() && i - at < kLongestRole && is_han(text.at(i)); ++i)
    if (i > at + 1 && office_ends(text, i) && post_follows(text, i)) return at + 1;
  return 0;
}

// 钱伟长，著名科学家、上海大学校长，: a clause that is an office from end to end. One short word
// may be somebody else in a list, unless 系 or 现任 joins it to the name.
std::string role_in_apposition(ScannedText& text, std::size_t name_end) {
  static constexpr std::array<std::u32string_view, 8> kJoins = {
      U"曾任", U"历任", U"生前系", U"原系", U"系", U"是", U"生前是", U"生前为"};
  constexpr std::size_t kShortestPlain = 4;
  std::size_t comma = behind_respect(text, name_end);
  if (!is_comma(text.at(comma))) return {};
  comma = behind_portrait(text, comma);
  std::size_t begin = comma + 1;
  // 现任|, 时任|, 著名|
  const std::size_t brings = word_at(text, begin, word_class::kBrings).length;
  bool is_joined = brings > 1;
  if (is_joined) begin += brings;
  for (const std::u32string_view word : kJoins)
    if (text.chars().substr(begin, word.size()) == word) {
      begin += word.size();
      is_joined = true;
      break;
    }
  std::size_t end = begin;
  while (end - begin < kLongestRole && (is_han(text.at(end)) || text.at(end) == U'、')) ++end;
  const bool closes = is_comma(text.at(end)) || text.at(end) == U'。' || text.at(end) == U'；';
  if (!closes || (!is_joined && end - begin < kShortestPlain) || !office_ends(text, end)) return {};
  const std::string role = text.slice(begin, end);
  // The way back from its end must lead to its beginning.
  return role_before(text, end, {begin}) == role ? role : std::string();
}

}  // namespace

std::string role_before(ScannedText& text, std::size_t name_begin,
                        const std::vector<std::size_t>& name_ends) {
  std::size_t end = name_begin;
  while (end > 0 && is_space(text.at(end - 1))) --end;
  if (end > 0 && is_colon(text.at(end - 1))) return label_before(text, end - 1);
  if (end == 0 || !office_ends(text, end)) return {};
  if (word_before(text, end, word_class::kByline).length != 0) return {};
  std::size_t begin = end - word_before(text, end, word_class::kOffice).length;
  std::size_t good = begin;  // the leftmost place where the role may begin
  while (begin > 0 && end - begin < kLongestRole) {
    text.segment_around(begin - 1);
    if (std::binary_search(name_ends.begin(), name_ends.end(), begin)) break;
    const std::size_t quote = quote_begin(text, begin);
    // 《条例》《规定》 中共中央总书记: titles that are listed, or cut off by a space, are none of
    // it.
    if (quote != begin && (is_space(text.at(begin)) || text.at(begin) == U'《')) break;
    if (quote != begin) {
      good = begin = quote;
      continue;
    }
    const char32_t c = text.at(begin - 1);
    if (c == U'、' || is_comma(c)) {
      if (!office_ends(text, begin - 1)) break;
    } else if (is_space(c)) {
      if (begin < 2 || (is_han(text.at(begin - 2)) && is_han(text.at(begin)))) break;
    } else if (is_conjunction(c) && text.begins_word(begin) && text.begins_word(begin - 1)) {
      if (joins_people(text, begin, name_ends)) break;
    } else if (!may_stand_in_office(c) || is_border(text, begin)) {
      break;
    }
    good = --begin;
  }
  // 看望县长 罗秀英捐款: behind a space, as headlines have them, another clause begins, and the
  // name there has an office only if that is all of its own clause.
  const bool is_apart = end != name_begin;
  if (is_apart && begin > 0 && is_han(text.at(begin - 1))) return {};
  good = age_end(text, ordinal_begin(text, skip_joints(text, good, end)));
  if (counts_people(text, good)) return {};
  return std::string(trim(text.slice(good, end)));
}

std::string role_behind(ScannedText& text, std::size_t name_end) {
  using namespace word_class;
  if (const std::string role = role_in_brackets(text, name_end); !role.empty()) return role;
  if (const std::size_t begin = office_taken(text, name_end); begin != 0) {
    text.segment_around(name_end);
    return office_of_clause(text, begin);
  }
  if (const std::string role = role_in_apposition(text, name_end); !role.empty()) return role;
  text.segment_around(name_end);
  // 罗忠涛教授: a title of one word, if the sentence goes on behind it.
  const WordFound deputy = word_at(text, name_end, kDeputy);
  const std::size_t shift = deputy.length == 1 ? 1 : 0;
  const WordFound title = word_at(text, name_end + shift, kOffice);
  if (title.length < 2 || (title.classes & (kSays | kActs | kBrings | kNotName | kByline)))
    return {};
  const std::size_t end = name_end + shift + title.length;
  text.segment_around(end);
  if (!text.begins_word(name_end) || (is_han(text.at(end)) && !text.begins_word(end))) return {};
  return text.slice(name_end, end);
}

bool takes_office(const ScannedText& text, std::size_t name_end) {
  return office_taken(text, name_end) != 0;
}

bool is_shared_office(const std::string& role) {
  const ScannedText text(role);
  const std::u32string_view chars = text.chars();
  WordClasses head = 0;
  std::size_t length = 0;
  lexicon().words_before(chars, chars.size(), [&](std::size_t found, WordClasses classes) {
    if (classes & word_class::kOffice) head = classes, length = found;
  });
  if (head & word_class::kSharedOffice) return true;
  bool deputy = false;
  lexicon().words_before(chars, chars.size() - length, [&](std::size_t, WordClasses classes) {
    deputy = deputy || (classes & word_class::kDeputy);
  });
  return deputy;
}

}  // namespace baoku
