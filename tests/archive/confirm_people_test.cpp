#include "archive/confirm_people.h"

#include <catch2/catch.hpp>

#include "archive/made_people.h"

namespace baoku {
namespace {

// An article that names some people surely and others possibly, each where its text has the name.
Article article_of(const std::string& text, const std::vector<std::string>& sure,
                   const std::vector<std::pair<std::string, double>>& possible = {}) {
  Article article = naming(made_article("题", text), sure);
  const auto span_of = [&](const std::string& name) {
    const auto begin = static_cast<std::uint32_t>(text.find(name));
    return NamedPerson::Span{0, begin, begin + static_cast<std::uint32_t>(name.size())};
  };
  for (NamedPerson& person : article.people) person.spans = {span_of(person.name)};
  for (const auto& [name, confidence] : possible) {
    NamedPerson person;
    person.name = name;
    person.confidence = confidence;
    person.spans = {span_of(name)};
    article.possible_people.push_back(person);
  }
  return article;
}

// The names of each article, by file.
std::vector<std::string> names(const std::vector<Article>& articles, unsigned jobs = 2) {
  std::vector<Sheet> sheets;
  for (const Article& article : articles) {
    sheets.push_back(made_sheet("s" + std::to_string(sheets.size()), {article}));
  }
  const Archive archive = archive_of(sheets, "", jobs);
  std::vector<std::string> out(articles.size());
  for (const Entry& entry : archive.entries) {
    CHECK(entry.article.possible_people.empty());
    for (const NamedPerson& person : entry.article.people) out[entry.sheet] += person.name + " ";
  }
  return out;
}

TEST_CASE("a name that is sure in one article confirms a weak one in another") {
  const Article sure = article_of("市水利局局长高明远说。", {"高明远"});
  const Article weak = article_of("记者看到高明远在堤上。", {}, {{"高明远", 0.35}});
  CHECK(names({weak, sure}) == std::vector<std::string>{"高明远 ", "高明远 "});
  CHECK(names({weak}) == std::vector<std::string>{""});
  const Article traditional = article_of("記者看到羅聞笛在堤上。", {}, {{"羅聞笛", 0.35}});
  CHECK(names({traditional, article_of("局长罗闻笛说。", {"罗闻笛"})})[0] == "羅聞笛 ");
}

TEST_CASE("a name of two characters, which is often a word, needs more than that") {
  const Article sure = article_of("市水利局局长高明说，王新亭在场。", {"高明", "王新亭"});
  const Article weak = article_of("这一招很高明，大家说。", {}, {{"高明", 0.3}});
  CHECK(names({weak, sure})[0] == "");
  const Article together = article_of("王新亭看到高明在堤上。", {"王新亭"}, {{"高明", 0.4}});
  CHECK(names({together, sure})[0] == "王新亭 高明 ");
}

TEST_CASE("a weak name confirms nothing, and a confirmed one confirms no third") {
  Article half = article_of("局长高明远说。", {"高明远"});
  half.people[0].confidence = 0.6;
  const Article weak = article_of("记者看到高明远在堤上。", {}, {{"高明远", 0.35}});
  CHECK(names({weak, half})[0] == "");
}

TEST_CASE("a shorter name is not cut out of a longer one") {
  const Article longer = article_of("村民王军亮说，今年收成好。", {"王军亮"}, {{"王军", 0.45}});
  const Article sure = article_of("局长王军说。副局长王军亮也说。", {"王军", "王军亮"});
  CHECK(names({longer, sure})[0] == "王军亮 ");
}

TEST_CASE("what is possible far more often than it is sure is a word") {
  std::vector<Article> articles = {article_of("主任大赛美说。", {"大赛美"})};
  for (const char* text : {"第一届", "第二届", "第三届", "第四届"}) {
    articles.push_back(article_of(std::string(text) + "大赛美开幕。", {}, {{"大赛美", 0.45}}));
  }
  CHECK(names(articles)[1] == "");
  articles.resize(2);
  CHECK(names(articles)[1] == "大赛美 ");
}

TEST_CASE("confidence grows with all that speaks for a name, and never leaves 0 to 1") {
  const Confirming one{.characters = 2};
  const double base = confirmed_confidence(0.3, one);
  CHECK(confirmed_confidence(0.4, one) > base);
  CHECK(confirmed_confidence(0.3, {.characters = 3}) > base);
  CHECK(confirmed_confidence(0.3, {.characters = 2, .sure_articles = 9}) > base);
  CHECK(confirmed_confidence(0.3, {.characters = 2, .shares_company = true}) > base);
  CHECK(confirmed_confidence(0.3, {.characters = 2, .has_surname = false}) < base);
  CHECK(confirmed_confidence(0.3, {.characters = 2, .possible_articles = 9}) < base);
  CHECK(confirmed_confidence(0.49, {.characters = 4, .sure_articles = 9999}) < 1.0);
  CHECK(confirmed_confidence(0.0, one) > 0.0);
}

TEST_CASE("what is confirmed does not depend on the number of threads") {
  std::vector<Article> articles;
  for (int i = 0; i < 60; ++i) {
    const std::string number = std::to_string(i);
    articles.push_back(
        i % 3 == 0 ? article_of("第" + number + "篇：局长高明远说。", {"高明远"})
                   : article_of("第" + number + "篇：看到高明远在。", {}, {{"高明远", 0.3}}));
  }
  CHECK(names(articles, 1) == names(articles, 7));
}

}  // namespace
}  // namespace baoku
