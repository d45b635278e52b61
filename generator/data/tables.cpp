#include "data/tables.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "base/utf8.h"
#include "data/json_line.h"
#include "data/schema.h"
#include "data/table_file.h"

namespace baoku {
namespace {

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

}  // namespace

void append_article_json(const Archive& archive, std::size_t index, std::string& out) {
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
}

namespace {

void add_article(const Archive& archive, std::size_t index, std::string& out) {
  append_article_json(archive, index, out);
  out += '\n';
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "；") + text;
  return out;
}

// Writes one record of RFC 4180: fields with a comma, quote or line break are quoted.
void add_record(std::initializer_list<std::string_view> fields, std::string& out) {
  bool first = true;
  for (const std::string_view field : fields) {
    if (!first) out += ',';
    first = false;
    const bool is_plain = std::none_of(field.begin(), field.end(), [](char c) {
      return c == ',' || c == '"' || c == '\r' || c == '\n';
    });
    if (is_plain) {
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
    ++counts[appearance.as == NamedPerson::As::author ? 1 : 0];
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
    const std::string roles = joined(named.roles);
    std::string confidence;
    JsonLine(confidence).fraction(named.confidence);
    add_record({person.name, person.path, entry.id, entry.path, entry.article.date.iso(),
                name_of(named.as), roles, confidence},
               out);
  }
}

void add_csv_article(const Archive& archive, std::size_t index, std::string& out) {
  const Entry& entry = archive.entries[index];
  const Article& article = entry.article;
  const Sheet& sheet = archive.sheets[entry.sheet].sheet;
  std::vector<std::string> people;
  for (const NamedPerson& person : article.people) {
    if (person.as == NamedPerson::As::subject) people.push_back(person.name);
  }
  std::size_t characters = 0;
  for (const Block& block : article.blocks) characters += count_code_points(block.text);
  std::string confidence;
  JsonLine(confidence).fraction(article.confidence);
  const auto line = [](std::size_t number) { return number == 0 ? "" : std::to_string(number); };
  add_record({entry.id,
              entry.path,
              sheet.newspaper,
              article.date.iso(),
              article.date.has_day() ? name_of(article.date.basis) : "",
              sheet.number > 0 ? std::to_string(sheet.number) : "",
              sheet.series,
              article.section,
              article.kicker,
              article.title,
              article.subtitle,
              joined(article.byline.reporters),
              joined(article.byline.correspondents),
              joined(article.byline.others),
              joined(people),
              joined(article.tags),
              std::to_string(characters),
              confidence,
              sheet.source.path(),
              line(article.body_lines.first),
              line(article.body_lines.last)},
             out);
}

void write_manifest(const std::vector<TableFile>& tables, Output& output) {
  std::string json = "{\"format\":1,\"files\":[\n";
  std::string sums;
  for (const TableFile& table : tables) {
    JsonLine line(json);
    if (&table != &tables.front()) json += ",\n";
    line.begin_object();
    line.text("path", table.path);
    line.number("bytes", static_cast<long long>(table.bytes));
    line.number("rows", static_cast<long long>(table.rows));
    line.text("sha256", table.sha256);
    line.end_object();
    sums += table.sha256 + "  " + table.path + "\n";
  }
  output.write("data/manifest.json", json + "\n]}\n");
  output.write("data/SHA256SUMS", sums);
}

}  // namespace

std::size_t write_tables(const Archive& archive, const Digests& digests, unsigned jobs,
                         RecordFile* kept, Output& output, std::size_t largest_file) {
  const std::size_t largest =
      largest_file == 0 ? kLargestTable : std::min(largest_file, kLargestTable);
  const auto write = [&](std::string path, std::string_view header, std::size_t rows,
                         const RecordKey& (Digests::*key)(std::uint32_t) const,
                         void (*add_row)(const Archive&, std::size_t, std::string&),
                         std::function<void()> rest, std::vector<TableFile>& files) {
    const TableContent content{
        std::move(path),
        header,
        rows,
        [&digests, key](std::size_t i) -> const RecordKey& {
          return (digests.*key)(static_cast<std::uint32_t>(i));
        },
        [&archive, add_row](std::size_t i, std::string& out) { add_row(archive, i, out); },
        std::move(rest)};
    for (TableFile& file : write_table(content, largest, jobs, kept, output)) {
      files.push_back(std::move(file));
    }
  };
  const auto write_articles = [&](std::vector<TableFile>& files) {
    const auto rest = [&archive] { put_back_texts(archive); };
    write("articles.jsonl", "", archive.entries.size(), &Digests::article, &add_article, rest,
          files);
    write("articles.csv",
          "id,path,newspaper,date,date_basis,sheet,series,section,kicker,title,"
          "subtitle,reporters,correspondents,others,people,tags,characters,"
          "confidence,source,first_line,last_line\r\n",
          archive.entries.size(), &Digests::article, &add_csv_article, rest, files);
  };
  const auto write_people = [&](std::vector<TableFile>& files) {
    const auto rest = [] {};  // no texts stand in these
    write("people.csv", "name,pinyin,path,articles,as_subject,as_author,first_date,last_date\r\n",
          archive.people.size(), &Digests::mentions, &add_person, rest, files);
    write("mentions.csv", "name,person_path,article_id,article_path,date,as,roles,confidence\r\n",
          archive.people.size(), &Digests::mentions, &add_mentions, rest, files);
  };
  // A hash is worked out by one thread, so there are two tables at a time.
  std::array<std::vector<TableFile>, 2> halves;
  parallel_for(halves.size(), jobs, [&](std::size_t half) {
    half == 0 ? write_articles(halves[half]) : write_people(halves[half]);
  });
  std::vector<TableFile> files = std::move(halves[0]);
  std::move(halves[1].begin(), halves[1].end(), std::back_inserter(files));
  write_manifest(files, output);
  output.write("data/README.md", kSchema);
  return files.size() + 3;
}

}  // namespace baoku
