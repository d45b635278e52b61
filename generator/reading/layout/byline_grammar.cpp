#include "reading/layout/byline_grammar.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/character_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/layout/byline_words.h"
#include "reading/layout/word_list.h"
#include "reading/people/lexicon.h"

namespace baoku {
namespace {

using namespace std::string_view_literals;

using namespace byline_words;

bool is_gap(char32_t c) {
  return c == U' ' || c == U'、' || c == U'，' || c == U',' || c == U'；' || c == U';' ||
         c == U'：' || c == U':' || c == U'|' || c == U'□' || c == U'■' || c == U'●' || c == U'◎' ||
         c == U'○';
}

// As `trim` has it.
bool is_blank(char32_t c) { return is_space(c) || c == 0xFEFF; }

std::size_t utf8_size(Text text) {
  std::size_t size = 0;
  for (const char32_t c : text) size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  return size;
}

bool is_name_dot(char32_t c) { return c == U'·' || c == U'•' || c == U'‧' || c == U'・'; }

class Parser {
 public:
  explicit Parser(Text text) : text_(text) {}

  std::optional<Byline> parse() {
    strip_brackets();
    names_author_ = U"□◎○"sv.find(text_.front()) != Text::npos;
    take_several();
    while (skip_gaps(), at_ < text_.size()) {
      if (!take_verb() && !take_credit() && !take_marker() && !take_paper() &&
          !take_affiliation() && !take_name()) {
        return std::nullopt;
      }
    }
    // A marker that nobody follows is a sentence about reporters, not a byline.
    if (byline_.empty() || !named_someone_) return std::nullopt;
    return std::move(byline_);
  }

 private:
  void strip_brackets() {
    constexpr std::array<std::pair<char32_t, char32_t>, 4> kPairs = {
        {{U'（', U'）'}, {U'(', U')'}, {U'【', U'】'}, {U'[', U']'}}};
    for (const auto& [open, close] : kPairs) {
      if (text_.size() > 2 && text_.front() == open && text_.back() == close) {
        text_ = text_.substr(1, text_.size() - 2);
        return;
      }
    }
  }

  void skip_gaps() {
    while (at_ < text_.size() && is_gap(text_[at_])) ++at_;
  }

  Text rest() const { return text_.substr(at_); }

  bool ends_word(std::size_t at) const { return at >= text_.size() || is_gap(text_[at]); }

  // Takes the first of `words` that stands here; true when there is one.
  bool take_one_of(std::span<const Text> words) {
    for (const Text word : words) {
      if (!rest().starts_with(word)) continue;
      at_ += word.size();
      return true;
    }
    return false;
  }

  // 本组稿件均由
  void take_several() {
    const auto several = std::find_if(kSeveral.begin(), kSeveral.end(), [&](const Several& each) {
      return rest().starts_with(each.word);
    });
    if (several == kSeveral.end()) return;
    at_ += several->word.size();
    byline_.of = several->of;
    if (take_one_of(
            kPictures)) {  // which story has pictures is not said: they stay where they stand
      byline_.of = Byline::Of::story;
      role_ = Role::other;
      label_ = to_utf8(kPictures[0]);
      pictures_ = true;
    } else {
      take_one_of(kPieces);
    }
    for (const Text word : {U"均"sv, U"皆"sv, U"由"sv, U"除署名外"sv}) {
      if (rest().starts_with(word)) at_ += word.size();
    }
  }

  // 采写 behind the names of a byline of several stories, 摄 behind those of its pictures; 报道
  // behind a reporter's.
  bool take_verb() {
    constexpr std::array<Text, 2> kTook = {U"摄影", U"摄"};
    if (!named_someone_) return false;
    if (pictures_) return take_one_of(kTook);
    if (byline_.of != Byline::Of::story) return take_one_of(kVerbs);
    const bool reports =
        role_ == Role::reporter && rest().starts_with(U"报道"sv) && ends_word(at_ + 2);
    if (reports) at_ += 2;
    return reports;
  }

  bool take_marker() {
    static constexpr CharacterSet kPrefixes(U"本新中□"),
        kFirst(U"特通首见实摄全融记图整供制漫作撰采文");
    std::size_t skip = glued_paper_length();
    for (const Text prefix : kMarkerPrefixes) {
      if (!kPrefixes.has(text_[at_])) break;
      if (rest().starts_with(prefix)) skip = prefix.size();
    }
    if (at_ + skip == text_.size() || !kFirst.has(text_[at_ + skip])) return false;
    for (const Marker& marker : kMarkers) {
      if (!rest().substr(skip).starts_with(marker.word)) continue;
      const std::size_t end = at_ + skip + marker.word.size();
      // One-character markers (文, 图) need a delimiter: 文静 is a name.
      if (marker.word.size() == 1 &&
          (is_glued_ || begins_padded_name() ||
           !(end < text_.size() && (text_[end] == U'/' || is_gap(text_[end]))))) {
        continue;
      }
      // 本版图片由记者 王二 摄, 摄影：本报记者 王二: a reporter who took pictures
      if (!pictures_ && !(waits_for_photographer() && marker.role == Role::reporter)) {
        role_ = marker.role;
        label_ = role_ == Role::other ? to_utf8(marker.word) : "";
      }
      named_since_marker_ = false;
      const bool has_slash = end < text_.size() && text_[end] == U'/';  // 文/连雨辰
      is_glued_ = !has_slash && !ends_word(end);
      at_ = end + (has_slash ? 1 : 0);
      return true;
    }
    return false;
  }

  // 云渡时报全媒体记者, 融媒记者: a paper's name in front of the marker, without a space.
  std::size_t glued_paper_length() const {
    constexpr std::size_t kLongest = 10;
    constexpr std::array<Text, 5> kOthers = {U"全媒", U"融媒", U"传媒", U"客户端", U"新媒体"};
    static constexpr CharacterSet kLast(U"报网台社媒端体");
    const Text run = rest().substr(0, han_run_end() - at_);
    for (std::size_t end = 2; end <= kLongest && end < run.size(); ++end) {
      if (!kLast.has(run[end - 1])) continue;
      const auto ends_here = [&](Text ending) { return run.substr(0, end).ends_with(ending); };
      if (!std::any_of(kPaperEndings.begin(), kPaperEndings.end(), ends_here) &&
          !std::any_of(kOthers.begin(), kOthers.end(), ends_here)) {
        continue;
      }
      const bool marks = std::any_of(kMarkers.begin(), kMarkers.end(), [&](const Marker& marker) {
        return marker.role == Role::reporter && run.substr(end).starts_with(marker.word);
      });
      if (marks) return end;
    }
    return 0;
  }

  bool waits_for_photographer() const {
    return role_ == Role::other && !named_since_marker_ && (label_ == "摄影" || label_ == "图");
  }

  // 文 凯: two lone characters.
  bool begins_padded_name() const {
    std::size_t second = at_ + 1;
    while (second < text_.size() && text_[second] == U' ') ++second;
    return second > at_ + 1 && second < text_.size() && is_han(text_[second]) &&
           ends_word(second + 1) && text_[second] != U'摄';
  }

  bool take_credit() {
    static constexpr CharacterSet kFirst(U"文图摄/供整");
    if (!kFirst.has(text_[at_])) return false;
    for (const Text credit : kCredits) {
      if (!rest().starts_with(credit) || !ends_word(at_ + credit.size())) continue;
      // "王二 摄" credits the name before it; "文/图" after reporters stands alone.
      if (!pending_.empty()) {
        add_other(to_utf8(pending_) + " " + to_utf8(credit));
        pending_.clear();
      } else {
        add_other(to_utf8(credit));
      }
      at_ += credit.size();
      return true;
    }
    return false;
  }

  // A paper's or agency's name before a person: 云渡时报 沈兰.
  bool take_paper() {
    const std::size_t end = han_run_end();
    const Text word = text_.substr(at_, end - at_);
    if (word.size() < 3 || word.size() > 12 || end >= text_.size() || text_[end] != U' ')
      return false;
    const bool is_paper = std::any_of(kPaperEndings.begin(), kPaperEndings.end(),
                                      [&](Text ending) { return word.ends_with(ending); });
    if (!is_paper) return false;
    role_ = Role::other;
    label_ = to_utf8(word);
    is_glued_ = false;
    at_ = end;
    return true;
  }

  // The office of a correspondent: 通讯员 公安分局 李四.
  bool take_affiliation() {
    const std::size_t end = han_run_end();
    const Text word = text_.substr(at_, end - at_);
    if (role_ == Role::none || word.size() < 4 || end >= text_.size() || text_[end] != U' ')
      return false;
    const bool is_office = std::any_of(kAffiliationEndings.begin(), kAffiliationEndings.end(),
                                       [&](Text ending) { return word.ends_with(ending); });
    if (is_office) at_ = end;
    return is_office;
  }

  bool take_name() {
    std::u32string name = next_name();
    if (name.empty()) return false;
    // 记者方知微 names somebody, 记者从…获悉 does not.
    if (is_glued_ && !lexicon().facts(name[0]).is_surname) return false;
    is_glued_ = false;
    named_since_marker_ = true;
    // □ 王二; ○ 延伸阅读 is a heading.
    if (role_ == Role::none && names_author_ && begins_with_surname(name)) {
      role_ = Role::other;
      label_ = "作者";
    }
    if (role_ == Role::none) {
      // Only a credit behind it can make a bare name a byline.
      if (!pending_.empty() || !credit_follows()) return false;
      pending_ = std::move(name);
      named_someone_ = true;
      return true;
    }
    named_someone_ = true;
    switch (role_) {
      case Role::reporter:
        byline_.reporters.push_back(to_utf8(name));
        break;
      case Role::correspondent:
        byline_.correspondents.push_back(to_utf8(name));
        break;
      default:
        add_other(label_ + " " + to_utf8(name));
        break;
    }
    return true;
  }

  static bool begins_with_surname(Text name) {
    float weight = 0;
    return (lexicon().facts(name[0]).is_surname && name.size() <= 3) ||
           lexicon().double_surname(name, 0, weight);
  }

  bool credit_follows() const {
    std::size_t at = at_;
    while (at < text_.size() && is_gap(text_[at])) ++at;
    return begins_credit(at);
  }

  // Reads a name at the current place, or returns "" and stays.
  std::u32string next_name() {
    std::size_t end = han_run_end();
    const std::size_t length = end - at_;
    if (length == 1) return next_padded_name();
    if (end < text_.size() && is_name_dot(text_[end])) return next_dotted_name();
    // A marker or credit may follow without a space: 何青文/图, 张三通讯员李四.
    for (std::size_t cut = at_ + 2; cut < end && cut <= at_ + 4; ++cut) {
      if (begins_marker_or_credit(cut)) end = cut;
    }
    if (end - at_ < 2 || end - at_ > 4) return {};
    if (end < text_.size() && !is_gap(text_[end]) && !begins_marker_or_credit(end)) return {};
    std::u32string name(text_.substr(at_, end - at_));
    at_ = end;
    return name;
  }

  // 陈 敏: print pads a two-character name to the width of three.
  std::u32string next_padded_name() {
    std::size_t second = at_ + 1;
    while (second < text_.size() && text_[second] == U' ') ++second;
    if (second == at_ + 1 || second >= text_.size() || !is_han(text_[second])) return {};
    if (!ends_word(second + 1) && !begins_marker_or_credit(second + 1)) return {};
    if (begins_credit(second)) return {};  // 敏 文/图: the end of a broken name
    std::u32string name = {text_[at_], text_[second]};
    at_ = second + 1;
    return name;
  }

  std::u32string next_dotted_name() {
    std::size_t end = at_;
    while (end < text_.size() && (is_han(text_[end]) || is_name_dot(text_[end]))) ++end;
    if (end - at_ > 20 || is_name_dot(text_[end - 1])) return {};
    std::u32string name(text_.substr(at_, end - at_));
    at_ = end;
    return name;
  }

  bool begins_marker_or_credit(std::size_t at) const {
    static constexpr CharacterSet kFirst(U"特通首见实摄全融记图整供制漫作撰采文/报提");
    static_assert(std::all_of(kMarkers.begin(), kMarkers.end(), [](const Marker& each) {
      return each.word.size() == 1 || kFirst.has(each.word.front());
    }));
    const Text here = text_.substr(at);
    if (here.empty() || !kFirst.has(here.front())) return false;  // as most
    return std::any_of(
               kMarkers.begin(), kMarkers.end(),
               [&](const Marker& m) { return m.word.size() > 1 && here.starts_with(m.word); }) ||
           (byline_.of != Byline::Of::story &&
            std::any_of(kVerbs.begin(), kVerbs.end(),
                        [&](Text verb) { return here.starts_with(verb); })) ||
           std::any_of(kCredits.begin(), kCredits.end(), [&](Text c) {
             return c.size() > 1 && here.starts_with(c) && ends_word(at + c.size());
           });
  }

  bool begins_credit(std::size_t at) const {
    return std::any_of(kCredits.begin(), kCredits.end(), [&](Text credit) {
      return text_.substr(at).starts_with(credit) && ends_word(at + credit.size());
    });
  }

  std::size_t han_run_end() const {
    std::size_t end = at_;
    while (end < text_.size() && is_han(text_[end])) ++end;
    return end;
  }

  void add_other(std::string text) { byline_.others.push_back(std::move(text)); }

  Text text_;
  std::size_t at_ = 0;
  Role role_ = Role::none;
  std::string label_;       // of others: what the names stand behind
  std::u32string pending_;  // a bare name that waits for its credit
  bool is_glued_ = false;   // a name follows its marker without a space
  bool named_someone_ = false;
  bool named_since_marker_ = false;
  bool pictures_ = false;      // it credits pictures only
  bool names_author_ = false;  // □ 王二: the sign alone says that somebody wrote it
  Byline byline_;
};

}  // namespace

bool mentions_author(Text text) {
  static constexpr WordList kWords({U"记者", U"作者", U"通讯员", U"实习生", U"整理", U"报 ", U"文/",
                                    U"摄", U"图", U"□", U"◎", U"○"});
  for (; !text.empty(); text.remove_prefix(1)) {
    if (kWords.begins(text)) return true;
  }
  return false;
}

std::optional<Byline> parse_byline(Text text) {
  const auto trim_end = [&] {
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  for (trim_end(); text.ends_with(U"。"sv); trim_end()) text.remove_suffix(1);
  // In bytes, of which a Han character takes three.
  constexpr std::size_t kMostBytes = kLongestByline * 3, kBytesOfOne = 4;
  const bool is_long = kBytesOfOne * text.size() > kMostBytes && utf8_size(text) > kMostBytes;
  if (text.empty() || is_long || !mentions_author(text)) return std::nullopt;
  return Parser(text).parse();
}

std::optional<Byline> parse_byline(std::string_view text) { return parse_byline(to_utf32(text)); }

}  // namespace baoku
