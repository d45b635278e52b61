#include "commands/names.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decode_source.h"
#include "base/files.h"
#include "base/utf8.h"
#include "reading/people/names.h"

namespace baoku {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kWorthExplaining = 0.05;  // confidence of a span that was not taken

// Offsets of one line, bytes -> code points, asked for in ascending order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view line) : line_(line) {}

  std::size_t at(std::size_t byte) {
    if (byte < byte_) byte_ = code_points_ = 0;
    code_points_ += count_code_points(line_.substr(byte_, byte - byte_));
    byte_ = byte;
    return code_points_;
  }

 private:
  std::string_view line_;
  std::size_t byte_ = 0;
  std::size_t code_points_ = 0;
};

Json to_json(const NameMention& mention, CodePoints& offsets) {
  return {{"start", offsets.at(mention.begin)},
          {"end", offsets.at(mention.end)},
          {"name", mention.name},
          {"confidence", std::round(mention.confidence * 1000) / 1000},
          {"reasons", names_of(mention.reasons)}};
}

std::string as_json_lines(const std::vector<std::string_view>& lines) {
  const std::vector<NameMention> mentions = find_names(lines, {}).mentions;
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CodePoints offsets(lines[i]);
    Json people = Json::array();
    for (; next < mentions.size() && mentions[next].text == i; ++next)
      people.push_back(to_json(mentions[next], offsets));
    out += Json{{"people", std::move(people)}}.dump() + "\n";
  }
  return out;
}

std::string sum_of(const Parts& parts) {
  std::string sum;
  for (std::size_t part = 0; part < kParts; ++part) {
    if (parts[part] == 0) continue;
    char weight[16];
    std::snprintf(weight, sizeof weight, " %+.2f", static_cast<double>(parts[part]));
    sum += (sum.empty() ? "" : ", ") + std::string(name_of(static_cast<Part>(part))) + weight;
  }
  return sum;
}

std::string explanation(const NameDecision& decision, CodePoints& offsets) {
  const NameMention& span = decision.span;
  char confidence[16];
  std::snprintf(confidence, sizeof confidence, "%.3f", span.confidence);
  std::string out = "  " + span.name + "  " + std::to_string(offsets.at(span.begin)) + "-" +
                    std::to_string(offsets.at(span.end)) + "  " + confidence;
  out += decision.is_taken ? "  taken: " : span.confidence > 0.5 ? "  weaker: " : "  too weak: ";
  out += sum_of(decision.parts);
  std::string reasons;
  for (const std::string_view reason : names_of(span.reasons))
    reasons += (reasons.empty() ? "" : ", ") + std::string(reason);
  return out + " (" + reasons + ")\n";
}

std::string as_explanation(const std::vector<std::string_view>& lines) {
  std::string out;
  std::size_t line = lines.size();
  std::optional<CodePoints> offsets;
  for (const NameDecision& decision : explain_names(lines, {})) {
    if (!decision.is_taken && decision.span.confidence < kWorthExplaining) continue;
    if (decision.span.text != line) {
      line = decision.span.text;
      offsets.emplace(lines[line]);
      out += "line " + std::to_string(line + 1) + "\n";
    }
    out += explanation(decision, *offsets);
  }
  return out;
}

}  // namespace

Outcome names_command(const NamesRequest& request) {
  Diagnostics diagnostics;
  const std::optional<Source> source =
      decode_source(request.file.string(), read_file(request.file), diagnostics);
  Outcome outcome;
  outcome.diagnostics = diagnostics.sorted();
  if (!source) {
    outcome.status = kContentErrors;
    return outcome;
  }
  std::vector<std::string_view> lines;
  for (std::size_t i = 1; i <= source->line_count(); ++i) lines.push_back(source->line(i));
  if (lines.back().empty()) lines.pop_back();  // behind the last line end
  outcome.output = request.explain ? as_explanation(lines) : as_json_lines(lines);
  return outcome;
}

}  // namespace baoku
