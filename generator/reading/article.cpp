#include "reading/article.h"

#include <algorithm>
#include <utility>

namespace baoku {

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

double beginning_confidence(const Article& article) {
  if (article.blocks.empty()) return article.boundary_confidence;
  for (const WeakLine& line : article.blocks.front().weak_lines) {
    if (line.number == article.body_lines.first) return line.confidence;
  }
  return 1;  // no weaker than a sure line
}

std::vector<std::string> Byline::writers() const {
  std::vector<std::string> writers;
  const auto add = [&](const std::string& name) {
    if (std::find(writers.begin(), writers.end(), name) == writers.end()) writers.push_back(name);
  };
  std::for_each(reporters.begin(), reporters.end(), add);
  std::for_each(correspondents.begin(), correspondents.end(), add);
  for (const std::string& other : others) {  // 作者 王二, 文 王二, 云渡时报 王二
    const std::size_t space = other.find(' ');
    if (space == std::string::npos || other.find(' ', space + 1) != std::string::npos) continue;
    const std::string_view label = std::string_view(other).substr(0, space);
    if (label == "作者" || label == "文" || label == "撰文" || label.ends_with("报")) {
      add(other.substr(space + 1));
    }
  }
  return writers;
}

std::string Date::iso() const {
  if (!has_day()) return "";
  const auto two_digits = [](unsigned number) {
    return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
  };
  std::string out = std::to_string(year);
  if (year == 0) {
    out = "-";
  } else if (out.size() < 4) {
    out.insert(0, 4 - out.size(), '0');
  }
  return out + '-' + two_digits(month) + '-' + two_digits(day);
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

Source printed_text(const Sheet& sheet) {
  if (sheet.shelved.shelf == nullptr) return sheet.source;
  return {sheet.source.path(), sheet.shelved.shelf->printed_text(sheet.shelved.sheet)};
}

std::string_view name_of(Correction::Of of) {
  switch (of) {
    case Correction::Of::title:
      return "title";
    case Correction::Of::kicker:
      return "kicker";
    case Correction::Of::subtitle:
      return "subtitle";
    case Correction::Of::section:
      return "section";
    case Correction::Of::dateline:
      return "dateline";
    case Correction::Of::byline:
      return "byline";
    case Correction::Of::text:
      return "text";
  }
  return "";
}

std::vector<std::string> replaced_texts(const Article& article) {
  std::vector<std::string> texts;
  for (const Correction& correction : article.corrections) {
    const bool is_whole = correction.of != Correction::Of::text && !correction.printed.empty();
    if (is_whole) texts.push_back(correction.printed);
  }
  std::string dateline = article.dateline.empty() ? "" : article.dateline + " ";
  for (const Block& block : article.blocks) {
    const bool is_paragraph = block.kind == Block::Kind::paragraph;
    const std::string before = is_paragraph ? std::exchange(dateline, "") : "";
    if (!block.misreadings.empty()) texts.push_back(before + printed_text(block));
  }
  return texts;
}

}  // namespace baoku
