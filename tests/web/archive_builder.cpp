#include "archive_builder.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>
#include <tuple>

namespace baoku {

Date day(int year, unsigned month, unsigned day_of_month) {
  return {year, month, day_of_month, DateBasis::given, ""};
}

Sheet& ArchiveBuilder::sheet(const std::string& newspaper, int number, const Date& date,
                             const std::string& text) {
  SheetEntry entry;
  const std::string name = "s" + std::to_string(sheets_.size());
  entry.sheet.source = Source("content/" + name + ".txt", text);
  entry.sheet.stem = name;
  entry.sheet.newspaper = newspaper;
  entry.sheet.number = number;
  entry.sheet.date = date;
  entry.path = "sheets/" + name + "/";
  sheets_.push_back(std::move(entry));
  return sheets_.back().sheet;
}

Article& ArchiveBuilder::article(const std::string& title, const Date& date,
                                 const std::vector<std::string>& paragraphs) {
  Draft draft;
  draft.sheet = sheets_.size() - 1;
  draft.article.title = title;
  draft.article.date = date;
  for (const std::string& text : paragraphs) {
    draft.article.blocks.push_back({Block::Kind::paragraph, text, "", {1, 2}});
  }
  draft.article.headline_lines = {1, 1};
  draft.article.body_lines = {1, 2};
  drafts_.push_back(std::move(draft));
  return drafts_.back().article;
}

void ArchiveBuilder::names(const std::string& name, const std::vector<std::string>& roles) {
  Article& article = drafts_.back().article;
  NamedPerson person{name, NamedPerson::As::subject, roles, {}, 1.0};
  for (std::uint32_t block = 0; block < article.blocks.size(); ++block) {
    const std::string& text = article.blocks[block].text;
    for (std::size_t at = text.find(name); at != std::string::npos;
         at = text.find(name, at + name.size())) {
      person.spans.push_back(
          {block, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())});
    }
  }
  article.people.push_back(std::move(person));
}

void ArchiveBuilder::written_by(const std::string& name) {
  Article& article = drafts_.back().article;
  article.byline.reporters.push_back(name);
  article.people.push_back({name, NamedPerson::As::author, {}, {}, 1.0});
}

Archive ArchiveBuilder::finish() {
  Archive archive;
  archive.sheets = std::move(sheets_);
  std::vector<std::size_t> order(drafts_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Date& x = drafts_[a].article.date;
    const Date& y = drafts_[b].article.date;
    if (x.is_full() != y.is_full()) return y.is_full();
    return x.is_full() && x < y;
  });
  std::map<std::string, Person> people;
  for (const std::size_t from : order) {
    const auto index = static_cast<ArticleIndex>(archive.entries.size());
    Entry entry;
    std::string number = std::to_string(from);
    number.insert(0, 4 - std::min<std::size_t>(4, number.size()), '0');
    entry.id = "a" + number;
    entry.path = "articles/" + entry.id + "/";
    entry.sheet = static_cast<SheetIndex>(drafts_[from].sheet);
    entry.article = std::move(drafts_[from].article);
    SheetEntry& sheet = archive.sheets[entry.sheet];
    entry.position = static_cast<std::uint32_t>(sheet.articles.size());
    sheet.articles.push_back(index);
    for (std::uint32_t i = 0; i < entry.article.people.size(); ++i) {
      people[entry.article.people[i].name].appearances.push_back(
          {index, i, entry.article.people[i].as});
    }
    const Date& date = entry.article.date;
    if (!date.is_full()) {
      archive.undated.push_back(index);
    } else {
      if (archive.days.empty() ||
          std::tie(archive.days.back().year, archive.days.back().month, archive.days.back().day) !=
              std::tie(date.year, date.month, date.day)) {
        archive.days.push_back({date.year, date.month, date.day, {}});
      }
      archive.days.back().articles.push_back(index);
    }
    archive.entries.push_back(std::move(entry));
  }
  for (auto& [name, person] : people) {
    const std::string number = std::to_string(archive.people.size());
    person.name = name;
    person.pinyin = "Ming " + number;
    person.sort_key = "ming" + number;
    person.path = "people/p" + number + "/";
    archive.people.push_back(std::move(person));
  }
  for (Entry& entry : archive.entries) {
    for (const NamedPerson& named : entry.article.people) {
      const auto found =
          std::find_if(archive.people.begin(), archive.people.end(),
                       [&](const Person& person) { return person.name == named.name; });
      entry.people.push_back(static_cast<PersonIndex>(found - archive.people.begin()));
      if (named.as == NamedPerson::As::author) entry.writers.push_back(entry.people.back());
    }
  }
  return archive;
}

Archive sample_archive() {
  ArchiveBuilder builder;
  builder.sheet("清河日报", 1, day(2020, 12, 31));
  builder.article("老桥修复完工", day(2020, 12, 31),
                  {"镇长林远山昨天到场。“桥修好了。”他说。", "石匠何守田没有来。"});
  builder.names("林远山", {"镇长"});
  builder.names("何守田");
  builder.written_by("苏青");
  builder.article("渡口开航", day(2020, 12, 31), {"早上七点，第一班船离岸。"}).section = "新闻1+1";
  builder.sheet("清河日报", 2, day(2021, 1, 22));
  Article& full = builder.article("粮站改成图书馆", day(2021, 1, 22), {"书记林远山剪了彩。"});
  full.kicker = "旧楼新用";
  full.subtitle = "三千册书上架";
  full.dateline = "本报讯";
  full.blocks.push_back({Block::Kind::subhead, "从粮到书", "", {3, 3}});
  full.blocks.push_back(
      {Block::Kind::other, "表", "<table><tbody><tr><td>1</td></tr></tbody></table>", {4, 5}});
  full.confidence = 0.4;
  builder.names("林远山", {"书记"});
  builder.article("一封来信", Date{0, 9, 2, DateBasis::stated, "9月2日"}, {"编辑同志，您好。"});
  return builder.finish();
}

WebConfig sample_config() {
  WebConfig config;
  config.title = "清河报库";
  config.description = "清河日报旧版存览";
  config.template_dirs = {BAOKU_SOURCE_DIR "/templates"};
  config.static_dirs = {BAOKU_SOURCE_DIR "/static"};
  config.jobs = 2;
  return config;
}

void write_site(const Archive& archive, const WebConfig& config, MemoryOutput& output) {
  Diagnostics diagnostics;
  const Site site(archive, config, diagnostics);
  std::string messages;
  for (const Diagnostic& each : diagnostics.sorted()) messages += each.text();
  if (diagnostics.errors() > 0) throw std::runtime_error(messages);
  site.write(output);
}

}  // namespace baoku
