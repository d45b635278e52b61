#include "commands/site_files.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/temporary_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

TEST_CASE("A request is answered with the file, its type and its character set") {
  const TemporaryFolder folder;
  folder.write("site/index.html", "home");
  folder.write("site/a/1/index.html", "first");
  folder.write("site/assets/main.css", "css");
  folder.write("site/assets/main.js", "js");
  folder.write("site/search/manifest.json", "{}");
  folder.write("site/人物/王/index.html", "王");
  folder.write("site/feed.xml", "<feed/>");
  folder.write("site/x.unknown", "?");
  const fs::path site = folder.path() / "site";
  const auto answer = [&](std::string_view path) {
    const SiteAnswer got = answer_from(site, path);
    return std::to_string(got.status) + " " + got.type + " " + got.body + got.location;
  };
  CHECK(answer("/") == "200 text/html; charset=utf-8 home");
  CHECK(answer("/a/1/") == "200 text/html; charset=utf-8 first");
  CHECK(answer("/a/1/index.html") == "200 text/html; charset=utf-8 first");
  CHECK(answer("/a/1") == "301 text/html; charset=utf-8 /a/1/");
  CHECK(answer("/人物/王") == "301 text/html; charset=utf-8 /%E4%BA%BA%E7%89%A9/%E7%8E%8B/");
  CHECK(answer("/人物/王/") == "200 text/html; charset=utf-8 王");
  CHECK(answer("/assets/main.css") == "200 text/css; charset=utf-8 css");
  CHECK(answer("/assets/main.js") == "200 text/javascript; charset=utf-8 js");
  CHECK(answer("/search/manifest.json") == "200 application/json {}");
  CHECK(answer("/feed.xml") == "200 application/xml <feed/>");
  CHECK(answer("/x.unknown") == "200 application/octet-stream ?");
  CHECK(answer("/assets/") == "404 text/html; charset=utf-8 <p>404</p>");
  folder.write("site/404.html", "not here");
  CHECK(answer("/absent") == "404 text/html; charset=utf-8 not here");
}

TEST_CASE("No path leads out of the site or to hidden files") {
  const TemporaryFolder folder;
  folder.write("secret.txt", "secret");
  folder.write("site/index.html", "home");
  folder.write("site/.baoku-files", "secret");
  for (const std::string& path :
       {std::string("/../secret.txt"), std::string("/a/../../secret.txt"),
        std::string("//etc/passwd"), std::string("/.baoku-files"), std::string("/./index.html"),
        std::string("secret.txt"), std::string(), std::string("/..\\secret.txt"),
        std::string("/index.html\0", 12), folder.path().string()}) {
    INFO(path);
    CHECK(answer_from(folder.path() / "site", path).status == 404);
  }
}

TEST_CASE("The reloading script goes to the end of the body, and problems are shown as text") {
  CHECK(with_reload_script("<body>x</body></html>", 3) ==
        "<body>x<script src=\"/_baoku/reload.js?build=3\"></script></body></html>");
  CHECK(with_reload_script("x", 0) == "x<script src=\"/_baoku/reload.js?build=0\"></script>");
  CHECK(problems_page("a < b & <script>", 0).find("<pre>a &lt; b &amp; &lt;script></pre>") !=
        std::string::npos);
}

}  // namespace
}  // namespace baoku
