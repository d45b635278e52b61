#include "portable.h"

#include <catch2/catch.hpp>
#include <map>

using namespace baoku;

namespace {

class Files : public Output {
 public:
  void write(std::string_view path, std::string_view bytes) override { files.emplace(path, bytes); }
  std::map<std::string, std::string> files;
};

}  // namespace

TEST_CASE("Links to folders name their page when nothing serves the site") {
  CHECK(with_named_pages("<a href=\"../../people/\">a</a> <a href=\"./\">b</a>") ==
        "<a href=\"../../people/index.html\">a</a> <a href=\"./index.html\">b</a>");
  CHECK(with_named_pages("<a href=\"../days/?x=1#y\">a</a>") ==
        "<a href=\"../days/index.html?x=1#y\">a</a>");
  CHECK(with_named_pages("<form action=\"../search/\" method=\"get\">") ==
        "<form action=\"../search/index.html\" method=\"get\">");
  for (const char* same :
       {"<a href=\"https://example.org/a/\">", "<a href=\"mailto:a@b/\">", "<a href=\"/a/\">",
        "<a href=\"#line-3\">", "<a href=\"site.css\">", "href=&quot;a/&quot;", "<a href=\"", ""}) {
    CHECK(with_named_pages(same) == same);
  }
}

TEST_CASE("Files of the index stand beside their script forms, and nothing else does") {
  Files files;
  PortableOutput output(files);
  output.write("search/shards/x.json", "{\"format\":3}\n");
  output.write("articles/x.json", "{}");
  output.write("articles/x/index.html", "<a href=\"../../\">首页</a>");
  CHECK(files.files ==
        std::map<std::string, std::string>{
            {"search/shards/x.json", "{\"format\":3}\n"},
            {"search/shards/x.js", "baokuFile(\"search/shards/x.json\",{\"format\":3});\n"},
            {"articles/x.json", "{}"},
            {"articles/x/index.html", "<a href=\"../../index.html\">首页</a>"}});
}
