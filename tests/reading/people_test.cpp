#include "reading/people/people.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/utf8.h"
#include "reading/people/lexicon.h"
#include "reading/people/names.h"

namespace baoku {
namespace {

// One example of tests/reading/people/*.txt: a story, paragraphs, a dot, the people expected.
struct Example {
  std::string place;  // file and story, for messages
  Article article;
  std::string expected;
  std::vector<std::pair<std::string, std::size_t>> mentions;
};

bool take_prefix(std::string& line, const std::string& prefix) {
  if (!line.starts_with(prefix)) return false;
  line.erase(0, prefix.size());
  return true;
}

std::vector<Example> examples_of(const std::filesystem::path& file) {
  std::vector<Example> examples;
  std::ifstream in(file);
  bool in_expected = false;
  for (std::string line; std::getline(in, line);) {
    if (take_prefix(line, "== ")) {
      examples.push_back({file.filename().string() + ": " + line, {}, {}, {}});
      in_expected = false;
    } else if (line.empty() || line[0] == '#' || examples.empty()) {
      continue;
    } else if (line == ".") {
      in_expected = true;
    } else if (!in_expected) {
      Byline& byline = examples.back().article.byline;
      if (take_prefix(line, "byline reporters ")) {
        byline.reporters.push_back(line);
      } else if (take_prefix(line, "byline correspondents ")) {
        byline.correspondents.push_back(line);
      } else if (take_prefix(line, "byline others ")) {
        byline.others.push_back(line);
      } else {
        examples.back().article.blocks.push_back({Block::Kind::paragraph, line, "", {}});
      }
    } else if (take_prefix(line, "mentions ")) {
      const std::size_t space = line.find(' ');
      examples.back().mentions.emplace_back(line.substr(0, space),
                                            std::stoul(line.substr(space + 1)));
    } else {
      examples.back().expected += line + "\n";
    }
  }
  return examples;
}

std::vector<Example> all_examples() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(EXAMPLES_DIR "/people"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Example> examples;
  for (const auto& file : files)
    for (Example& example : examples_of(file)) examples.push_back(std::move(example));
  return examples;
}

std::string shown(const std::vector<NamedPerson>& people) {
  std::string text;
  for (const NamedPerson& person : people) {
    text += person.as == NamedPerson::As::author ? "author " : "subject ";
    text += person.name;
    for (std::size_t i = 0; i < person.roles.size(); ++i)
      text += (i == 0 ? ": " : "; ") + person.roles[i];
    text += "\n";
  }
  return text;
}

std::string without_spaces(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_space(c)) append_utf8(out, c);
  }
  return out;
}

bool on_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
}

Article with_paragraphs(const std::vector<std::string>& paragraphs) {
  Article article;
  for (const std::string& text : paragraphs)
    article.blocks.push_back({Block::Kind::paragraph, text, "", {}});
  return article;
}

const NamedPerson* find(const Article& article, const std::string& name) {
  for (const NamedPerson& person : article.people)
    if (person.name == name) return &person;
  return nullptr;
}

}  // namespace

TEST_CASE("every example of people, roles and authors comes out as written") {
  for (Example& example : all_examples()) {
    INFO(example.place);
    name_people(example.article, {});
    CHECK(shown(example.article.people) == example.expected);
    for (const auto& [name, count] : example.mentions) {
      const NamedPerson* person = find(example.article, name);
      CHECK((person != nullptr && person->spans.size() == count));
    }
  }
}

TEST_CASE("a site can add and exclude names") {
  Article article = with_paragraphs({"镇党委书记陆明远到场。阿花说，今年收成好。"});
  name_people(article, {.add = {"阿花"}, .exclude = {"陆明远"}});
  CHECK(shown(article.people) == "subject 阿花\n");
  Article authored = with_paragraphs({"今年收成好。"});
  authored.byline.reporters = {"本报综合"};
  name_people(authored, {.exclude = {"本报综合"}});
  CHECK(authored.people.empty());
}

TEST_CASE("a site can add surnames") {
  Article article = with_paragraphs({"渡口主任酆小满说，他和仝立、第二春生都在。"});
  name_people(article, {.surnames = {"酆", "仝", "第二"}});
  CHECK(shown(article.people) == "subject 酆小满: 渡口主任\nsubject 仝立\nsubject 第二春生\n");
}

TEST_CASE("a name of the headline helps the body and is listed when it is sure") {
  Article article = with_paragraphs({"客人参观了园区。"});
  article.title = "区党工委书记陆明远会见客人";
  name_people(article, {});
  REQUIRE(article.people.size() == 1);
  CHECK(article.people[0].name == "陆明远");
  CHECK(article.people[0].spans.empty());
}

TEST_CASE("naming an article again changes nothing") {
  Article article = with_paragraphs({"县长沈怀瑾主持会议。沈怀瑾强调安全。"});
  name_people(article, {});
  const std::string once = shown(article.people);
  name_people(article, {});
  CHECK(shown(article.people) == once);
}

// The claims of every reading, on texts thrown together from fragments that provoke the finder.
TEST_CASE("spans lie on character boundaries, spell the name, and do not overlap") {
  const std::vector<std::string> fragments = {
      "王",         "军", "亮", "、",     "，",     "。", "书记", "主任", "欧阳", "陈方", "·",
      "斯",         "基", "普", "京",     " ",      "　", "说",   "任",   "组长", "等",   "一行",
      "\U00020000", "é",  "A1", "“",      "”",      "（", "女",   "32岁", "记者", "和",   "于",
      "高",         "方", "案", "沈怀瑾", "陆明远", "的", "在",   "日",   "区",   "河",   "老"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::string> paragraphs(1 + random() % 3);
    for (std::string& text : paragraphs)
      for (auto length = random() % 40; length > 0; --length)
        text += fragments[random() % fragments.size()];
    Article article = with_paragraphs(paragraphs);
    name_people(article, {});
    Article again = with_paragraphs(paragraphs);
    name_people(again, {});
    REQUIRE(shown(article.people) == shown(again.people));

    std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> spans(paragraphs.size());
    for (const NamedPerson& person : article.people) {
      REQUIRE(person.confidence > 0);
      REQUIRE(person.confidence <= 1);
      for (const NamedPerson::Span& span : person.spans) {
        REQUIRE(span.block < paragraphs.size());
        const std::string& text = paragraphs[span.block];
        REQUIRE(span.begin < span.end);
        REQUIRE(span.end <= text.size());
        REQUIRE(on_boundary(text, span.begin));
        REQUIRE(on_boundary(text, span.end));
        const std::string_view place(text.data() + span.begin, span.end - span.begin);
        REQUIRE(without_spaces(place) == person.name);
        spans[span.block].emplace_back(span.begin, span.end);
      }
    }
    for (auto& block : spans) {
      std::sort(block.begin(), block.end());
      for (std::size_t i = 1; i < block.size(); ++i) REQUIRE(block[i - 1].second <= block[i].first);
    }
  }
}

TEST_CASE("several threads name the same people as one") {
  const std::vector<std::string> paragraphs = {
      "县长沈怀瑾主持会议，欧阳海、王军等参加。沈怀瑾强调安全。"};
  Article alone = with_paragraphs(paragraphs);
  name_people(alone, {});
  std::vector<std::string> results(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& result : results)
      threads.emplace_back([&] {
        for (int i = 0; i < 50; ++i) {
          Article article = with_paragraphs(paragraphs);
          name_people(article, {});
          result = shown(article.people);
        }
      });
  }
  for (const std::string& result : results) CHECK(result == shown(alone.people));
}

TEST_CASE("long text without any punctuation is read in pieces") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "王军亮";
  Article article = with_paragraphs({text});
  name_people(article, {});
  SUCCEED("came back");
}

TEST_CASE("every file of the lexicon can be read, and surnames are known") {
  CHECK(lexicon().facts(U'王').is_surname);
  CHECK_FALSE(lexicon().facts(U'的').is_surname);
  CHECK(lexicon().facts(U'王').surname > lexicon().facts(U'高').surname);
  CHECK(lexicon().facts(U'伟').given > lexicon().facts(U'的').given);
  CHECK((lexicon().classes(U"书记") & word_class::kOffice) != 0);
  CHECK((lexicon().classes(U"俄罗斯") & word_class::kCountry) != 0);
  CHECK(lexicon().facts(U'\U00020000').is_surname == false);
}

TEST_CASE("a surname is split off, double ones as a whole") {
  CHECK(split_surname("陆明远") == std::string("陆").size());
  CHECK(split_surname("欧阳海") == std::string("欧阳").size());
  CHECK(split_surname("斯捷潘诺夫") == 0);
  CHECK(split_surname("") == 0);
}

}  // namespace baoku
