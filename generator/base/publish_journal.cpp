#include "base/publish_journal.h"

#include <charconv>
#include <utility>

#include "base/published_files.h"

namespace baoku {
namespace {

constexpr std::string_view kHead = "baoku journal 1\n";

std::string checksum(std::string_view text) { return hash_text(file_facts(text)); }

// Takes "<mark><rest>\n" off the front of `text`.
std::optional<std::string> take_line(std::string_view& text, std::string_view mark) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || !text.starts_with(mark)) return std::nullopt;
  std::string rest(text.substr(mark.size(), end - mark.size()));
  text.remove_prefix(end + 1);
  return rest;
}

std::optional<PublishStep> parse_step(std::string_view line) {
  PublishStep step;
  const char* const end = line.data() + line.size();
  const auto [after, error] = std::from_chars(line.data(), end, step.rank);
  line.remove_prefix(static_cast<std::size_t>(after - line.data()));
  if (error != std::errc()) return std::nullopt;
  if (line.starts_with(" - ")) {
    step.path = line.substr(3);
    return step;
  }
  const std::size_t space = line.find(' ', 3);
  if (!line.starts_with(" + ") || space == std::string_view::npos) return std::nullopt;
  step.staged = line.substr(3, space - 3);
  step.path = line.substr(space + 1);
  return step;
}

}  // namespace

std::string format_journal(const PublishJournal& journal) {
  std::string out(kHead);
  out += "from " + journal.from + "\nto " + journal.to + "\n";
  for (const PublishStep& step : journal.steps) {
    out += std::to_string(step.rank) + (step.staged.empty() ? " - " : " + ");
    if (!step.staged.empty()) out += step.staged, out += ' ';
    out += step.path;
    out += '\n';
  }
  const std::string sum = checksum(out);
  return out + "end " + sum + "\n";
}

std::optional<PublishJournal> parse_journal(std::string_view text) {
  const std::size_t tail = text.rfind("end ");
  if (tail == std::string_view::npos || !text.starts_with(kHead)) return std::nullopt;
  if (text.substr(tail) != "end " + checksum(text.substr(0, tail)) + "\n") return std::nullopt;
  text = text.substr(kHead.size(), tail - kHead.size());
  PublishJournal journal;
  const auto from = take_line(text, "from ");
  const auto to = take_line(text, "to ");
  if (!from || !to) return std::nullopt;
  journal.from = *from;
  journal.to = *to;
  while (!text.empty()) {
    const auto line = take_line(text, "");
    auto step = line ? parse_step(*line) : std::nullopt;
    if (!step) return std::nullopt;
    journal.steps.push_back(std::move(*step));
  }
  return journal;
}

int publish_rank(std::string_view path, Change change) {
  enum Kind { part, page, listing, manifest };
  const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  Kind kind = part;
  if (name.ends_with(".html")) kind = page;
  if (name.ends_with(".xml")) kind = listing;
  if (name == "manifest.json") kind = manifest;
  switch (change) {
    case Change::make_room:
      return 0;
    case Change::remove:
      return 7 + (manifest - kind);
    case Change::add:
    case Change::replace:
      break;
  }
  if (kind == manifest || kind == listing) return kind == manifest ? 6 : 5;
  if (change == Change::add) return kind == page ? 2 : 1;
  return kind == page ? 3 : 4;
}

}  // namespace baoku
