#include "data/article_files.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/parallel.h"
#include "base/toml_text.h"
#include "data/tables.h"

namespace baoku {
namespace {

constexpr std::size_t kArticlesBetweenRests = 4096;

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

std::string sheet_number(const Sheet& sheet) {
  return sheet.series + (sheet.number < 10 ? "0" : "") + std::to_string(sheet.number);
}

// "云渡时报 2021-01-25 第02版 新闻1+1"
std::string place(const Article& article, const Sheet& sheet) {
  std::vector<std::string> parts;
  const auto add = [&](std::string part) {
    if (!part.empty()) parts.push_back(std::move(part));
  };
  add(sheet.newspaper);
  add(article.date.iso());
  add(sheet.number > 0 ? "第" + sheet_number(sheet) + "版" : "");
  add(article.section);
  return joined(parts, " ");
}

void add_line(std::string& out, const std::string& line) {
  if (!line.empty()) out += line + "\n";
}

std::string byline(const Byline& byline) {
  std::vector<std::string> parts;
  if (!byline.reporters.empty()) parts.push_back("记者 " + joined(byline.reporters, " "));
  if (!byline.correspondents.empty())
    parts.push_back("通讯员 " + joined(byline.correspondents, " "));
  if (!byline.others.empty()) parts.push_back(joined(byline.others, " "));
  return joined(parts, " ");
}

void add_setting(std::string& out, std::string_view name, const std::string& value) {
  if (!value.empty()) ((out += name) += " = ") += toml_quoted(value) + "\n";
}

void add_settings(std::string& out, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  ((out += name) += " = [");
  for (const std::string& value : values)
    out += (&value == &values.front() ? "" : ", ") + toml_quoted(value);
  out += "]\n";
}

// Marks that would make markup of what is printed are written with a backslash.
std::string markdown_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool at_begin = i == 0;
    const bool is_mark = std::string_view("\\`*_[]<>&").find(c) != std::string_view::npos;
    const bool opens_line =
        at_begin && std::string_view("#+-=~|").find(c) != std::string_view::npos;
    // "1." or "1)" at the beginning would be a list.
    const bool ends_number =
        (c == '.' || c == ')') && i > 0 && i < 10 &&
        text.substr(0, i).find_first_not_of("0123456789") == std::string_view::npos;
    if (is_mark || opens_line || ends_number) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string article_file_stem(const Entry& entry) {
  const std::string_view path = std::string_view(entry.path).substr(0, entry.path.size() - 1);
  return entry.path + std::string(path.substr(path.rfind('/') + 1)) + ".";
}

std::string article_as_text(const Archive& archive, const Entry& entry,
                            const std::string& base_url) {
  const Article& article = entry.article;
  const Sheet& sheet = archive.sheets[entry.sheet].sheet;
  std::string out;
  add_line(out, article.kicker);
  add_line(out, article.title);
  add_line(out, article.subtitle);
  if (!out.empty()) out += '\n';
  add_line(out, place(article, sheet));
  add_line(out, byline(article.byline));
  out += '\n';
  std::string dateline = article.dateline.empty() ? "" : article.dateline + " ";
  for (const Block& block : article.blocks) {
    out += dateline + block.text + "\n\n";
    dateline.clear();
  }
  out += "来源：" + sheet.source.path();
  if (article.body_lines.first > 0) {
    out += "，第" + std::to_string(article.body_lines.first) + "–" +
           std::to_string(article.body_lines.last) + "行";
  }
  out += '\n';
  if (!base_url.empty()) out += "网址：" + base_url + entry.path + "\n";
  return out;
}

std::string article_as_markdown(const Archive& archive, const Entry& entry) {
  const Article& article = entry.article;
  const Sheet& sheet = archive.sheets[entry.sheet].sheet;
  std::string out = "+++\n";
  add_setting(out, "title", article.title);
  add_setting(out, "kicker", article.kicker);
  add_setting(out, "subtitle", article.subtitle);
  add_setting(out, "section", article.section);
  if (article.date.is_full()) out += "date = " + article.date.iso() + "\n";
  add_setting(out, "newspaper", sheet.newspaper);
  if (sheet.number > 0) add_setting(out, "sheet", sheet_number(sheet));
  add_settings(out, "authors", article.byline.writers());
  std::vector<std::string> people;
  for (const NamedPerson& person : article.people) {
    if (person.as == NamedPerson::As::subject) people.push_back(person.name);
  }
  add_settings(out, "people", people);
  add_settings(out, "tags", article.tags);
  out += "+++\n";
  std::string dateline = article.dateline.empty() ? "" : markdown_text(article.dateline) + " ";
  for (const Block& block : article.blocks) {
    out += "\n";
    if (block.kind == Block::Kind::subhead) out += "## ";
    out += dateline + markdown_text(block.text) + "\n";
    dateline.clear();
  }
  return out;
}

std::size_t write_article_files(const Archive& archive, const Digests& digests,
                                const ArticleFileKinds& kinds, const std::string& base_url,
                                unsigned jobs, Output& output) {
  const std::size_t each = std::size_t{kinds.txt} + kinds.md + kinds.json;
  if (each == 0) return 0;
  const auto write_files_of = [&](std::size_t i) {
    const Entry& entry = archive.entries[i];
    const std::string stem = article_file_stem(entry);
    const RecordKey& article = digests.article(static_cast<ArticleIndex>(i));
    const RecordKey key = KeyBuilder().add("article file").add(base_url).add(article).key();
    const auto write = [&](const char* kind, auto make) {
      if (!output.keep(stem + kind, key)) output.write_made(stem + kind, make(), key);
    };
    if (kinds.txt) write("txt", [&] { return article_as_text(archive, entry, base_url); });
    if (kinds.md) write("md", [&] { return article_as_markdown(archive, entry); });
    if (!kinds.json) return;
    write("json", [&] {
      std::string json;
      append_article_json(archive, i, json);
      return json + "\n";
    });
  };
  for (std::size_t begin = 0; begin < archive.entries.size(); begin += kArticlesBetweenRests) {
    const std::size_t count = std::min(kArticlesBetweenRests, archive.entries.size() - begin);
    parallel_for(count, jobs, [&](std::size_t i) { write_files_of(begin + i); });
    put_back_texts(archive);
  }
  return each * archive.entries.size();
}

}  // namespace baoku
