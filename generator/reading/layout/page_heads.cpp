#include "reading/layout/page_heads.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/character_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/dates/date_mentions.h"
#include "reading/layout/word_list.h"

namespace baoku {
namespace {

using namespace std::string_view_literals;

using Text = std::u32string_view;

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool is_any(Text set, char32_t c) { return set.find(c) != Text::npos; }

template <typename Belongs>
std::size_t run_of(Text text, Belongs belongs) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), belongs) -
                                  text.begin());
}

constexpr std::size_t kLongestPaper = 8;  // characters of its name

constexpr auto kIsHan = [](char32_t c) { return is_han(c); };

constexpr CharacterSet kSeparators(U" |｜│·•/／—–-:：◎○●■◆▌　");

constexpr WordList kNavigation({U"上一版", U"下一版", U"上一期", U"下一期", U"上一篇", U"下一篇",
                                U"返回目录", U"返回首页", U"版面导航", U"数字报", U"电子版"});
constexpr WordList kImprints({U"版权所有", U"版权声明", U"社址", U"邮编", U"邮政编码", U"刊号",
                              U"邮发代号", U"零售价", U"每份售价", U"定价"});
constexpr WordList kMakers({U"责编", U"责任编辑", U"编辑", U"主编", U"校对", U"版式", U"美编",
                            U"组版", U"电话", U"热线", U"邮箱", U"电子信箱"});
constexpr WordList kFronts({U"总第", U"今日共", U"今日", U"本期共", U"本期", U"共", U"第"});
constexpr WordList kWeeks({U"星期", U"周", U"礼拜"});

// True when a piece of a page head, other than names, may begin with the Han character: few lines
// of stories begin so.
bool may_begin_piece(char32_t c) {
  return begins_date(c) || c == U'农' || kWeeks.may_begin(c) || kNavigation.may_begin(c) ||
         kImprints.may_begin(c) || kMakers.may_begin(c) || kFronts.may_begin(c);
}

// Takes a line apart, from left to right, into what a page head is made of.
class Head {
 public:
  Head(Text text, bool is_at_top) : rest_(text), is_at_top_(is_at_top) {
    while (is_whole_ && !rest_.empty()) is_whole_ = take_next();
  }

  bool is_one() const {
    if (!is_whole_ || labels_ > 2) return false;
    const int kinds =
        (dates_ + days_ > 0) + (pages_ + plain_numbers_ > 0) + (papers_ > 0) + (issues_ > 0);
    if (labels_ == 0) return extras_ > 0 || kinds > (is_at_top_ ? 0 : 1);
    // 星期五 晴 opens a diary, a name in front of a date signs, and 第3期 培训班 is a headline.
    if (!is_at_top_) return pages_ > 0 && (kinds > 1 || extras_ > 0);
    if (plain_numbers_ == 1 && sections_ == labels_) return true;  // 13 要闻
    return pages_ > 0 || extras_ > 0 || kinds > 1 || days_ > 0;
  }

  const Date& date() const { return date_; }

 private:
  bool take(std::size_t count) {
    rest_.remove_prefix(count);
    return count > 0;
  }

  bool take_next() {
    const char32_t first = rest_.front();
    if (is_han(first) && !may_begin_piece(first)) return take_paper() || take_label();  // mostly
    if (kSeparators.has(first)) return take(1);
    if (!is_han(first) && !begins_date(first) && first > U'z') return false;  // a mark
    return take_date() || take_weekday() || take_extra() || take_page() || take_paper() ||
           take_label();
  }

  // 2021年1月22日, 2021.1.22, 2021-01-22, 2021/1/22, 二〇二一年一月二十二日.
  bool take_date() {
    const std::size_t length = dotted_date();
    if (length > 0) return ++dates_, take(length);
    const std::size_t number =
        run_of(rest_, [](char32_t c) { return begins_date(c) || c == U' '; });
    const bool may_be_one = begins_date(rest_.front()) && number < rest_.size();
    if (!may_be_one || rest_[number] != U'年') return false;
    const std::string narrow = to_utf8(rest_.substr(0, 20));
    const std::vector<DateMention> dates = find_dates(narrow);
    if (dates.empty() || dates[0].begin != 0 || dates[0].year == 0 || dates[0].day == 0) {
      return false;
    }
    set_date(dates[0].year, dates[0].month, dates[0].day);
    ++dates_;
    return take(count_code_points(std::string_view(narrow).substr(0, dates[0].end)));
  }

  std::size_t dotted_date() {
    std::size_t at = 0;
    const auto number = [&](std::size_t least, std::size_t most) {
      std::size_t digits = 0;
      int value = 0;
      for (; digits < most && at < rest_.size() && is_digit(rest_[at]); ++digits, ++at) {
        value = value * 10 + static_cast<int>(rest_[at] - (rest_[at] > U'９' - 10 ? U'０' : U'0'));
      }
      return digits < least ? -1 : value;
    };
    const auto mark = [&](char32_t& c) {
      if (at >= rest_.size() || !is_any(U".-/．－／"sv, rest_[at])) return false;
      c = rest_[at++];
      return true;
    };
    char32_t first = 0, second = 0;
    const int year = number(4, 4);
    if (year < 0 || !mark(first)) return 0;
    const int month = number(1, 2);
    if (month < 0 || !mark(second) || first != second) return 0;
    const int day = number(1, 2);
    if (day < 0 || (at < rest_.size() && is_digit(rest_[at]))) return 0;
    if (!is_calendar_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) return 0;
    set_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    return at;
  }

  void set_date(int year, unsigned month, unsigned day) {
    date_.year = year;
    date_.month = month;
    date_.day = day;
  }

  bool take_weekday() {
    const std::size_t week = kWeeks.length_at_start(rest_);
    if (week == 0 || week >= rest_.size() || !is_any(U"一二三四五六日天"sv, rest_[week]))
      return false;
    // 周日报 names a paper, 周一鸣 a person.
    if (week + 1 < rest_.size() && is_han(rest_[week + 1]) &&
        !rest_.substr(week + 1).starts_with(U"农历"sv) &&
        !rest_.substr(week + 1).starts_with(U"第"sv)) {
      return false;
    }
    return ++days_, take(week + 1);
  }

  // What stands on no line of a story: the lunar day, numbers of pages, prices, addresses, and the
  // words of a paper's own site.
  bool take_extra() {
    const std::size_t word = kNavigation.length_at_start(rest_);
    if (word > 0 && ends_at(word)) return ++extras_, take(word);
    const std::size_t label = kImprints.length_at_start(rest_);
    if (label > 0 && (label == rest_.size() || is_any(U"：: ©，,0123456789"sv, rest_[label]))) {
      return ++extras_, take(rest_.size());
    }
    // 第04版 副刊 责编：王二: who made the page, and how to reach him, ends the line.
    if (pages_ > 0) {
      const std::size_t maker = kMakers.length_at_start(rest_);
      if (maker > 0 && maker < rest_.size() && is_any(U"：:"sv, rest_[maker])) {
        return ++extras_, take(rest_.size());
      }
    }
    if (is_at_top_ && (rest_.starts_with(U"http"sv) || rest_.starts_with(U"www."sv))) {
      return ++extras_, take(std::min(rest_.find(U' '), rest_.size()));
    }
    return take_lunar_day() || take_count();
  }

  // 农历癸卯年六月廿九, and nothing right behind it: stories tell lunar days, too.
  bool take_lunar_day() {
    if (!rest_.starts_with(U"农历"sv)) return false;
    const std::size_t length = run_of(rest_, [](char32_t c) {
      return is_any(
          U"农历甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥鼠牛虎兔龙蛇马羊猴鸡狗猪年"
          U"正一二三四五六七八九十冬腊闰月初廿卅大小日",
          c);
    });
    if (!ends_at(length) || rest_.substr(0, length).find(U'月') == Text::npos) return false;
    return ++extras_, take(length);
  }

  bool ends_at(std::size_t length) const {
    return length == rest_.size() || kSeparators.has(rest_[length]);
  }

  // 第1234期; 总第12345期, 今日8版, 本期共16版, 共四版, which stand nowhere else.
  bool take_count() {
    const std::size_t at = kFronts.length_at_start(rest_);
    if (at == 0) return false;
    const std::size_t digits = run_of(rest_.substr(at), [](char32_t c) {
      return is_digit(c) || is_any(U"一二三四五六七八九十百零〇"sv, c);
    });
    if (digits == 0 || at + digits >= rest_.size() || !ends_at(at + digits + 1)) return false;
    const bool counts_issues = rest_[at - 1] == U'第';
    const char32_t unit = rest_[at + digits];
    if (counts_issues ? unit != U'期' && unit != U'号' : unit != U'版') return false;
    ++(rest_.front() == U'第' ? issues_ : extras_);
    return take(at + digits + 1);
  }

  // A12, 第12版, 第A03版, 12版, A1-A4版; a number alone may be anything.
  bool take_page() {
    std::size_t at = rest_.starts_with(U"第"sv) ? 1 : 0;
    // Few papers have more parts than six; 第T01版 and T01 are their specials.
    const bool is_lettered = at < rest_.size() && rest_[at] >= U'A' && rest_[at] <= U'Z';
    const bool is_usual = is_lettered && rest_[at] <= U'F';
    if (is_lettered) ++at;
    std::size_t digits = run_of(rest_.substr(at), is_digit);
    const bool is_padded = digits > 1 && rest_[at] == U'0';
    if (digits == 0 && rest_.starts_with(U"第"sv)) {
      digits =
          run_of(rest_.substr(at), [](char32_t c) { return is_any(U"一二三四五六七八九十"sv, c); });
    }
    if (digits == 0 || digits > 3) return false;
    at += digits;
    if (at < rest_.size() && rest_[at] == U'版') return ++pages_, take(at + 1);
    if (rest_.starts_with(U"第"sv) || digits > 2 || !ends_at(at)) return false;
    if (is_lettered && !is_usual && !is_padded) return false;
    ++(is_lettered ? pages_ : plain_numbers_);
    return take(at);
  }

  // 云渡时报, YUNDU SHIBAO.
  bool take_paper() {
    static constexpr std::array<Text, 10> kEndings = {U"日报",   U"时报",  U"晚报", U"晨报",
                                                      U"早报",   U"商报",  U"周报", U"快报",
                                                      U"都市报", U"青年报"};
    const std::size_t han = run_of(rest_, kIsHan);
    const Text word = rest_.substr(0, han);
    const bool may_be_one = han >= 4 && (word.back() == U'报' || word.back() == U'版');
    if (may_be_one) {
      const bool is_paper =
          han <= kLongestPaper && std::any_of(kEndings.begin(), kEndings.end(),
                                              [&](Text ending) { return word.ends_with(ending); });
      if (is_paper) return ++papers_, take(han);
      for (const Text site : {U"数字报"sv, U"电子版"sv}) {  // 云渡时报数字报
        if (word.size() > site.size() + 3 && word.ends_with(site)) return ++extras_, take(han);
      }
    }
    if (han > 0) return false;
    static constexpr std::array<Text, 5> kLatinEndings = {U"BAO", U"DAILY", U"NEWS", U"TIMES",
                                                          U"WEEKLY"};
    const std::size_t latin =
        run_of(rest_, [](char32_t c) { return (c >= U'A' && c <= U'Z') || c == U' '; });
    Text name = rest_.substr(0, latin);
    while (name.ends_with(U' ')) name.remove_suffix(1);
    if (name.size() < 6 || std::none_of(kLatinEndings.begin(), kLatinEndings.end(),
                                        [&](Text ending) { return name.ends_with(ending); })) {
      return false;
    }
    return ++papers_, take(name.size());
  }

  // 要闻, 本埠新闻, 体育·综合: the section of the page, which may be any short word.
  bool take_label() {
    constexpr std::size_t kLongestLabel = 5;
    const std::size_t han = run_of(rest_.substr(0, kLongestLabel + 1), kIsHan);
    if (han < 2 || han > kLongestLabel) return false;
    ++labels_;
    sections_ += is_section_name(rest_.substr(0, han));
    return take(han);
  }

  Text rest_;
  bool is_at_top_;
  bool is_whole_ = true;
  int dates_ = 0, days_ = 0, pages_ = 0, plain_numbers_ = 0, papers_ = 0, issues_ = 0;
  int extras_ = 0;  // of what stands on no line of a story
  int labels_ = 0, sections_ = 0;
  Date date_;
};

// The first words of most lines of stories, which are no name of a paper and no section, either.
bool begins_with_many_words(Text text) {
  const std::size_t han = run_of(text, kIsHan);
  return han > kLongestPaper && !may_begin_piece(text.front()) && text[han - 1] != U'报' &&
         text[han - 1] != U'版';
}

}  // namespace

bool is_section_name(Text text) {
  static constexpr WordList kNames(
      {U"要闻", U"时政", U"综合", U"社会", U"民生", U"经济", U"财经", U"国内", U"国际", U"体育",
       U"文化", U"副刊", U"教育", U"健康", U"娱乐", U"广告", U"专题", U"专版", U"评论", U"理论",
       U"本地", U"本埠", U"都市", U"县区", U"生活", U"周末", U"文娱", U"天下", U"法治", U"公告"});
  for (const Text ending : {U"新闻"sv, U"版"sv}) {
    if (text.size() > ending.size() && text.ends_with(ending)) text.remove_suffix(ending.size());
  }
  return !text.empty() && kNames.length_at_start(text) == text.size();
}

bool is_page_head(Text text, bool is_at_top, Date& printed) {
  if (begins_with_many_words(text)) return false;
  const Head head(text, is_at_top);
  if (!head.is_one()) return false;
  if (!printed.has_day() && head.date().has_day()) {
    printed = head.date();
    printed.basis = DateBasis::stated;
    printed.reason = to_utf8(text);
  }
  return true;
}

}  // namespace baoku
