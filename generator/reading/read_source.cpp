#include "reading/read_source.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "base/decode_source.h"
#include "base/settings.h"
#include "reading/articles.h"
#include "reading/corrections/corrections.h"
#include "reading/facts/front_matter.h"
#include "reading/facts/sheet_facts.h"
#include "reading/layout/lines.h"
#include "reading/markdown/markdown.h"
#include "reading/markdown_article.h"

namespace baoku {
namespace {

// `source` must outlive the facts, which point into it.
GivenFacts sidecar_facts(const Source& source, Diagnostics& diagnostics) {
  const std::optional<SettingTable> table =
      parse_toml(source, 0, source.text().size(), diagnostics);
  if (!table) return {};
  SettingReader reader(*table, source, "the sidecar", diagnostics);
  GivenFacts facts = read_given_facts(reader, source, source.path(), diagnostics);
  reader.finish();
  return facts;
}

GivenFacts heading_facts(const Source& source, const SettingsBlock& block,
                         Diagnostics& diagnostics) {
  const std::optional<SettingTable> table = parse_toml(source, block.begin, block.end, diagnostics);
  if (!table) return {};
  constexpr std::string_view kWhere = "the settings on top of the sheet";
  SettingReader reader(*table, source, kWhere, diagnostics);
  GivenFacts facts = read_given_facts(reader, source, kWhere, diagnostics);
  reader.finish();
  return facts;
}

Corrections corrections_of(const SourceFile& file, Diagnostics& diagnostics) {
  if (!file.corrections_bytes) return {};
  std::optional<Source> source =
      decode_source(file.corrections_path, *file.corrections_bytes, diagnostics);
  return source ? read_corrections(*std::move(source), diagnostics) : Corrections{};
}

// A sheet that was filed under the wrong day would date all its articles wrongly.
void compare_dates(const Date& given, const SheetReading& reading, const Source& source,
                   Diagnostics& diagnostics) {
  const Date& printed = reading.printed;
  if (!given.is_full() || !printed.is_full()) return;
  if (!(given < printed) && !(printed < given)) return;
  const auto offset =
      static_cast<std::size_t>(source.line(reading.printed_line).data() - source.text().data());
  diagnostics.warning(source, offset,
                      "the sheet prints " + printed.iso() + ", but " + given.reason + " gives " +
                          given.iso() + ", which is taken");
}

std::vector<Article> read_sheet(const Source& source, std::size_t begin, bool is_markdown,
                                const Date& date, const Corrections& corrections,
                                const PeopleConfig& config, Diagnostics& diagnostics) {
  std::vector<Line> lines;
  if (begin < source.text().size()) {
    lines = is_markdown ? markdown_lines(source, begin, diagnostics) : plain_lines(source, begin);
  }
  SheetReading reading = read_sheet_lines(std::move(lines), date, corrections, diagnostics);
  compare_dates(date, reading, source, diagnostics);
  std::vector<Article> articles = std::move(reading.articles);
  for (Article& article : articles) name_people(article, config);
  if (articles.empty()) diagnostics.warning(source.path(), "there is no article in this file");
  return articles;
}

}  // namespace

Sheet read_source(const SourceFile& file, const ReadingConfig& config, Diagnostics& diagnostics) {
  Sheet sheet;
  sheet.stem = file.stem;
  std::vector<GivenFacts> given;  // in order of precedence
  std::optional<Source> sidecar;
  if (file.sidecar_bytes) {
    sidecar = decode_source(file.sidecar_path, *file.sidecar_bytes, diagnostics);
    if (sidecar) given.push_back(sidecar_facts(*sidecar, diagnostics));
  }
  std::optional<Source> source = decode_source(file.path, file.bytes, diagnostics);
  if (!source) return sheet;
  sheet.source = *std::move(source);
  const std::optional<SettingsBlock> block =
      find_settings_block(sheet.source, file.is_markdown, diagnostics);
  FrontMatter front;
  if (block) {
    if (file.is_markdown) {
      front = read_front_matter(sheet.source, *block, diagnostics);
      given.push_back(front.facts);
      if (front.printed) {
        // The date is the article's own; the file's path says nothing about its sheet.
        given.back().date = front.printed->issue;
        given.back().date_offset = front.printed->issue_offset;
        sheet.stem = front.printed->of;
        sheet.order = front.printed->order;
      }
    } else {
      given.push_back(heading_facts(sheet.source, *block, diagnostics));
    }
  }
  SheetFacts facts = sheet_facts(given, front.printed ? std::string_view() : file.stem, file.path,
                                 config.newspaper, diagnostics);
  if (front.printed && !front.printed->date_reason.empty()) {
    facts.date.reason = front.printed->date_reason;
  }
  sheet.newspaper = std::move(facts.newspaper);
  sheet.series = std::move(facts.sheet.series);
  sheet.number = facts.sheet.number;
  sheet.date = std::move(facts.date);
  sheet.is_article = file.is_markdown && block.has_value();
  if (sheet.is_article) {
    const bool is_draft = front.is_draft;
    Article article = read_markdown_article(sheet.source, *block, std::move(front), sheet.date,
                                            config.people, diagnostics);
    if (file.corrections_bytes) {
      diagnostics.error(
          file.corrections_path,
          "an article with front matter is no sheet: correct " + file.path + " itself");
    }
    if (!is_draft) sheet.articles.push_back(std::move(article));
  } else {
    Corrections corrections = corrections_of(file, diagnostics);
    sheet.articles = read_sheet(sheet.source, block ? block->text : 0, file.is_markdown, sheet.date,
                                corrections, config.people, diagnostics);
    sheet.corrections = std::move(corrections.source);
  }
  return sheet;
}

}  // namespace baoku
