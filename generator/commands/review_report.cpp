#include "commands/review_report.h"

#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace baoku {
namespace {

using Json = nlohmann::ordered_json;

std::string place_of(const Doubt& doubt) {
  return doubt.path + (doubt.line > 0 ? ":" + std::to_string(doubt.line) : "");
}

std::string counted(std::size_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

// What the kinds of doubts are called in the summary.
std::string_view words_of(Doubt::Kind kind) {
  switch (kind) {
    case Doubt::Kind::boundary:
      return "where an article begins";
    case Doubt::Kind::headline:
      return "which headline it has";
    case Doubt::Kind::stray:
      return "what a line is that looks like a headline";
    case Doubt::Kind::byline:
      return "who wrote it";
    case Doubt::Kind::date:
      return "of which day it is";
    case Doubt::Kind::paragraph:
      return "how its paragraphs join";
    case Doubt::Kind::imported:
      return "what was imported unchecked";
    case Doubt::Kind::person:
      return "who is who";
  }
  return "";
}

void add_indented(std::string_view lines, std::string_view indent, std::string& out) {
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    out += std::string(indent) + std::string(lines.substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
}

std::string summary(const Archive& archive, const DoubtList& list) {
  std::string out = counted(archive.entries.size(), "article") + ", " +
                    counted(list.total, "doubt") + (list.total > 0 ? ":\n" : "\n");
  for (std::size_t k = 0; k < kDoubtKinds; ++k) {
    if (list.counts[k] == 0) continue;
    const auto kind = static_cast<Doubt::Kind>(k);
    std::string number = std::to_string(list.counts[k]);
    if (number.size() < 6) number.insert(0, 6 - number.size(), ' ');
    std::string name(name_of(kind));
    name.resize(std::max<std::size_t>(name.size(), 10), ' ');
    out += number + "  " + name + " " + std::string(words_of(kind)) + "\n";
  }
  const std::size_t rest = list.total - list.doubts.size();
  if (rest > 0)
    out +=
        "The worst " + std::to_string(list.doubts.size()) + " are listed; --limit 0 lists all.\n";
  return out;
}

}  // namespace

std::string doubts_as_text(const Archive& archive, const DoubtList& list) {
  std::string out;
  for (const Doubt& doubt : list.doubts) {
    out += place_of(doubt) + "  " + std::string(name_of(doubt.kind)) + ", " +
           std::to_string(std::lround(100 * doubt.confidence)) + " % sure\n";
    out += "  " + in_english(doubt.what) + "\n";
    if (!doubt.why.empty()) out += "  " + in_english(doubt.why) + "\n";
    if (!doubt.cure.empty()) {
      out += "\n";
      add_indented(doubt.cure, "      ", out);
    }
    out += "\n";
  }
  return out + summary(archive, list);
}

std::string doubts_as_json(const Archive& archive, const DoubtList& list) {
  Json kinds;
  for (std::size_t k = 0; k < kDoubtKinds; ++k) {
    kinds[std::string(name_of(static_cast<Doubt::Kind>(k)))] = list.counts[k];
  }
  Json listed = Json::array();
  for (const Doubt& doubt : list.doubts) {
    const bool has_article = doubt.article != Doubt::kNoArticle;
    listed.push_back(
        {{"kind", name_of(doubt.kind)},
         {"confidence", static_cast<double>(std::lround(doubt.confidence * 1000)) / 1000},
         {"path", doubt.path},
         {"line", doubt.line > 0 ? Json(doubt.line) : Json()},
         {"article", has_article ? Json(archive.entries[doubt.article].path) : Json()},
         {"what", in_english(doubt.what)},
         {"why", in_english(doubt.why)},
         {"cure", doubt.cure}});
  }
  return Json{{"articles", archive.entries.size()},
              {"doubts", list.total},
              {"kinds", std::move(kinds)},
              {"listed", std::move(listed)}}
             .dump(2) +
         "\n";
}

}  // namespace baoku
