#include "web/headline.h"

#include <catch2/catch.hpp>

using namespace baoku;

TEST_CASE("a headline breaks at the space that was a line end in print, then between words") {
  CHECK(headline_html("老桥修好以后 我们来了") ==
        "<span class=\"part\">老<wbr>桥<wbr>修好<wbr>以后</span> "
        "<span class=\"part\">我们<wbr>来<wbr>了</span>");
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
