#include "search/self_check.h"

#include <catch2/catch.hpp>

#include "archives.h"
#include "search/index.h"
#include "search/page_texts.h"

using namespace baoku;

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

// An article's page as the templates of the project make it, as far as search is concerned.
std::string page_of(const Archive& archive, ArticleIndex a) {
  const Record record = make_record(archive, a);
  std::string html =
      "<!DOCTYPE html><html><body><nav><a href=\"/\">首页</a></nav><article><header "
      "class=\"headline\"><p class=\"kicker\">" +
      escaped(record.kicker) + "</p>\n<h1>" + escaped(record.title) +
      "</h1><p class=\"subtitle\">" + escaped(record.subtitle) +
      "</p><p class=\"facts\"><time>2021</time>"
      "<a href=\"../sections/x/\">" +
      escaped(record.section) + "</a></p><p class=\"byline\">";
  for (const std::string& name : record.byline) {
    html += "<span class=\"role\">记者</span> <bdi>" + escaped(name) + "</bdi>";
  }
  html += "</p></header><div class=\"text\">";
  for (const std::string& block : record.blocks) {
    html += "<p>" + escaped(block) + "<sup class=\"footnote-ref\">1</sup></p>\n";
  }
  html += "</div></article><ul class=\"people\">";
  for (const std::string& name : names_in(archive, a)) {
    html += "<li><a href=\"x\">" + escaped(name) + "</a> <span>局长</span></li>";
  }
  return html + "</ul></body></html>";
}

std::map<std::string, std::string> published(const Archive& archive) {
  MemoryOutput output;
  write_search_index(archive, {1, small_shape()}, output);
  for (ArticleIndex a = 0; a < archive.entries.size(); ++a) {
    output.write(archive.entries[a].path + "index.html", page_of(archive, a));
  }
  return output.files;
}

LoadFile loader_of(const std::map<std::string, std::string>& files) {
  return [&files](const std::string& path) { return files.at(path); };
}

}  // namespace

TEST_CASE("A published index agrees with its pages, every gram of it") {
  const auto alphabet = GENERATE(from_range(std::begin(kAlphabets), std::end(kAlphabets)));
  std::mt19937 random(70 + static_cast<unsigned>(alphabet));
  const auto site = published(random_archive(alphabet, 40, random));
  const SelfCheck check = check_index(loader_of(site), 1000, 2);
  CHECK(check.misses == std::vector<std::string>{});
  CHECK(check.articles == 40);
  CHECK(check.shards > 10);
  CHECK(check.queries > check.shards);
}

TEST_CASE("A page that says more, or less, than the index is noticed") {
  std::mt19937 random(8);
  Archive archive = random_archive(Alphabet::han, 30, random);
  archive.entries[3].article.blocks.push_back(
      {.kind = Block::Kind::paragraph, .text = "海棠花开", .html = "", .lines = {}});
  auto site = published(archive);
  std::string& page = site[archive.entries[3].path + "index.html"];
  const std::size_t at = page.find("海棠");
  page.replace(at, std::string("海棠").size(), "杜鹃");
  const SelfCheck less = check_index(loader_of(site), 1000, 1);
  REQUIRE(!less.misses.empty());
  CHECK_THAT(less.misses[0], Catch::Contains("is found, but does not stand in articles/3/"));

  site = published(archive);
  std::string& other = site[archive.entries[4].path + "index.html"];
  other.replace(other.find("<div class=\"text\">"), 18, "<div class=\"text\"><p>海棠花开</p>");
  const SelfCheck more = check_index(loader_of(site), 1000, 1);
  REQUIRE(!more.misses.empty());
  CHECK_THAT(more.misses[0], Catch::Contains("is not found, but stands in articles/4/"));
}

TEST_CASE("A page's texts are read with their marks and references, and nothing beside them") {
  const PageTexts page = read_page_texts(
      "<body><h1>不是标题</h1><article><header class=\"headline\"><h1>老桥 &amp; "
      "新<mark>路</mark></h1>"
      "<p class=\"facts\"><a href=\"days/\">日期</a><a "
      "href=\"../sections/a/\">要闻</a></p></header>"
      "<!-- <p>注释</p> --><div class=\"text\"><p>A&lt;B&#x4E2D;&#25991;<br>完</p>"
      "<ul><li>一</li><li>二</li></ul></div><p>附记</p></article>"
      "<section><ul class=\"people\"><li><a href=\"x\">王新亭</a> 局长</li></ul></section>");
  CHECK(page.is_article);
  CHECK(page.texts == std::vector<std::pair<Field, std::string>>{{Field::text, "老桥 & 新路"},
                                                                 {Field::title, "老桥 & 新路"},
                                                                 {Field::text, "要闻"},
                                                                 {Field::section, "要闻"},
                                                                 {Field::text, "A<B中文完"},
                                                                 {Field::text, "一二"},
                                                                 {Field::text, "王新亭"},
                                                                 {Field::person, "王新亭"}});
}
