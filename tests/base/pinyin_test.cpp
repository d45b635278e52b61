#include "base/pinyin.h"

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace baoku {
namespace {

std::string joined(std::string_view name) {
  std::string text;
  for (const std::string& syllable : pinyin_syllables(name))
    text += (text.empty() ? "" : " ") + syllable;
  return text;
}

}  // namespace

TEST_CASE("every Han character gives one syllable with its tone") {
  CHECK(joined("王新亭") == "wáng xīn tíng");
  CHECK(joined("吕布") == "lǚ bù");
  CHECK(joined("") == "");
}

TEST_CASE("surnames have their own readings at the beginning of a name") {
  CHECK(joined("曾国强") == "zēng guó qiáng");
  CHECK(joined("单田芳") == "shàn tián fāng");
  CHECK(joined("查良明") == "zhā liáng míng");
  CHECK(joined("解晓东") == "xiè xiǎo dōng");
  CHECK(joined("都文涛") == "dū wén tāo");
  CHECK(joined("任长霞") == "rén cháng xiá");
}

TEST_CASE("surname readings do not spread to given names") {
  CHECK(joined("王单")[0] == 'w');
  CHECK(joined("王单") == "wáng dān");
  CHECK(joined("李解放") == "lǐ jiě fàng");
}

TEST_CASE("double surnames are read as a whole") {
  CHECK(joined("尉迟恭") == "yù chí gōng");
  CHECK(joined("欧阳海") == "ōu yáng hǎi");
  CHECK(joined("单于明") == "chán yú míng");
  CHECK(joined("澹台明") == "tán tái míng");
  CHECK(joined("长孙平") == "zhǎng sūn píng");
}

TEST_CASE("what is no Han character stands as it is") {
  CHECK(pinyin_syllables("安娜·A") == std::vector<std::string>{"ān", "nà", "·", "A"});
}

TEST_CASE("plain pinyin is lower-case ASCII with v for ü") {
  CHECK(plain_pinyin("wáng") == "wang");
  CHECK(plain_pinyin("lǚ") == "lv");
  CHECK(plain_pinyin("nüè") == "nve");
  CHECK(plain_pinyin("A") == "a");
  CHECK(plain_pinyin("·") == "");
}

TEST_CASE("pinyin can be asked from several threads at once") {
  std::vector<std::string> results(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& result : results)
      threads.emplace_back([&result] { result = joined("曾文涛"); });
  }
  for (const std::string& result : results) CHECK(result == "zēng wén tāo");
}

TEST_CASE(
    "readings that were taken over are those that ICU gives, and are told again with new ones") {
  const std::vector<std::string> names = {"曾国强", "单于强", "欧阳修", "长孙无忌", "王新亭"};
  std::vector<std::string> asked;
  take_readings("");
  for (const std::string& name : names) asked.push_back(joined(name));
  const std::optional<std::string> told = new_readings();
  REQUIRE(told);
  CHECK(told->find("s曾 zēng\n") != std::string::npos);
  take_readings(*told);
  CHECK(!new_readings());
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(joined(names[i]) == asked[i]);
  CHECK(joined("龘龘龘") == "dá dá dá");
  CHECK(new_readings());
}

}  // namespace baoku
