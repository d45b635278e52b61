#include "commands/inspect_report.h"

#include <cmath>
#include <cstddef>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace baoku {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kDoubtful = 0.7;  // cuts that are less sure than this are marked
constexpr std::size_t kShownCharacters = 36;

std::string_view name_of(Block::Kind kind) {
  switch (kind) {
    case Block::Kind::paragraph:
      return "paragraph";
    case Block::Kind::subhead:
      return "subhead";
    case Block::Kind::other:
      return "other";
  }
  return "";
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json lines_json(const LineRange& lines) {
  return lines.first == 0 ? Json() : Json::array({lines.first, lines.last});
}

// 0.876543 -> 0.877: more digits would only differ between machines.
double rounded(double value) { return static_cast<double>(std::llround(value * 1000)) / 1000; }

Json date_json(const Date& date) {
  if (!date.has_day()) return {};
  return {{"value", date.iso()}, {"basis", name_of(date.basis)}, {"reason", date.reason}};
}

Json article_json(const Article& article) {
  Json out;
  out["title"] = article.title;
  out["kicker"] = text_or_null(article.kicker);
  out["subtitle"] = text_or_null(article.subtitle);
  out["section"] = text_or_null(article.section);
  out["dateline"] = text_or_null(article.dateline);
  // The dateline is part of the printed paragraph: it is shown where it was printed.
  std::string dateline = article.dateline;
  out["blocks"] = Json::array();
  for (const Block& block : article.blocks) {
    std::string text = block.text;
    if (block.kind == Block::Kind::paragraph && !dateline.empty()) {
      text = std::exchange(dateline, "") + " " + text;
    }
    out["blocks"].push_back({{"type", name_of(block.kind)},
                             {"text", text},
                             {"lines", lines_json(block.lines)},
                             {"confidence", rounded(block.confidence)}});
  }
  out["byline"] = {{"reporters", article.byline.reporters},
                   {"correspondents", article.byline.correspondents},
                   {"others", article.byline.others}};
  out["date"] = date_json(article.date);
  out["dates"] = Json::array();
  for (const DateWords& words : article.dates) {
    const std::string& text = article.blocks[words.block].text;
    out["dates"].push_back(
        {{"text", text.substr(words.begin, words.end - words.begin)},
         {"value", words.value.empty() ? Json(nullptr) : Json(words.value)},
         {"block", words.block},
         {"start", count_code_points(std::string_view(text).substr(0, words.begin))}});
  }
  out["people"] = Json::array();
  for (const NamedPerson& person : article.people) {
    const bool is_author = person.as == NamedPerson::As::author;
    out["people"].push_back({{"name", person.name},
                             {"as", is_author ? "author" : "subject"},
                             {"roles", person.roles},
                             {"confidence", rounded(person.confidence)}});
  }
  out["tags"] = article.tags;
  out["confidence"] = rounded(article.confidence);
  // Of what is shown: the headline is the article's if the article begins there at all, and its
  // byline if nothing else begins within it.
  out["confidences"] = {
      {"boundary", rounded(article.boundary_confidence)},
      {"headline", rounded(article.headline_confidence * beginning_confidence(article))},
      {"byline", rounded(article.byline.confidence * article.boundary_confidence)},
      {"date", rounded(article.date.confidence)}};
  out["reasons"] = article.reasons;
  out["corrections"] = Json::array();
  for (const Correction& correction : article.corrections) {
    out["corrections"].push_back({{"of", name_of(correction.of)},
                                  {"printed", text_or_null(correction.printed)},
                                  {"reads", text_or_null(correction.reads)}});
  }
  out["lines"] = {{"headline", lines_json(article.headline_lines)},
                  {"body", lines_json(article.body_lines)},
                  {"byline", lines_json(article.byline.lines)}};
  return out;
}

Json sheet_json(const Sheet& sheet) {
  Json out;
  out["source"] = sheet.source.path();
  out["newspaper"] = text_or_null(sheet.newspaper);
  out["sheet"] = sheet.number > 0 ? Json(sheet.number) : Json();
  out["series"] = text_or_null(sheet.series);
  out["date"] = date_json(sheet.date);
  out["articles"] = Json::array();
  for (const Article& article : sheet.articles) out["articles"].push_back(article_json(article));
  return out;
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += between;
    out += text;
  }
  return out;
}

std::string range_text(const LineRange& lines) {
  if (lines.first == lines.last) return std::to_string(lines.first);
  return std::to_string(lines.first) + "-" + std::to_string(lines.last);
}

// "  label  text", left out when there is no text.
void add_row(std::string_view label, std::string_view text, std::string& out) {
  if (text.empty()) return;
  out += "       ";
  out += label;
  out += "  ";
  out += text;
  out += '\n';
}

std::string body_text(const Article& article) {
  std::size_t characters = 0;
  std::size_t paragraphs = 0;
  std::string_view opening;
  for (const Block& block : article.blocks) {
    characters += count_code_points(block.text);
    if (block.kind != Block::Kind::paragraph) continue;
    if (paragraphs++ == 0) opening = block.text;
  }
  const std::size_t shown = offset_of_code_point(opening, kShownCharacters);
  return std::string(opening.substr(0, shown)) + (shown < opening.size() ? "…" : "") + " (" +
         std::to_string(characters) + " characters, " + std::to_string(paragraphs) +
         (paragraphs == 1 ? " paragraph)" : " paragraphs)");
}

std::string people_text(const Article& article) {
  std::string out;
  for (const NamedPerson& person : article.people) {
    if (person.as == NamedPerson::As::author) continue;
    if (!out.empty()) out += "、";
    out += person.name;
    if (!person.roles.empty()) out += "（" + joined(person.roles, "；") + "）";
  }
  return out;
}

std::string place_text(const Article& article) {
  std::string out;
  const auto add = [&](const char* name, const LineRange& lines) {
    if (lines.first == 0) return;
    out += (out.empty() ? "" : ", ") + std::string(name) + " " + range_text(lines);
  };
  add("headline", article.headline_lines);
  add("body", article.body_lines);
  add("byline", article.byline.lines);
  return out.empty() ? "" : "lines: " + out;
}

std::string correction_text(const Correction& correction) {
  const auto quoted = [](const std::string& text) {
    return text.empty() ? std::string("nothing") : "“" + text + "”";
  };
  return std::string(name_of(correction.of)) + " " + quoted(correction.reads) + ", printed " +
         quoted(correction.printed);
}

void add_article(const Article& article, std::size_t number, std::string& out) {
  char confidence[16];
  std::snprintf(confidence, sizeof confidence, "%.2f", article.confidence);
  const bool is_doubtful = article.confidence < kDoubtful;
  out += is_doubtful ? "\n ?  " : "\n    ";
  out += std::to_string(number) + "  " + (article.title.empty() ? "(no title)" : article.title) +
         "  [" + confidence + "]\n";
  add_row("引题", article.kicker, out);
  add_row("副题", article.subtitle, out);
  add_row("栏目", article.section, out);
  add_row("电头", article.dateline, out);
  add_row("正文", body_text(article), out);
  add_row("记者", joined(article.byline.reporters, "、"), out);
  add_row("通讯员", joined(article.byline.correspondents, "、"), out);
  add_row("署名", joined(article.byline.others, "、"), out);
  add_row("人物", people_text(article), out);
  if (article.date.has_day()) {
    add_row("日期",
            article.date.iso() + ", " + std::string(name_of(article.date.basis)) +
                (article.date.reason.empty() ? "" : ": " + article.date.reason),
            out);
  }
  for (const Correction& correction : article.corrections) {
    add_row("更正", correction_text(correction), out);
  }
  add_row("位置", place_text(article), out);
  if (!is_doubtful) return;
  for (const std::string& reason : article.reasons) add_row("存疑", reason, out);
}

}  // namespace

std::string sheets_as_json(const std::vector<Sheet>& sheets) {
  Json list = Json::array();
  for (const Sheet& sheet : sheets) list.push_back(sheet_json(sheet));
  return Json{{"sheets", std::move(list)}}.dump(2) + "\n";
}

std::string sheets_as_text(const std::vector<Sheet>& sheets) {
  std::string out;
  for (const Sheet& sheet : sheets) {
    if (!out.empty()) out += '\n';
    out += sheet.source.path();
    if (!sheet.newspaper.empty()) out += " · " + sheet.newspaper;
    if (sheet.date.has_day()) out += " · " + sheet.date.iso();
    if (sheet.number > 0) out += " · 第" + sheet.series + std::to_string(sheet.number) + "版";
    const std::size_t count = sheet.articles.size();
    out += " · " + std::to_string(count) + (count == 1 ? " article\n" : " articles\n");
    std::size_t number = 0;
    for (const Article& article : sheet.articles) add_article(article, ++number, out);
  }
  return out;
}

}  // namespace baoku
