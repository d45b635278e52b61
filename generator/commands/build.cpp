#include "commands/build.h"

#include <cstddef>
#include <cstdio>

namespace baoku {
namespace {

// "1,234"
std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

// "1 file", "2 files", "1 person", "2 people"
std::string counted(std::size_t number, const char* one, const char* many) {
  return grouped(number) + " " + (number == 1 ? one : many);
}

std::string decimal(double value, int digits) {
  char out[32];
  std::snprintf(out, sizeof out, "%.*f", digits, value);
  return out;
}

std::string megabytes(std::size_t bytes) {
  return bytes < 100'000 ? decimal(static_cast<double>(bytes) / 1e3, 1) + " kB"
                         : decimal(static_cast<double>(bytes) / 1e6, 1) + " MB";
}

std::string problems(const Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  const std::size_t warnings = diagnostics.warnings();
  std::string out;
  if (errors > 0) out += counted(errors, "error", "errors");
  if (warnings > 0) out += (out.empty() ? "" : ", ") + counted(warnings, "warning", "warnings");
  return out;
}

}  // namespace

std::string build_summary(const BuildResult& result) {
  const BuildStats& stats = result.stats;
  std::string out = "Published " + counted(stats.articles, "article", "articles") + ", " +
                    counted(stats.people, "person", "people") + " and " +
                    counted(stats.days, "day", "days") + " from " +
                    counted(stats.sources, "source", "sources") + " to " + result.output.string() +
                    "\n";
  out += "  " + counted(stats.files, "file", "files") + ", " + megabytes(stats.bytes) + " (" +
         grouped(stats.written) + " written, " + grouped(stats.deleted) +
         " deleted); search index " + counted(stats.index_files, "file", "files") + ", " +
         megabytes(stats.index_bytes) + "\n";
  double all = 0;
  std::string steps;
  for (const StepTime& step : stats.steps) {
    all += step.seconds;
    steps += (steps.empty() ? "" : ", ") + step.step + " " + decimal(step.seconds, 2);
  }
  return out + "  " + decimal(all, 2) + " s: " + steps + "\n";
}

std::string build_costs(const BuildStats& stats) {
  std::string out = "step          s    CPU s  peak MB\n";
  for (const StepTime& step : stats.steps) {
    char line[96];
    std::snprintf(line, sizeof line, "%-8s %7.2f %7.2f %7.0f\n", step.step.c_str(), step.seconds,
                  step.cpu_seconds, static_cast<double>(step.peak_memory) / 1e6);
    out += line;
  }
  return out;
}

Outcome build_command(const BuildOptions& options, bool quiet) {
  const BuildResult result = build_site(options);
  Outcome outcome = build_outcome(result, quiet);
  outcome.rest = result.archive;
  if (options.list_costs && result.published) outcome.output += build_costs(result.stats);
  return outcome;
}

Outcome build_outcome(const BuildResult& result, bool quiet) {
  Outcome outcome;
  outcome.diagnostics = result.diagnostics.sorted();
  const std::string counts = problems(result.diagnostics);
  if (!result.published) {
    outcome.status = kContentErrors;
    outcome.note = counts + (result.diagnostics.errors() == 0 ? " with --strict" : "") +
                   ": nothing was published, " + result.output.string() + " stays as it was\n";
    return outcome;
  }
  for (const std::string& file : result.stats.kept) {
    outcome.note += (result.output / file).string() +
                    " is no longer part of the site; it stays because it was changed by hand\n";
  }
  outcome.output = result.templates;
  if (!quiet) outcome.output += build_summary(result);
  if (!quiet && !counts.empty()) outcome.note += counts + "\n";
  return outcome;
}

}  // namespace baoku
