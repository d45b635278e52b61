#include "commands/import.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

#include "archive/arrange.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "content_files.h"
#include "read_archive.h"
#include "reading/markdown/written_article.h"
#include "reading/read_source.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNameLength = 24;  // characters of a headline in a file's name

struct WrittenFile {
  fs::path path;
  std::string text;
};

// One sheet, and what becomes of it.
struct Import {
  fs::path sheet;
  fs::path root;         // of its archive; "" when it lies in none
  std::string relative;  // below content/, or as it was given
  fs::path folder;
  std::vector<WrittenFile> files;
  std::vector<fs::path> older;  // files of an earlier import
};

// The archive whose content/ holds the sheet: the nearest folder of that name above it.
void find_archive(Import& import) {
  const fs::path sheet = fs::absolute(import.sheet).lexically_normal();
  for (fs::path folder = sheet.parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    if (folder.filename() != "content") continue;
    import.root = folder.parent_path();
    import.relative = sheet.lexically_relative(folder).generic_string();
    return;
  }
  import.relative = import.sheet.filename().generic_string();
}

// "石桥通车了 两岸不用绕行" -> "石桥通车了-两岸不用绕行"
std::string name_of_file(unsigned order, const Article& article) {
  std::string words;
  std::size_t count = 0;
  const std::string& text = !article.title.empty()    ? article.title
                            : !article.blocks.empty() ? article.blocks.front().text
                                                      : article.dateline;
  for (std::size_t i = 0; i < text.size() && count < kNameLength;) {
    const char32_t c = next_code_point(text, i);
    const bool is_kept = is_han(c) || is_letter(c) || (c >= U'0' && c <= U'9');
    if (is_kept) append_utf8(words, c);
    if (!is_kept && !words.empty() && words.back() != '-') words += '-';
    ++count;
  }
  while (words.ends_with('-')) words.pop_back();
  char number[16];
  std::snprintf(number, sizeof number, "%02u", order);
  return number + (words.empty() ? "" : "-" + words) + ".md";
}

const SheetEntry& entry_of(const Archive& archive, const std::string& path) {
  for (const SheetEntry& entry : archive.sheets) {
    if (entry.sheet.source.path() != path) continue;
    if (!entry.sheet.is_article) return entry;
    throw std::runtime_error(path + " is an article already: edit it as it stands");
  }
  throw std::runtime_error(path + " holds nothing that could be imported");
}

// Reports what the written file does not say again.
void check(const WrittenFile& file, const Article& article, Diagnostics& diagnostics) {
  SourceFile source;
  source.path = file.path.generic_string();
  source.stem = file.path.stem().generic_string();
  source.is_markdown = true;
  source.bytes = file.text;
  Diagnostics found;
  const Sheet read = read_source(source, {}, found);
  const std::string difference = read.articles.empty()
                                     ? std::string("text")
                                     : difference_between(article, read.articles.front());
  if (difference.empty()) return;
  diagnostics.warning(source.path, "Markdown cannot say this article as it was read: its " +
                                       difference + " will differ");
}

void write_articles(Import& import, const Archive& archive, const SheetEntry& sheet,
                    Diagnostics& diagnostics) {
  unsigned order = 0;
  for (const ArticleIndex index : sheet.articles) {
    const Entry& entry = archive.entries[index];
    ++order;
    WrittenFile file;
    file.path = import.folder / name_of_file(order, entry.article);
    file.text = written_article(entry.article, sheet.sheet, order, entry.id);
    check(file, entry.article, diagnostics);
    import.files.push_back(std::move(file));
  }
}

Archive archive_of_one(const Import& import, Diagnostics& diagnostics) {
  ContentFile file = lone_sheet(import.sheet);
  file.relative = import.relative;
  std::vector<Sheet> sheets;
  sheets.push_back(read_source(load_source(file, ""), {}, diagnostics));
  return arrange(std::move(sheets), 1, diagnostics);
}

// Files below content/ that hold articles of these sheets.
std::vector<std::string> imported_files(const Archive& archive, const fs::path& root,
                                        std::vector<Import*>& imports) {
  constexpr std::string_view kContent = "content/";
  std::vector<std::string> files;
  for (Import* import : imports) {
    const SheetEntry& sheet = entry_of(archive, std::string(kContent) + import->relative);
    for (const ArticleIndex index : sheet.articles) {
      const std::string& file = archive.entries[index].article.file;
      if (file.empty()) continue;
      import->older.push_back(root / file);
      files.push_back(file.substr(kContent.size()));
    }
  }
  return files;
}

void read_imports(const fs::path& root, std::vector<Import*> imports, bool force,
                  Diagnostics& diagnostics) {
  if (root.empty()) {
    for (Import* import : imports) {
      const Archive archive = archive_of_one(*import, diagnostics);
      if (diagnostics.errors() > 0) continue;
      write_articles(*import, archive, entry_of(archive, import->relative), diagnostics);
    }
    return;
  }
  Archive archive = read_archive(root, 0, diagnostics);
  if (diagnostics.errors() > 0) return;
  const std::vector<std::string> older = imported_files(archive, root, imports);
  if (!older.empty() && !force) {
    throw std::runtime_error("content/" + older.front() +
                             " was imported from this sheet already; --force imports it anew and "
                             "drops what was edited there");
  }
  if (!older.empty()) archive = read_archive(root, 0, diagnostics = Diagnostics(), older);
  if (diagnostics.errors() > 0) return;
  Diagnostics lost;  // warnings about the rest of the archive are a build's
  for (Import* import : imports) {
    write_articles(*import, archive, entry_of(archive, "content/" + import->relative), lost);
  }
  diagnostics = std::move(lost);
}

void require_new(const std::vector<Import>& imports) {
  for (const Import& import : imports) {
    for (const WrittenFile& file : import.files) {
      if (!fs::exists(file.path)) continue;
      throw std::runtime_error(file.path.string() + " is there already; --force overwrites it");
    }
  }
}

void write_files(const Import& import) {
  fs::create_directories(import.folder);
  for (const WrittenFile& file : import.files) {
    std::ofstream out(file.path, std::ios::binary);
    out << file.text;
    out.close();
    if (!out) {
      throw std::system_error(errno, std::generic_category(), "cannot write " + file.path.string());
    }
  }
  for (const fs::path& older : import.older) {
    const bool is_written =
        std::any_of(import.files.begin(), import.files.end(), [&](const WrittenFile& file) {
          return fs::exists(older) && fs::equivalent(file.path, older);
        });
    if (!is_written) fs::remove(older);
  }
}

bool is_below(const fs::path& folder, const fs::path& parent) {
  const fs::path relative = fs::absolute(folder).lexically_normal().lexically_relative(parent);
  return !relative.empty() && *relative.begin() != "..";
}

std::string summary(const Import& import) {
  const std::size_t count = import.files.size();
  std::string out = "Wrote " + std::to_string(count) + (count == 1 ? " article" : " articles") +
                    " of " + import.sheet.string() + " to " + import.folder.string() + "/\n";
  const std::string content =
      import.root.empty() ? "the content/ of an archive" : (import.root / "content").string();
  if (import.root.empty() || !is_below(import.folder, import.root / "content")) {
    return out + "  They count once that folder lies below " + content + ".\n";
  }
  return out + "  They stand for what is read out of the sheet from now on: edit them, and leave " +
         import.sheet.filename().string() + "\n  where it is, for its page shows the printed " +
         "lines. Delete them, and the sheet is read again.\n";
}

}  // namespace

Outcome import_command(const ImportRequest& request) {
  std::vector<Import> imports;
  for (const fs::path& sheet : request.sheets) {
    if (!is_sheet_name(sheet.string()) || !fs::is_regular_file(sheet)) {
      throw std::runtime_error(sheet.string() + " is no sheet: give .txt or .md files");
    }
    Import& import = imports.emplace_back();
    import.sheet = sheet;
    find_archive(import);
    import.folder = request.to.value_or(sheet.parent_path() / sheet.stem());
    if (request.to && request.sheets.size() > 1) import.folder /= sheet.stem();
  }
  Outcome outcome;
  Diagnostics diagnostics;
  std::map<fs::path, std::vector<Import*>> of_roots;
  for (Import& import : imports) of_roots[import.root].push_back(&import);
  for (const auto& [root, of_root] : of_roots) {
    Diagnostics found;
    read_imports(root, of_root, request.force, found);
    diagnostics.append(std::move(found));
  }
  outcome.diagnostics = diagnostics.sorted();
  if (diagnostics.errors() > 0) {
    outcome.status = kContentErrors;
    outcome.note = "Nothing was imported: put the errors right first\n";
    return outcome;
  }
  if (!request.force) require_new(imports);
  for (const Import& import : imports) {
    write_files(import);
    outcome.output += summary(import);
  }
  return outcome;
}

}  // namespace baoku
