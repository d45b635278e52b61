#include "reading/layout/cues.h"

#include <algorithm>
#include <array>

#include "base/character_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/layout/byline_grammar.h"
#include "reading/layout/jump_notes.h"
#include "reading/layout/word_list.h"

namespace baoku {
namespace {

using namespace std::string_view_literals;

using Text = std::u32string_view;

constexpr CharacterSet kSentenceEnds(U"。！？!?…");
constexpr CharacterSet kClosers(U"”’）)》〉」』】〕");
constexpr CharacterSet kOpenEnds(U"，,、：:；;（(“‘《〈「『【—-~～·");
constexpr CharacterSet kClosedStarts(U"，,。、；;：:！？!?”’）)》〉」』】〕%％…");

constexpr WordList kLeads({U"近日", U"日前", U"昨日", U"今日", U"今天", U"昨天", U"明天", U"近期",
                           U"当地时间", U"记者从", U"记者昨", U"记者近", U"连日来", U"据悉",
                           U"据了解", U"目前", U"截至", U"随着", U"春节期间"});

bool ends_sentence(Text text) {
  std::size_t end = text.size();
  while (end > 0 && kClosers.has(text[end - 1])) --end;
  return end > 0 && kSentenceEnds.has(text[end - 1]);
}

// Counts the marks of a line, and tells whether a bracket or quotation that it opens is still open
// at its end. Returns how many characters, words all, stand in front of the first mark.
std::size_t count_marks(Text text, Cues& cues) {
  static constexpr CharacterSet kOpeners(U"《“（‘【〈"), kTheirClosers(U"》”）’】〉");
  int depth = 0;
  std::size_t words = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (c >= 0x4E00 && c <= 0x9FFF) continue;  // most are words
    words = std::min(words, i);
    cues.commas += c == U'，' || c == U',' || c == U'；' || c == U';';
    cues.stops += c == U'。' && i + 1 < text.size();
    cues.has_digit = cues.has_digit || (c >= U'0' && c <= U'9');
    if (kOpeners.has(c)) ++depth;
    if (kTheirClosers.has(c) && depth > 0) --depth;
  }
  cues.is_unclosed = depth > 0;
  return words;
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

// "11月1日", "1月 22日", "2021年1月", "24号": a date at the very start.
bool opens_with_date(Text text) {
  std::size_t at = 0;
  while (at < text.size() && (is_digit(text[at]) || text[at] == U' ')) ++at;
  return at > 0 && at <= 6 && at < text.size() &&
         (text[at] == U'年' || text[at] == U'月' || text[at] == U'日' || text[at] == U'号');
}

// 1月20日，, 自1月20日起, 记者1月20日从, （2021年1月20日: a day and its month.
bool opens_with_day(Text text) {
  static constexpr CharacterSet kFirst(U"0123456789０１２３４５６７８９自记（(");
  if (!kFirst.has(text.front())) return false;
  for (const Text before : {U"自"sv, U"记者"sv, U"（"sv, U"("sv}) {
    if (text.starts_with(before)) {
      text.remove_prefix(before.size());
      break;
    }
  }
  std::size_t at = 0;
  const auto skip = [&] {
    const std::size_t from = at;
    while (at < text.size() && (is_digit(text[at]) || text[at] == U' ')) ++at;
    return at > from && at <= from + 5;
  };
  if (!skip() || at >= text.size()) return false;
  if (text[at] == U'年') {
    ++at;
    if (!skip() || at >= text.size()) return false;
  }
  if (text[at++] != U'月') return false;
  return skip() && at < text.size() && text[at] == U'日';
}

// （1月20日县人大常委会…; 今天（1月20日）, broken in front of the bracket, is none.
bool is_note(Text text) {
  if (text.front() != U'（' && text.front() != U'(') return false;
  const std::size_t behind = text.find(U'日') + 1;
  return behind < text.size() && is_han(text[behind]);
}

bool opens_like_lead(Text text) { return opens_with_date(text) || kLeads.begins(text); }

// 问：, 答：, 记者：, 王局长：: the characters of who speaks in an interview, or 0.
std::size_t speaker_length(Text text, std::size_t words) {
  constexpr std::size_t kLongest = 5;
  for (std::size_t i = words; i < text.size() && i <= kLongest; ++i) {
    if (text[i] == U'：' || text[i] == U':') return i;
    if (!is_han(text[i])) return 0;
  }
  return 0;
}

constexpr WordList kSays({U"表示", U"指出", U"强调", U"说", U"介绍", U"认为", U"要求", U"希望",
                          U"提出", U"称", U"宣布", U"透露", U"报道", U"记者", U"通报"});

// 馆长王二说，新馆: a clause that says who says it.
bool says_so(Text text) {
  const std::size_t comma = text.find_first_of(U"，,"sv);
  return comma != Text::npos && comma > 2 && kSays.ends(text.substr(0, comma)) &&
         text[comma - 1] != U'者';
}

// They go on with a story: none begins so.
constexpr WordList kGoesOn({U"下一步",   U"据介绍", U"此外", U"与此同时", U"对此",  U"为此",
                            U"会上",     U"会后",   U"随后", U"接下来",   U"不过",  U"但是",
                            U"然而",     U"因此",   U"所以", U"二是",     U"三是",  U"另外",
                            U"该负责人", U"他说",   U"她说", U"他表示",   U"她表示"});

// Weights of a logistic regression over the sentences of news text: which of them begin a
// paragraph, told by their first words.
double opening_of(Text text, std::size_t words, bool opens_turn) {
  static constexpr WordList kOpeners(
      {U"据",   U"此外", U"目前",   U"随后",   U"会议", U"活动", U"近年来", U"接下来",
       U"另据", U"截至", U"当天",   U"下一步", U"会上", U"记者", U"近日",   U"日前",
       U"昨日", U"今年", U"去年",   U"与此",   U"为此", U"座谈", U"调研",   U"最后",
       U"当日", U"仪式", U"在座",   U"交流",   U"会前", U"会后", U"会谈",   U"随着",
       U"来自", U"会见", U"委员长", U"陪同",   U"文章", U"意见"});
  // They point back.
  static constexpr WordList kSequels(
      {U"但",   U"该",   U"其",   U"希望", U"相信", U"二是",   U"三是",     U"四是",
       U"五是", U"二要", U"三要", U"同时", U"不过", U"大家",   U"只有",     U"对此",
       U"因此", U"所以", U"双方", U"当前", U"加强", U"一方面", U"另一方面", U"必须",
       U"推进", U"坚持", U"我们", U"并",   U"还",   U"这",     U"那",       U"而"});
  const char32_t first = text.front();
  if (opens_turn) return 2;
  if (first == U'要') return -2.7;
  if (first == U'他' || first == U'她' || first == U'我') return -2.3;
  if (kSequels.begins(text)) return -1.4;
  constexpr std::size_t kFirstClause = 16;
  static constexpr CharacterSet kClauseEnds(U"，,：");
  const Text start = text.substr(0, kFirstClause);
  const auto ends_clause = [](char32_t c) { return kClauseEnds.has(c); };
  const auto behind_words = start.begin() + std::min(words, start.size());
  const Text clause(start.begin(), std::find_if(behind_words, start.end(), ends_clause));
  double w = 0;
  if (clause.size() < std::min(kFirstClause, text.size()) && kSays.ends(clause)) {
    w += 1.4;
  }
  if (kOpeners.begins(text)) w += 1;
  if (first == U'《') w += 1;
  if (first == U'在') w += 0.5;
  if (first == U'“') w += 0.3;
  return std::min(w, 1.8);
}

// "一、", "（一）", "1.", "■", "●", "【现场】" alone on the line.
bool is_label(Text text) {
  if (text.empty()) return false;
  if (text.front() == U'【' && text.back() == U'】' && text.size() <= 14) return true;
  static constexpr CharacterSet kBullets(U"■●◆▲★□○◇△☆▪▶►");
  if (kBullets.has(text.front())) return true;
  static constexpr CharacterSet kNumerals(U"一二三四五六七八九十");
  if (kNumerals.has(text.front()) && text.size() > 2 && (text[1] == U'、' || text[1] == U'.'))
    return true;
  return text.size() > 3 && text.front() == U'（' && kNumerals.has(text[1]) && text[2] == U'）';
}

// 图为修缮后的石桥。, ↑老木匠在刨船板。 王二 摄: the words below a picture.
bool is_caption(const Line& line) {
  static constexpr std::array<std::string_view, 10> kOpeners = {
      "图为", "上图", "下图", "左图", "右图", "图①", "图②", "图：", "↑", "↓"};
  if (line.blank_before && line.text.starts_with("图片由") && !line.text.ends_with("。"))
    return true;
  return (line.blank_before || line.text.starts_with("↑")) &&
         std::any_of(kOpeners.begin(), kOpeners.end(),
                     [&](std::string_view opener) { return line.text.starts_with(opener); });
}

// 老木匠在刨船板。 王二 摄: a few words that end in who took the picture, on a line set apart.
// 摄影报道 signs a story told by a picture, too, but that is more than a few words.
bool credits_picture(const Line& line, std::size_t characters, std::string_view credit) {
  constexpr std::size_t kLongest = 48, kLongestOfReport = 26;  // characters
  credit = trim(credit);
  if (credit.ends_with("）")) credit.remove_suffix(std::string_view("）").size());
  if (credit.ends_with("摄影报道")) return line.blank_before && characters <= kLongestOfReport;
  return line.blank_before && characters <= kLongest &&
         (credit.ends_with("摄") || credit.ends_with("供图") || credit.ends_with("摄影"));
}

// 老木匠在刨船板。王二摄: the same without a space, where nothing says that it is a byline.
bool ends_in_photographer(const Line& line, Text text) {
  constexpr std::size_t kLongest = 48, kShortestName = 2, kLongestName = 4;  // characters
  if (!line.blank_before || text.size() > kLongest || text.back() != U'摄') return false;
  const std::size_t stop = text.rfind(U'。');
  if (stop == Text::npos) return false;
  const Text name = text.substr(stop + 1, text.size() - stop - 2);
  return name.size() >= kShortestName && name.size() <= kLongestName &&
         std::all_of(name.begin(), name.end(), is_han);
}

// 雾锁码头 渡轮停航: a space between two clauses, and nothing else that parts them.
bool parts_clauses(Text text) {
  constexpr std::size_t kShortest = 4;  // characters of a clause
  const std::size_t space = text.find(U' ');
  if (space == Text::npos || space < kShortest) return false;
  const std::size_t behind = text.find_first_not_of(U' ', space);
  return behind != Text::npos && text.size() - behind >= kShortest && is_han(text[space - 1]) &&
         is_han(text[behind]) && text.find(U' ', behind) == Text::npos;
}

// Pieces that say by their headline what they are, and need no more words.
bool names_piece(Text text) {
  constexpr std::size_t kLongest = 6;
  static constexpr WordList kPieces(
      {U"公告",       U"通告",     U"启事", U"讣告", U"声明", U"更正",     U"通知",
       U"任免",       U"公示",     U"名单", U"唁电", U"贺信", U"贺电",     U"讣闻",
       U"简讯",       U"短讯",     U"快讯", U"简报", U"时讯", U"新闻集锦", U"图片新闻",
       U"一句话新闻", U"天气预报", U"天气", U"菜价", U"来信"});
  return text.size() <= kLongest && kPieces.ends(text);
}

// 编辑同志：, 各位代表：
bool is_address(Text text) {
  constexpr std::size_t kLongest = 14;
  static constexpr WordList kAddressed({U"同志", U"同志们", U"代表", U"委员", U"朋友", U"朋友们",
                                        U"来宾", U"先生", U"女士", U"编辑", U"编辑部", U"报社",
                                        U"您好", U"你好", U"乡亲们", U"同学们"});
  return text.size() <= kLongest && (text.back() == U'：' || text.back() == U':') &&
         kAddressed.ends(text.substr(0, text.size() - 1));
}

// 编辑同志：我家住在…: the letter begins right behind. 王委员：… would be somebody's turn.
bool opens_letter(Text text) {
  static constexpr WordList kReaders(
      {U"编辑同志", U"编辑部", U"贵报", U"报社", U"记者同志", U"尊敬的"});
  const std::size_t length = kReaders.length_at_start(text);
  constexpr std::size_t kLongest = 14;
  return length > 0 && text.substr(length, kLongest - length).find_first_of(U"：:"sv) != Text::npos;
}

// 2021年3月2日, 二○○五年六月: a day and nothing else.
bool is_day(Text text) {
  constexpr Text kDay = U"0123456789０１２３４５６７８９〇○零一二三四五六七八九十年月日 ";
  constexpr std::size_t kShortest = 6;
  return text.size() >= kShortest && (text.back() == U'日' || text.back() == U'月') &&
         text.find(U'年') != Text::npos && text.find_first_not_of(kDay) == Text::npos;
}

// （未完待续）, （完）: behind the last sentence.
bool ends_piece(Text text) {
  static constexpr std::array<Text, 6> kNotes = {U"未完待续", U"待续",   U"未完",
                                                 U"完",       U"全文完", U"连载完"};
  if (text.size() < 3 || (text.front() != U'（' && text.front() != U'(')) return false;
  const Text note = text.substr(1, text.size() - 2);
  return std::find(kNotes.begin(), kNotes.end(), note) != kNotes.end();
}

// Who signs: a name above a day, or a reader's: 读者 王二.
bool is_signature(Text text, std::string_view next) {
  constexpr std::size_t kLongest = 20;
  static constexpr WordList kWriters(
      {U"读者", U"市民", U"居民", U"村民", U"网友", U"业主", U"家长", U"乘客", U"职工", U"学生"});
  if (is_day(text) || ends_piece(text)) return true;
  if (text.size() > kLongest) return false;
  const std::size_t name = text.rfind(U' ');
  const bool is_reader = name != Text::npos && text.size() - name <= 4 &&
                         kWriters.ends(text.substr(0, text.find_last_not_of(U' ', name) + 1));
  constexpr std::size_t kLongestDay = 60;  // bytes
  const auto day_follows = [&] {
    return next.size() <= kLongestDay && (next.ends_with("日") || next.ends_with("月")) &&
           is_day(to_utf32(next));
  };
  return (is_reader || day_follows()) && std::all_of(text.begin(), text.end(), [](char32_t c) {
           return is_han(c) || c == U' ' || c == U'（' || c == U'）';
         });
}

}  // namespace

std::size_t dateline_length(std::string_view text) {
  if (text.starts_with("（上接")) {    // the story began on another page
    constexpr std::size_t kMost = 36;  // bytes
    std::size_t end = 0;
    std::u32string start;
    while (end < text.size() && end < kMost) start.push_back(next_code_point(text, end));
    return to_utf8(start.substr(0, jump_note_length(start))).size();
  }
  if (text.starts_with("【")) {  // 【本报讯】
    constexpr std::size_t kMark = std::string_view("【").size();
    const std::size_t inside = dateline_length(text.substr(kMark));
    const bool closes = inside > 0 && text.substr(kMark + inside).starts_with("】");
    return closes ? inside + 2 * kMark : 0;
  }
  static constexpr CharacterSet kFirst(U"本综新中据人");
  if (!kFirst.has(first_code_point(text))) return 0;
  static constexpr std::array<std::string_view, 8> kWhole = {
      "本报讯", "本报综合消息", "本报综合报道", "本台消息",
      "本刊讯", "本网讯",       "综合消息",     "本报消息"};
  for (const std::string_view dateline : kWhole) {
    if (text.starts_with(dateline)) return dateline.size();
  }
  // 新华社北京1月2日电, 本报北京1月2日讯, 中新社郑州电: an agency or 本报, a place and date, then
  // 电 or 讯.
  static constexpr std::array<std::string_view, 9> kAgencies = {
      "新华社", "新华网", "中新社", "中新网", "据新华社", "人民日报", "本报", "本台", "人民网"};
  static constexpr CharacterSet kOutside(U"，,、“《");  // what stands in no dateline
  for (const std::string_view agency : kAgencies) {
    if (!text.starts_with(agency)) continue;
    std::size_t at = agency.size();
    char32_t before = 0;
    for (std::size_t n = 0; n < 18 && at < text.size(); ++n) {
      const char32_t c = next_code_point(text, at);
      if (c == U'电' || c == U'讯') return n > 0 && before != U'通' ? at : 0;  // 通讯员
      if (c == U'者') return 0;                                                // 记者
      before = c;
      if (kSentenceEnds.has(c) || kOutside.has(c)) return 0;
    }
  }
  return 0;
}

namespace {

// 新华社上海3月26日 / 电 …: the column broke inside the dateline.
bool dateline_runs_on(const std::string& text, std::string_view next) {
  if (!next.starts_with("电") && !next.starts_with("讯") && !text.ends_with("本报") &&
      !text.ends_with("日")) {
    return false;
  }
  constexpr std::size_t kMost = 30;  // bytes of the next line
  std::size_t end = 0;
  while (end < next.size() && end < kMost) next_code_point(next, end);
  return text.size() < 90 && dateline_length(text + std::string(next.substr(0, end))) > text.size();
}

// The byline in brackets that a text begins with.
std::optional<Byline> byline_at(std::string_view text) {
  auto head = find_head_byline(text);
  if (!head || head->begin > 0) return std::nullopt;
  return std::move(head->byline);
}

}  // namespace

Cues cues_of(const Line& line, Text wide, std::string_view next) {
  Cues cues;
  cues.characters = wide.size();
  if (wide.empty()) return cues;
  const std::size_t words = count_marks(wide, cues);
  cues.word_follows = !next.empty() && !is_han(first_code_point(next));
  const std::size_t note = trailing_jump_note_length(wide);
  cues.goes_elsewhere = note > 0 && note < wide.size();
  cues.ends_sentence = cues.goes_elsewhere || ends_sentence(wide);
  cues.ends_open = kOpenEnds.has(wide.back());
  cues.ends_colon = wide.back() == U'：' || wide.back() == U':';
  cues.opens_closed = kClosedStarts.has(wide.front());
  const std::size_t dateline = dateline_length(line.text);
  cues.has_dateline = dateline > 0 || dateline_runs_on(line.text, next);
  if (dateline > 0) cues.head = byline_at(trim(std::string_view(line.text).substr(dateline)));
  cues.opens_with_day = opens_with_day(wide);
  cues.opens_like_lead = cues.opens_with_day || opens_like_lead(wide);
  cues.goes_on = kGoesOn.begins(wide);
  cues.is_note = cues.opens_with_day && is_note(wide);
  cues.says_so = cues.commas > 0 && cues.stops == 0 && says_so(wide);
  const std::size_t speaker = speaker_length(wide, words);
  cues.speaker = speaker * std::string_view("人").size();
  cues.opening =
      opening_of(wide, words, speaker > 0 && speaker + 1 < wide.size() && wide[speaker] == U'：');
  cues.is_label = is_label(wide);
  cues.is_caption = is_caption(line) || ends_in_photographer(line, wide);
  cues.ends_sentence = cues.ends_sentence || cues.is_caption;
  if (cues.is_caption) return cues;  // who took the picture did not write the story
  if (mentions_author(wide)) {
    cues.byline = parse_byline(wide);
    if (!cues.byline) cues.tail = find_tail_byline(wide);
  }
  if (cues.tail && credits_picture(line, cues.characters, line.text.substr(cues.tail->begin))) {
    cues.is_caption = cues.ends_sentence = true;
    cues.tail.reset();
  }
  if (cues.byline || cues.tail || cues.is_caption) return cues;
  cues.parts_clauses = cues.commas + cues.stops == 0 && parts_clauses(wide);
  cues.names_piece = names_piece(wide);
  cues.is_address = is_address(wide);
  cues.is_letter = cues.is_address || opens_letter(wide);
  cues.is_signature = is_signature(wide, next);
  cues.ends_sentence = cues.ends_sentence || cues.is_signature || cues.is_address;
  return cues;
}

}  // namespace baoku
