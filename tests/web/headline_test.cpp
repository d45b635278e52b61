#include "web/headline.h"

#include <catch2/catch.hpp>

using namespace baoku;

TEST_CASE("a headline breaks at the space that was a line end in print, then between words") {
  CHECK(headline_html("老桥修好以后 我们来了") ==
        "<span class=\"part\">老桥<wbr>修好<wbr>以后</span> "
        "<span class=\"part\">我们<wbr>来了</span>");
}

TEST_CASE("a headline breaks at its dash and behind its colon, not for a word or two") {
  CHECK(headline_html("筑牢伟大复兴的保障——官兵热议会议精神")
            .find("</span><span class=\"part\">——") != std::string::npos);
  CHECK(headline_html("机制新闻发布会：全国新增病例下降").find("：</span><span class=\"part\">") !=
        std::string::npos);
  CHECK(headline_html("世卫：全球新增病例超过去年").find("<span") == std::string::npos);
}

TEST_CASE(
    "a name that no dictionary knows stays on one line of a headline, and so does a particle") {
  CHECK(headline_html("温仲铭先生走过三十座老桥").find("温仲铭") != std::string::npos);
  CHECK(headline_html("市民修好的石桥又开放了").find("<wbr>的") == std::string::npos);
}

TEST_CASE("no line of a headline begins with a mark") {
  CHECK(headline_html("图书馆、博物馆，“周末”开放").find("<wbr>、") == std::string::npos);
  CHECK(headline_html("图书馆、博物馆，“周末”开放").find("“<wbr>") == std::string::npos);
  CHECK(headline_html("图书馆、博物馆，“周末”开放").find("<wbr>”") == std::string::npos);
}

TEST_CASE("a headline's markup is text, and Latin words stay as they are") {
  CHECK(headline_html("<b>GDP</b> up & away again") ==
        "&lt;b&gt;GDP&lt;/b&gt; up &amp; away again");
  CHECK(headline_html("<短>") == "&lt;短&gt;");
}
