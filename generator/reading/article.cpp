#include "reading/article.h"

#include <cstdio>

namespace baoku {

std::string Date::iso() const {
  if (!has_day()) return "";
  char out[32];
  if (year == 0) {
    std::snprintf(out, sizeof out, "--%02u-%02u", month, day);
  } else {
    std::snprintf(out, sizeof out, "%04d-%02u-%02u", year, month, day);
  }
  return out;
}

std::string printed_text(const Block& block) {
  std::string text;
  std::size_t at = 0;
  for (const Misreading& misreading : block.misreadings) {
    text.append(block.text, at, misreading.begin - at);
    text += misreading.printed;
    at = misreading.end;
  }
  return text.append(block.text, at, std::string::npos);
}

std::vector<std::string> replaced_texts(const Article& article) {
  std::vector<std::string> texts;
  for (const Correction& correction : article.corrections) {
    const bool is_whole = correction.of != Correction::Of::text && !correction.printed.empty();
    if (is_whole) texts.push_back(correction.printed);
  }
  for (const Block& block : article.blocks) {
    if (!block.misreadings.empty()) texts.push_back(printed_text(block));
  }
  return texts;
}

}  // namespace baoku
