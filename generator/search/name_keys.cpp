#include "search/name_keys.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/pinyin.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kMostReadings = 24;  // of a whole name

// Characters of names that are read in more ways than the name rules and plain pinyin tell.
struct Polyphone {
  std::u32string_view characters;
  std::array<std::string_view, 3> readings;
};
constexpr Polyphone kPolyphones[] = {
    {U"乐樂", {"le", "yue"}},
    {U"行", {"xing", "hang"}},
    {U"重", {"zhong", "chong"}},
    {U"长長", {"chang", "zhang"}},
    {U"朝", {"chao", "zhao"}},
    {U"盛", {"sheng", "cheng"}},
    {U"翟", {"zhai", "di"}},
    {U"覃", {"qin", "tan"}},
    {U"仇", {"qiu", "chou"}},
    {U"解", {"xie", "jie"}},
    {U"单單", {"shan", "dan", "chan"}},
    {U"曾", {"zeng", "ceng"}},
    {U"查", {"zha", "cha"}},
    {U"区區", {"ou", "qu"}},
    {U"朴", {"piao", "pu"}},
    {U"卜", {"bu", "bo"}},
    {U"盖蓋", {"gai", "ge"}},
    {U"宓", {"mi", "fu"}},
    {U"种", {"zhong", "chong"}},
    {U"逄", {"pang"}},
    {U"缪繆", {"miao", "mou", "miu"}},
    {U"柏", {"bai", "bo"}},
    {U"薄", {"bo", "bao"}},
    {U"葛", {"ge"}},
    {U"洗冼", {"xian", "xi"}},
    {U"召", {"zhao", "shao"}},
    {U"尉", {"wei", "yu"}},
    {U"相", {"xiang"}},
    {U"折", {"she", "zhe"}},
    {U"黑", {"hei", "he"}},
    {U"秘祕", {"mi", "bi"}},
    {U"纪紀", {"ji"}},
    {U"万萬", {"wan", "mo"}},
    {U"俟", {"si", "qi"}},
    {U"佟", {"tong"}},
    {U"阚闞", {"kan", "han"}},
    {U"乜", {"nie", "mie"}},
    {U"员員", {"yuan", "yun"}},
    {U"贾賈", {"jia", "gu"}},
    {U"参參", {"can", "shen", "cen"}},
    {U"茜", {"qian", "xi"}},
    {U"莘", {"xin", "shen"}},
    {U"好", {"hao"}},
    {U"传傳", {"chuan", "zhuan"}},
    {U"藏", {"cang", "zang"}},
    {U"晟", {"sheng", "cheng"}},
    {U"都", {"du", "dou"}},
    {U"会會", {"hui", "kuai"}},
    {U"娜", {"na", "nuo"}},
    {U"车車", {"che", "ju"}},
    {U"那", {"na", "nuo"}},
    {U"弹彈", {"tan", "dan"}},
    {U"石", {"shi", "dan"}},
    {U"调調", {"diao", "tiao"}},
    {U"谷", {"gu", "yu"}},
    {U"奇", {"qi", "ji"}},
    {U"降", {"jiang", "xiang"}},
    {U"率", {"shuai", "lv"}},
    {U"宿", {"su", "xiu"}},
    {U"适適", {"shi", "kuo"}},
    {U"叶葉", {"ye", "xie"}},
    {U"应應", {"ying"}},
    {U"燕", {"yan"}},
    {U"还還", {"hai", "huan"}},
    {U"沈", {"shen", "chen"}},
    {U"隗", {"wei", "kui"}},
    {U"郇", {"xun", "huan"}},
    {U"於", {"yu", "wu"}},
    {U"芮", {"rui"}},
    {U"祭", {"zhai", "ji"}},
    {U"侗", {"tong", "dong"}},
    {U"珂", {"ke"}},
    {U"璇", {"xuan"}},
    {U"玥", {"yue"}},
    {U"伽", {"jia", "ga", "qie"}},
    {U"茄", {"jia", "qie"}},
    {U"见見", {"jian", "xian"}},
    {U"露", {"lu", "lou"}},
    {U"和", {"he", "huo"}},
    {U"兴興", {"xing"}},
    {U"华華", {"hua"}},
    {U"不", {"bu", "fou"}},
    {U"予", {"yu"}},
    {U"哈", {"ha"}},
    {U"大", {"da", "dai"}},
    {U"校", {"xiao", "jiao"}},
    {U"佛", {"fo", "fu"}},
    {U"正", {"zheng"}},
    {U"六", {"liu", "lu"}},
    {U"红紅", {"hong", "gong"}},
    {U"给給", {"gei", "ji"}},
    {U"衣", {"yi"}},
    {U"角", {"jiao", "jue"}},
    {U"觉覺", {"jue", "jiao"}},
    {U"南", {"nan", "na"}},
    {U"亚亞", {"ya"}},
    {U"阿", {"a", "e"}},
    {U"厦廈", {"xia", "sha"}},
    {U"艾", {"ai", "yi"}},
    {U"禅禪", {"chan", "shan"}},
    {U"地", {"di", "de"}},
    {U"得", {"de", "dei"}},
    {U"殷", {"yin", "yan"}},
    {U"亓", {"qi"}},
    {U"么麼", {"me", "yao", "mo"}},
    {U"瞿", {"qu"}},
    {U"乘", {"cheng", "sheng"}},
    {U"数數", {"shu", "shuo"}},
    {U"强強", {"qiang", "jiang"}},
    {U"辟", {"bi", "pi"}},
    {U"泊", {"bo", "po"}},
    {U"臧", {"zang", "cang"}},
};

using Readings = std::vector<std::string>;

void add(Readings& readings, std::string reading) {
  if (reading.empty()) return;
  if (std::find(readings.begin(), readings.end(), reading) == readings.end()) {
    readings.push_back(std::move(reading));
  }
}

// ü is typed v on most keyboards, yu in passports, u by everybody else.
void add_with_umlaut(Readings& readings, const std::string& reading) {
  add(readings, reading);
  const std::size_t v = reading.find('v');
  if (v == reading.npos) return;
  for (const char* written : {"u", "yu"}) {
    std::string other = reading;
    add(readings, other.replace(v, 1, written));
  }
}

Readings readings_of(std::u32string_view name, std::size_t at, const std::string& syllable) {
  Readings readings;
  add_with_umlaut(readings, plain_pinyin(syllable));
  if (!is_han(name[at])) return readings;
  // Behind another character no surname is read.
  const std::string given = to_utf8(std::u32string(U"甲") + name[at]);
  add_with_umlaut(readings, plain_pinyin(pinyin_syllables(given).back()));
  for (const Polyphone& polyphone : kPolyphones) {
    if (polyphone.characters.find(name[at]) == polyphone.characters.npos) continue;
    for (const std::string_view reading : polyphone.readings) {
      add_with_umlaut(readings, std::string(reading));
    }
  }
  return readings;
}

}  // namespace

std::vector<std::string> name_keys(std::string_view name) {
  const std::u32string characters = to_utf32(name);
  const std::vector<std::string> syllables = pinyin_syllables(name);
  bool has_han = false;
  std::vector<std::pair<std::string, std::string>> keys = {{"", ""}};  // whole, initials
  for (std::size_t i = 0; i < characters.size() && i < syllables.size(); ++i) {
    has_han = has_han || is_han(characters[i]);
    const Readings readings = readings_of(characters, i, syllables[i]);
    if (readings.empty()) continue;
    std::vector<std::pair<std::string, std::string>> longer;
    for (const auto& [whole, initials] : keys) {
      for (const std::string& reading : readings) {
        if (longer.size() < kMostReadings) {
          longer.emplace_back(whole + reading, initials + reading.front());
        }
      }
    }
    keys = std::move(longer);
  }
  std::vector<std::string> all;
  for (const auto& [whole, initials] : keys) {
    all.push_back(whole);
    if (has_han) all.push_back(initials);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::erase(all, "");
  return all;
}

}  // namespace baoku
