// What a line of a sheet shows by itself: the evidence from which `segmentation` decides what it
// is.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "reading/article.h"
#include "reading/layout/bylines.h"
#include "reading/layout/lines.h"
#include "reading/layout/rare.h"

namespace baoku {

struct Cues {
  std::size_t characters = 0;
  std::size_t commas = 0;  // ， , ；
  std::size_t stops = 0;   // 。 inside the line, the last character not counted
  bool has_digit = false;
  bool ends_sentence = false;  // 。！？…, also in front of a closing quote or bracket
  bool ends_open = false;      // ，、：；（“《 or a dash: what follows belongs to it
  bool ends_colon = false;
  bool opens_closed = false;     // begins with ，。、”）: belongs to what stands before it
  bool has_dateline = false;     // 本报讯, 新华社北京1月2日电, 本台消息
  bool opens_like_lead = false;  // 1月20日上午, 近日, 记者从: the usual openings of a story
  bool opens_with_day = false;   // 1月20日，, 自1月20日起, 记者1月20日从
  bool is_note = false;  // （1月20日县人大常委会第三次会议通过）: says when a list was made
  bool goes_on = false;     // 下一步, 据介绍, 此外: goes on with a story
  bool says_so = false;     // 馆长王二说，…: somebody's words follow, as in no headline
  std::size_t speaker = 0;  // bytes of 问, 答, 记者, 王局长 in front of a colon
  double opening = 0;  // log-odds that a sentence that begins so begins a paragraph: 会议指出 and
                       // 下一步 do, 他说, 要 and 其中 go on with what was said before
  bool is_label = false;       // 【现场】, ■, 一、: heads a part of a story
  bool parts_clauses = false;  // a space where running text has none: two clauses of a headline
  bool names_piece = false;    // 简讯, 公告, 天气预报, or above a poem: a headline of few words
  bool is_caption = false;     // 图为修缮后的石桥: says what a picture shows
  bool is_address = false;     // 编辑同志：, 各位代表：: whom a letter or speech is for
  bool is_letter = false;      // the same, or 编辑同志：我家住在…, where its text follows
  bool is_signature = false;  // 云渡镇人民政府, 2021年3月2日, 读者 王二: who signs a text, and when
  bool goes_elsewhere = false;  // …（下转第3版）: the story ends here on this sheet
  bool is_row = false;          // 北京 晴 3～9℃: one of several lines of a table
  bool begins_item = false;  // 任命王二为…；, 记者：…？: one of several sentences of a list (see
                             // items.h), or one of several turns (see turns.h)
  bool word_follows = false;  // the next line begins with what may not be broken: letters, figures,
                              // an opening mark
  bool splits_word = false;   // the break in front of it cuts a word in two (see broken_words.h)
  bool is_unclosed = false;   // opens a 《, “ or （ that it does not close
  double echo = 0;  // share of its character pairs that the lines below say again; set when it may
                    // be a headline (see repetition.h)
  double announced = 0;    // how far a headline that stands further down says that its story begins
                           // here, 0..1 (see repetition.h)
  double heads_above = 0;  // the same, of the lines of that headline
  double seam = 0;  // log-odds that the text below it is about another matter than the text above
  std::size_t width = 0;           // cells of the column around it; 0: the text is not wrapped
  std::size_t dropped_indent = 4;  // cells that extraction may have dropped where it begins a
                                   // paragraph
  Rare<Byline> byline;             // the whole line is a byline
  Rare<TailByline> tail;           // a byline stands behind the line's last sentence
  Rare<Byline> head;               // a byline in brackets stands behind its dateline
  Rare<Byline> wrapped_head;       // the same, over several lines
};

// Returns the cues of one line, whose characters are `wide`; `next` is the text of the line below,
// into which a dateline may run. `width`, `echo` and `seam` stay unset (see columns.h).
Cues cues_of(const Line& line, std::u32string_view wide, std::string_view next);

// Length in bytes of the dateline at the start of `text` (本报讯, 新华社北京1月2日电,
// 本报北京1月2日讯), or 0.
std::size_t dateline_length(std::string_view text);

}  // namespace baoku
