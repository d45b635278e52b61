#include "data/tables.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/parallel.h"
#include "data/json_line.h"

namespace baoku {
namespace {

constexpr std::size_t kRowsOfPart = 1000;  // rows that one thread writes at a time

std::string_view name_of(DateBasis basis) {
  switch (basis) {
    case DateBasis::given:
      return "given";
    case DateBasis::stated:
      return "stated";
    case DateBasis::inferred:
      return "inferred";
  }
  return "";
}

std::string_view name_of(NamedPerson::As as) {
  return as == NamedPerson::As::author ? "author" : "subject";
}

void add_date(const Date& date, JsonLine& line) {
  if (!date.has_day()) {
    for (const char* name : {"date", "date_basis"}) line.key(name), line.null();
  } else {
    line.text("date", date.iso());
    line.text("date_basis", name_of(date.basis));
  }
  line.text("date_reason", date.reason);
}

void add_people(const Archive& archive, const Entry& entry, JsonLine& line) {
  line.key("people");
  line.begin_array();
  for (std::size_t i = 0; i < entry.article.people.size(); ++i) {
    const NamedPerson& person = entry.article.people[i];
    line.begin_object();
    line.text("name", person.name);
    line.text("as", name_of(person.as));
    line.texts("roles", person.roles);
    line.text("path", archive.people[entry.people[i]].path);
    line.end_object();
  }
  line.end_array();
}

void add_corrections(const Article& article, JsonLine& line) {
  line.key("corrections");
  line.begin_array();
  for (const Correction& correction : article.corrections) {
    line.begin_object();
    line.text("of", name_of(correction.of));
    line.text("printed", correction.printed);
    line.text("reads", correction.reads);
    line.end_object();
  }
  line.end_array();
}

std::string text_of_blocks(const Article& article) {
  std::string text;
  for (const Block& block : article.blocks) {
    if (!text.empty()) text += '\n';
    text += block.text;
  }
  return text;
}

void add_article(const Archive& archive, std::size_t index, std::string& out) {
  const Entry& entry = archive.entries[index];
  const Article& article = entry.article;
  const Sheet& sheet = archive.sheets[entry.sheet].sheet;
  JsonLine line(out);
  line.begin_object();
  line.text("id", entry.id);
  line.text("path", entry.path);
  line.text("source", sheet.source.path());
  line.text("newspaper", sheet.newspaper);
  line.key("sheet");
  sheet.number > 0 ? line.number(sheet.number) : line.null();
  line.text("series", sheet.series);
  add_date(article.date, line);
  line.text("kicker", article.kicker);
  line.text("title", article.title);
  line.text("subtitle", article.subtitle);
  line.text("section", article.section);
  line.text("dateline", article.dateline);
  line.text("text", text_of_blocks(article));
  line.texts("reporters", article.byline.reporters);
  line.texts("correspondents", article.byline.correspondents);
  line.texts("others", article.byline.others);
  add_people(archive, entry, line);
  line.texts("tags", article.tags);
  add_corrections(article, line);
  line.key("lines");
  if (article.body_lines.first == 0) {
    line.null();
  } else {
    line.begin_array();
    line.number(static_cast<long long>(article.body_lines.first));
    line.number(static_cast<long long>(article.body_lines.last));
    line.end_array();
  }
  line.key("confidence");
  line.fraction(article.confidence);
  line.end_object();
  out += '\n';
}

// Writes one record of RFC 4180: fields with a comma, quote or line break are quoted.
void add_record(std::initializer_list<std::string_view> fields, std::string& out) {
  bool first = true;
  for (const std::string_view field : fields) {
    if (!first) out += ',';
    first = false;
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
      out += field;
      continue;
    }
    out += '"';
    for (const char c : field) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += "\r\n";
}

void add_person(const Archive& archive, std::size_t index, std::string& out) {
  const Person& person = archive.people[index];
  std::unordered_set<ArticleIndex> articles;
  std::size_t counts[2] = {0, 0};
  std::string first;
  std::string last;
  for (const Appearance& appearance : person.appearances) {
    const Article& article = archive.entries[appearance.article].article;
    articles.insert(appearance.article);
    ++counts[article.people[appearance.person].as == NamedPerson::As::author ? 1 : 0];
    if (!article.date.is_full()) continue;
    last = article.date.iso();
    if (first.empty()) first = last;
  }
  add_record({person.name, person.pinyin, person.path, std::to_string(articles.size()),
              std::to_string(counts[0]), std::to_string(counts[1]), first, last},
             out);
}

void add_mentions(const Archive& archive, std::size_t index, std::string& out) {
  const Person& person = archive.people[index];
  for (const Appearance& appearance : person.appearances) {
    const Entry& entry = archive.entries[appearance.article];
    const NamedPerson& named = entry.article.people[appearance.person];
    std::string roles;
    for (const std::string& role : named.roles) roles += (roles.empty() ? "" : "；") + role;
    std::string confidence;
    JsonLine(confidence).fraction(named.confidence);
    add_record({person.name, person.path, entry.id, entry.path, entry.article.date.iso(),
                name_of(named.as), roles, confidence},
               out);
  }
}

using AddRow = void (*)(const Archive&, std::size_t, std::string&);

// Writes `count` rows in parallel parts and joins them in order.
std::string rows(const Archive& archive, std::size_t count, unsigned jobs, std::string header,
                 AddRow add_row) {
  std::vector<std::string> parts((count + kRowsOfPart - 1) / kRowsOfPart);
  parallel_for(parts.size(), jobs, [&](std::size_t part) {
    const std::size_t end = std::min(count, (part + 1) * kRowsOfPart);
    for (std::size_t i = part * kRowsOfPart; i < end; ++i) add_row(archive, i, parts[part]);
  });
  std::string all = std::move(header);
  std::size_t size = all.size();
  for (const std::string& part : parts) size += part.size();
  all.reserve(size);
  for (std::string& part : parts) {
    all += part;
    std::string().swap(part);
  }
  return all;
}

}  // namespace

void write_tables(const Archive& archive, unsigned jobs, Output& output) {
  output.write("data/articles.jsonl",
               rows(archive, archive.entries.size(), jobs, "", &add_article));
  std::string people;
  add_record(
      {"name", "pinyin", "path", "articles", "as_subject", "as_author", "first_date", "last_date"},
      people);
  output.write("data/people.csv",
               rows(archive, archive.people.size(), jobs, std::move(people), &add_person));
  std::string mentions;
  add_record(
      {"name", "person_path", "article_id", "article_path", "date", "as", "roles", "confidence"},
      mentions);
  output.write("data/mentions.csv",
               rows(archive, archive.people.size(), jobs, std::move(mentions), &add_mentions));
}

}  // namespace baoku
