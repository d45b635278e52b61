#include "web/text.h"

#include <catch2/catch.hpp>

using namespace baoku;

namespace {

std::string marked(const std::string& text, const std::string& name, std::size_t length) {
  const std::size_t at = text.find(name);
  const Sentence sentence = sentence_around(text, at, at + name.size(), length);
  return sentence.before + "[" + sentence.middle + "]" + sentence.after;
}

}  // namespace

TEST_CASE("a text is shortened at its end, never in the middle of a character") {
  CHECK(shortened("老桥修复完工", 6) == "老桥修复完工");
  CHECK(shortened("老桥修复完工", 5) == "老桥修复…");
  CHECK(shortened("老桥修，复完工", 5) == "老桥修…");
  CHECK(shortened("", 5) == "");
  CHECK(shortened("  老 \n\t 桥  ", 5) == "老 桥");
}

TEST_CASE("the sentence around a name is found with its quotes") {
  CHECK(marked("天晴。镇长林远山来了。人散。", "林远山", 50) == "镇长[林远山]来了。");
  CHECK(marked("“天晴。”林远山说。", "林远山", 50) == "[林远山]说。");
  CHECK(marked("他问林远山：“好吗？”后来走了。", "林远山", 50) == "他问[林远山]：“好吗？”");
}

TEST_CASE("a long sentence is cut on both sides and says so") {
  CHECK(marked("一二三四五六林远山七八九十百千", "林远山", 3) == "…四五六[林远山]七八九…");
}
