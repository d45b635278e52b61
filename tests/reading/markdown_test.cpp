#include "reading/markdown/markdown.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

namespace baoku {
namespace {

struct Text {
  MarkdownText text;
  std::string reports;
};

Text article(std::string markdown) {
  Text out;
  Diagnostics diagnostics;
  out.text = markdown_text(Source("a.md", std::move(markdown)), 0, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) out.reports += diagnostic.text();
  return out;
}

std::vector<Line> lines(std::string markdown) {
  Diagnostics diagnostics;
  return markdown_lines(Source("a.md", std::move(markdown)), 0, diagnostics);
}

TEST_CASE("paragraphs of an article are joined as print would join them") {
  const Text out = article("船能坐\n十二个人，\n夏天水大。\n\nthe old\nferry\n");
  REQUIRE(out.text.blocks.size() == 2);
  CHECK(out.text.blocks[0].text == "船能坐十二个人，夏天水大。");
  CHECK(out.text.blocks[0].html.empty());
  CHECK(out.text.blocks[0].lines.first == 1);
  CHECK(out.text.blocks[0].lines.last == 3);
  CHECK(out.text.blocks[1].text == "the old ferry");
}

TEST_CASE("the first heading of level 1 is the title, the others are subheads") {
  const Text out = article("# 老渡口\n\n正文。\n\n## 摆渡人\n\n# 船\n");
  CHECK(out.text.title == "老渡口");
  CHECK(out.text.title_lines.first == 1);
  REQUIRE(out.text.blocks.size() == 3);
  CHECK(out.text.blocks[1].kind == Block::Kind::subhead);
  CHECK(out.text.blocks[1].text == "摆渡人");
  CHECK(out.text.blocks[2].kind == Block::Kind::subhead);
}

TEST_CASE("inline marks become HTML beside the plain text") {
  const Text out = article("老**渡口**的 [船](https://example.org/a?b=1&c=2)<b>。\n");
  REQUIRE(out.text.blocks.size() == 1);
  CHECK(out.text.blocks[0].text == "老渡口的 船<b>。");
  CHECK(out.text.blocks[0].html ==
        "老<strong>渡口</strong>的 <a href=\"https://example.org/a?b=1&amp;c=2\">船</a>"
        "&lt;b&gt;。");
}

TEST_CASE("several threads read Markdown as one does") {
  const std::string markdown = "老师傅~~都不肯用~~起初不肯用，见 https://example.org/open。\n\n" +
                               std::string("| 道 | 用时 |\n|---|---|\n| 采 | 一天 |\n");
  const auto html_of = [&] {
    std::string html;
    for (const Block& block : article(markdown).text.blocks) html += block.html;
    return html;
  };
  const std::string alone = html_of();
  REQUIRE(alone.find("<del>") != std::string::npos);
  std::atomic<int> others = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 500; ++i) others += html_of() != alone;
      });
    }
  }
  CHECK(others == 0);
}

TEST_CASE("raw HTML is shown as the text that it is") {
  const Text out =
      article("<script>alert(1)</script>\n\n前<img src=x onerror=alert(1)>后 <!-- a -->\n");
  REQUIRE(out.text.blocks.size() == 2);
  CHECK(out.text.blocks[0].text == "<script>alert(1)</script>");
  CHECK(out.text.blocks[0].html.empty());
  CHECK(out.text.blocks[0].lines.first == 1);
  CHECK(out.text.blocks[1].text == "前<img src=x onerror=alert(1)>后 <!-- a -->");
  CHECK(out.text.blocks[1].html.empty());
}

TEST_CASE("links that lead nowhere become their words, and that is said") {
  const Text out = article("一个[词](javascript:alert(1))和[别处](../b.md)。\n");
  REQUIRE(out.text.blocks.size() == 1);
  CHECK(out.text.blocks[0].text == "一个词和别处。");
  CHECK(out.text.blocks[0].html.empty());
  CHECK(out.reports ==
        "a.md:1:1: warning: the link to “javascript:alert(1)” leads nowhere on the site and is "
        "shown as text: write a full http address\n"
        "    1 | 一个[词](javascript:alert(1))和[别处](../b.md)。\n"
        "      | ^\n"
        "a.md:1:1: warning: the link to “../b.md” leads nowhere on the site and is shown as text: "
        "write a full http address\n"
        "    1 | 一个[词](javascript:alert(1))和[别处](../b.md)。\n"
        "      | ^\n");
}

TEST_CASE("pictures are replaced by their description, so that nothing is fetched from elsewhere") {
  const Text out = article("![老渡口](https://example.org/x.png)\n");
  REQUIRE(out.text.blocks.size() == 1);
  CHECK(out.text.blocks[0].text == "[图：老渡口]");
  CHECK(out.text.blocks[0].html.empty());
  CHECK(out.reports.find("the picture “https://example.org/x.png” is not published") !=
        std::string::npos);
}

TEST_CASE("tables, lists and footnotes are whole elements of safe HTML") {
  const Text out = article(
      "停航[^1]。\n\n| 年 | 事 |\n|:--|--:|\n| 1931 | <b>下水</b> |\n\n- 一\n- ~~二~~\n\n[^1]: "
      "见县志。\n");
  REQUIRE(out.text.blocks.size() == 4);
  CHECK(out.text.blocks[1].kind == Block::Kind::other);
  CHECK(out.text.blocks[1].text == "年 事 1931 <b>下水</b>");
  CHECK(out.text.blocks[1].html.find("align") == std::string::npos);
  CHECK(out.text.blocks[1].html.find("<td>&lt;b&gt;下水&lt;/b&gt;</td>") != std::string::npos);
  CHECK(out.text.blocks[2].html.find("<li><del>二</del></li>") != std::string::npos);
  CHECK(out.text.blocks[3].text.find("见县志。") != std::string::npos);
  CHECK(out.text.blocks[3].html.find("<section class=\"footnotes\"") == 0);
  CHECK(out.text.blocks[3].html.ends_with("</section>"));
}

TEST_CASE("bare addresses become links") {
  const Text out = article("见 https://example.org/a 。\n");
  REQUIRE(out.text.blocks.size() == 1);
  CHECK(out.text.blocks[0].html ==
        "见 <a href=\"https://example.org/a\">https://example.org/a</a> 。");
}

TEST_CASE("a Markdown sheet keeps its lines and marks its headings") {
  const std::vector<Line> out = lines(
      "# 石桥**通车**\n\n本报讯 昨天上午，\n城东的石桥\n\n\n修好通车。\n## 小标题\n    "
      "四格缩进的一段。\n");
  REQUIRE(out.size() == 6);
  CHECK(out[0].heading == 1);
  CHECK(out[0].text == "石桥通车");
  CHECK(out[0].blank_before);
  CHECK(out[1].text == "本报讯 昨天上午，");
  CHECK(out[1].number == 3);
  CHECK(out[1].blank_before);
  CHECK(out[2].text == "城东的石桥");
  CHECK(out[2].number == 4);
  CHECK_FALSE(out[2].blank_before);
  CHECK(out[3].number == 7);
  CHECK(out[3].blank_before);
  CHECK(out[4].heading == 2);
  CHECK_FALSE(out[4].blank_before);
  CHECK(out[5].text == "四格缩进的一段。");  // no code block: print indents its paragraphs
  CHECK(out[5].html.empty());
  CHECK(out[5].indent == 4);
}

TEST_CASE("a rule below a paragraph does not make it a headline") {
  const std::string body =
      "本报讯 昨天上午，城东的石桥修好通车，两岸的居民不用再绕行五里路，孩子上学也不用早起了，"
      "赶集的人比往常多。";
  const std::vector<Line> out = lines(body + "\n---\n下一篇\n===\n");
  REQUIRE(out.size() == 2);
  CHECK(out[0].text == body);
  CHECK(out[0].heading == 0);
  CHECK(out[1].heading == 1);
}

TEST_CASE("a table on a sheet is one line with its HTML") {
  const std::vector<Line> out = lines("| 年 | 事 |\n|--|--|\n| 1931 | 下水 |\n");
  REQUIRE(out.size() == 1);
  CHECK(out[0].text == "年 事 1931 下水");
  CHECK(out[0].html.starts_with("<table>"));
  CHECK(out[0].number == 1);
  CHECK(out[0].last_number == 3);
}

// Each of these has brought a Markdown program down somewhere, or kept it busy for ever: then ctest
// gives up.
TEST_CASE("hostile nesting and repetition come to an end and lose nothing") {
  const auto repeated = [](std::string_view text, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += text;
    return out;
  };
  const std::vector<std::string> hostile = {
      repeated("#", 50000),
      repeated("#\n", 50000),
      repeated("# a\n", 50000),
      repeated(">", 50000) + " a",
      repeated("- ", 20000) + "a",
      repeated("[", 50000),
      repeated("[a](", 50000),
      repeated("![", 50000),
      repeated("*", 50000) + "a" + repeated("*", 50000),
      repeated("*a **b ", 20000),
      repeated("_", 50000),
      repeated("<", 50000),
      repeated("<!--", 50000),
      repeated("www.", 50000),
      repeated("a@", 50000),
      repeated("[^a]", 20000) + "\n\n[^a]: x",
      repeated("a\n", 50000) + "|-|\n",
      "|" + repeated("a|", 5000) + "\n|" + repeated("-|", 5000) + "\n" + repeated("|a\n", 500),
  };
  for (const std::string& text : hostile) {
    CAPTURE(text.substr(0, 20));
    CHECK_NOTHROW(article(text));
    CHECK_NOTHROW(lines(text));
  }
  const Text deep = article(repeated(">", 50000) + " a");
  REQUIRE(deep.text.blocks.size() == 1);
  CHECK(deep.text.blocks[0].text.size() == 50002);
  CHECK(deep.reports.find("a.md:1:1: warning: marks are nested more than 100 deep here") == 0);
}

}  // namespace
}  // namespace baoku
