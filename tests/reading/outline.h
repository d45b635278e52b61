// What a person checks in the reading of a sheet, for example files.
#pragma once

#include <string>
#include <vector>

#include "reading/article.h"

namespace baoku {

inline std::string lines_text(const LineRange& lines) {
  return std::to_string(lines.first) + "-" + std::to_string(lines.last);
}

inline void put(std::string& out, const char* label, const std::string& value) {
  if (!value.empty()) out += std::string("  ") + label + ": " + value + "\n";
}

inline std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

// What a person checks: the parts of each article with the lines that they come from.
inline std::string outline(const std::vector<Article>& articles) {
  std::string out;
  for (const Article& article : articles) {
    out += "article, headline lines " + lines_text(article.headline_lines) + "\n";
    put(out, "section", article.section);
    put(out, "kicker", article.kicker);
    put(out, "title", article.title);
    put(out, "subtitle", article.subtitle);
    put(out, "reporters", joined(article.byline.reporters));
    put(out, "correspondents", joined(article.byline.correspondents));
    put(out, "others", joined(article.byline.others));
    put(out, "date", article.date.iso());
    put(out, "dateline", article.dateline);
    for (const Block& block : article.blocks) {
      out += std::string("  ") + (block.kind == Block::Kind::subhead ? "subhead" : "paragraph") +
             " " + lines_text(block.lines) + ": " + block.text + "\n";
    }
  }
  return out;
}

}  // namespace baoku
