#include "web/citation.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "web/calendar.h"
#include "web/escape.h"

namespace baoku {
namespace {

constexpr std::size_t kShownAuthors = 3;  // GB/T 7714: more are 等

// 丁一, 王二, 张三, 等. 老桥修复完工
std::string authors_and_title(const Citation& citation) {
  std::string out;
  for (std::size_t i = 0; i < std::min(kShownAuthors, citation.authors.size()); ++i) {
    out += (i > 0 ? ", " : "") + citation.authors[i];
  }
  if (citation.authors.size() > kShownAuthors) out += ", 等";
  return out + (out.empty() ? "" : ". ") + citation.title;
}

// 清河日报, 2021-01-22(02): what is not known is left out.
std::string place(const Citation& citation) {
  std::string out = citation.newspaper;
  if (citation.date.is_full()) out += (out.empty() ? "" : ", ") + citation.date.iso();
  if (!citation.sheet.empty()) out += "(" + citation.sheet + ")";
  return out;
}

// What TeX would take for a command.
std::string tex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\textbackslash{}";
    } else if (std::string_view("{}%&$#_").find(c) != std::string_view::npos) {
      out += '\\';
      out += c;
    } else if (c == '~' || c == '^') {
      out += std::string("\\") + c + "{}";
    } else {
      out += c;
    }
  }
  return out;
}

void add_tex(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  ((((out += ",\n  ") += name) += " = {") += value) += '}';
}

// A tag of RIS takes one line.
void add_ris(std::string& out, std::string_view tag, std::string_view value) {
  if (value.empty()) return;
  ((out += tag) += "  - ") += value;
  out += '\n';
}

}  // namespace

Citation citation_of(const Entry& entry, const Sheet& sheet, std::string title,
                     const std::string& base_url, const std::string& language) {
  Citation out;
  out.id = entry.id;
  out.authors = entry.article.byline.writers();
  out.title = std::move(title);
  out.newspaper = sheet.newspaper;
  out.date = entry.article.date;
  if (sheet.number > 0) {
    out.sheet = sheet.series + two_digits(static_cast<unsigned>(sheet.number));
  }
  if (!base_url.empty()) out.url = base_url + entry.path;
  out.language = language;
  return out;
}

std::string gbt7714(const Citation& citation) {
  const std::string where = place(citation);
  return authors_and_title(citation) + "[N]" + (where.empty() ? "." : ". " + where + ".");
}

CutCitation gbt7714_online(const Citation& citation) {
  const std::string where = place(citation);
  return {authors_and_title(citation) + "[N/OL]. " + where + "[",
          "]" + (citation.url.empty() ? "." : ". " + citation.url + ".")};
}

std::string bibtex(const Citation& citation) {
  std::string authors;
  for (const std::string& author : citation.authors) {
    authors += (authors.empty() ? "{" : " and {") + tex(author) + "}";
  }
  std::string out = "@article{" + citation.id;
  add_tex(out, "author", authors);
  add_tex(out, "title", "{" + tex(citation.title) + "}");
  add_tex(out, "journal", tex(citation.newspaper));
  if (citation.date.is_full()) {
    add_tex(out, "date", citation.date.iso());
    add_tex(out, "year", std::to_string(citation.date.year));
    add_tex(out, "month", std::to_string(citation.date.month));
    add_tex(out, "day", std::to_string(citation.date.day));
  }
  add_tex(out, "pages", citation.sheet);
  add_tex(out, "url", citation.url);
  add_tex(out, "entrysubtype", "newspaper");
  add_tex(out, "langid", "chinese");
  return out + "\n}";
}

std::string ris(const Citation& citation) {
  std::string out = "TY  - NEWS\n";
  for (const std::string& author : citation.authors) add_ris(out, "AU", author);
  add_ris(out, "TI", citation.title);
  add_ris(out, "T2", citation.newspaper);
  if (citation.date.is_full()) {
    const std::string year = four_digits(citation.date.year);
    add_ris(out, "PY", year);
    add_ris(out, "DA",
            year + "/" + two_digits(citation.date.month) + "/" + two_digits(citation.date.day));
  }
  add_ris(out, "SP", citation.sheet);
  add_ris(out, "LA", citation.language);
  add_ris(out, "UR", citation.url);
  return out + "ER  - ";
}

std::string csl_json(const Citation& citation) {
  std::string out = R"([{"id":)";
  append_json_string(out, citation.id);
  out += R"(,"type":"article-newspaper","title":)";
  append_json_string(out, citation.title);
  const auto append = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    ((out += ",\"") += name) += "\":";
    append_json_string(out, value);
  };
  append("container-title", citation.newspaper);
  for (std::size_t i = 0; i < citation.authors.size(); ++i) {
    out += i == 0 ? R"(,"author":[{"literal":)" : R"(,{"literal":)";
    append_json_string(out, citation.authors[i]);
    out += '}';
  }
  if (!citation.authors.empty()) out += ']';
  if (citation.date.is_full()) {
    char date[64];
    std::snprintf(date, sizeof date, R"(,"issued":{"date-parts":[[%d,%u,%u]]})", citation.date.year,
                  citation.date.month, citation.date.day);
    out += date;
  }
  append("page", citation.sheet);
  append("URL", citation.url);
  append("language", citation.language);
  return out + "}]";
}

}  // namespace baoku
