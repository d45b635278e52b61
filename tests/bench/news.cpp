#include "news.h"

#include <array>

#include "base/utf8.h"

namespace baoku::bench {
namespace {

constexpr std::array kTitles = {"%L%V%O",        "%W%W推动%O", "%O迎来%W变化",     "%L：%W里的%W",
                                "我市%V%O",      "%W%O见成效", "%L今年增收%N",     "%N的背后是%W%W",
                                "让%W走进%L",    "%p和他的%W", "%O现场会在%L召开", "一张%W温暖%L",
                                "%W%W助力%O提质"};

constexpr std::array kOpenings = {
    "日前，%P来到%L，%V%O，并听取了%W%W的汇报。",   "记者从%L获悉，%W的%O已于近期完成，共投入%N。",
    "清晨，%L的%W刚刚打开大门，%p就开始为%W忙碌。", "在%L召开的会议上，%P%V%O，对%W提出了要求。",
    "今年以来，%L围绕%W和%W，取得了%A成绩。",       "由%L主办的%W活动结束，%N参加了%O。"};

constexpr std::array kSentences = {"%P说，%W与%W是%A基础，%O要同%W结合起来。",
                                   "据%p介绍，%L已经%V%O，受益的有%N。",
                                   "为了%W，%L先后投入%N，%V%O，%W问题得到缓解。",
                                   "%W%W的做法受到%A欢迎，不少居民专程从%L赶来。",
                                   "在%W现场，%W、%W和%W摆放整齐，%P逐一%V%O。",
                                   "与去年同期相比，%W增加%N，%O也有%A进步。",
                                   "“过去%W，现在%W。”%p指着%O说，“日子一天比一天好。”",
                                   "下一步，%L将继续%W%W，争取早日%V%O。",
                                   "%W不仅带来%W，也让%L的%O有了%A条件。",
                                   "从%W到%W，从%L到%L，%A变化看得见、摸得着。",
                                   "针对%W%W的情况，%P要求有关方面%W，确保%O按期完成。",
                                   "%p在这里工作多年，先后%V%O，被大家称为“%W”。",
                                   "活动当天，%N走上%W，%W声和掌声响成一片。",
                                   "统计显示，%L的%W面积达%N，%O覆盖率稳步提高。",
                                   "%P、%P参加了%W活动，并%V%O。",
                                   "随后，一行人又来到%L，%V%O，了解%W%W%W的进展。"};

constexpr std::array kClosings = {"%L表示，将把%W坚持下去。", "目前，%O正在%A推进之中。",
                                  "%W的故事，还在%L继续。", "这项%W预计年内惠及%N。"};

std::string byline(const Vocabulary& vocabulary, Random& random) {
  switch (random.below(4)) {
    case 0:
      return fill("记者 %R", vocabulary, random);
    case 1:
      return fill("记者 %R %R", vocabulary, random);
    case 2:
      return fill("记者 %R 通讯员 %p", vocabulary, random);
    default:
      return "";
  }
}

}  // namespace

News make_news(const Vocabulary& vocabulary, Random& random, std::size_t characters) {
  News news;
  news.title = fill(random.pick(kTitles), vocabulary, random);
  news.byline = byline(vocabulary, random);
  std::string paragraph = "本报讯 " + fill(random.pick(kOpenings), vocabulary, random);
  std::size_t total = count_code_points(paragraph);
  std::size_t sentences = 1;
  std::size_t wanted = random.between(2, 4);
  while (total < characters) {
    const bool last = total + 40 >= characters;
    const std::string sentence =
        fill(last ? random.pick(kClosings) : random.pick(kSentences), vocabulary, random);
    total += count_code_points(sentence);
    paragraph += sentence;
    if (++sentences >= wanted) {
      news.paragraphs.push_back(std::move(paragraph));
      paragraph.clear();
      sentences = 0;
      wanted = random.between(2, 5);
    }
  }
  if (!paragraph.empty()) news.paragraphs.push_back(std::move(paragraph));
  return news;
}

}  // namespace baoku::bench
