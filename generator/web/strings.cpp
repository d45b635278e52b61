#include "web/strings.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "archive/doubt_words.h"
#include "base/calendar_names.h"
#include "base/files.h"
#include "base/settings.h"
#include "base/utf8.h"

namespace baoku {
namespace {

// Keys that the views ask for by name; those in templates are checked where the templates are read.
constexpr std::string_view kViewKeys[] = {
    "anniversary.title",
    "anniversary.yearless",
    "article.date_inferred",
    "article.date_none",
    "article.date_unsure",
    "article.date_yearless",
    "article.doubt_high",
    "article.doubt_some",
    "article.lines",
    "article.reads_otherwise",
    "article.untitled",
    "count.articles",
    "count.days",
    "count.issues",
    "count.lines",
    "count.sections",
    "count.sheets",
    "coverage.no_name",
    "coverage.note",
    "date.day",
    "date.full",
    "date.month",
    "date.month_day",
    "date.month_name",
    "date.year",
    "dates.decade",
    "head.day",
    "head.month",
    "head.names",
    "head.namesakes",
    "head.few",
    "head.older",
    "head.person",
    "head.section",
    "head.year",
    "home.people",
    "home.people_of_year",
    "language.name",
    "layout.search_of_site",
    "alike.title",
    "moved.title",
    "names.other",
    "nav.about",
    "nav.coverage",
    "nav.dates",
    "nav.home",
    "nav.on_this_day",
    "nav.people",
    "nav.search",
    "nav.sections",
    "nav.undated",
    "not_found.title",
    "person.also_alias",
    "person.also_form",
    "person.also_former",
    "person.also_misprint",
    "person.also_pen_name",
    "person.range",
    "person.role_left",
    "person.role_times",
    "person.span",
    "person.summary_authored",
    "person.summary_both",
    "person.summary_named",
    "person.wikidata",
    "person.year_count",
    "person.year_joint",
    "report.body",
    "report.title",
    "review.and",
    "review.band_bad",
    "review.band_fair",
    "review.band_good",
    "review.band_worst",
    "review.confidence",
    "review.kind_boundary",
    "review.kind_byline",
    "review.kind_date",
    "review.kind_headline",
    "review.kind_imported",
    "review.kind_paragraph",
    "review.kind_person",
    "review.kind_stray",
    "review.listed",
    "review.title",
    "sheet.number",
    "sheet.of_first",
    "sheet.unnumbered",
};

using Texts = std::map<std::string, std::string, std::less<>>;
using Offsets = std::map<std::string, std::size_t, std::less<>>;

void flatten(const SettingTable& table, const std::string& prefix, const Source& source,
             Diagnostics& diagnostics, Texts& texts, Offsets& offsets) {
  for (const auto& [name, setting] : table) {
    const std::string key = prefix + name;
    if (const auto* inner = std::get_if<SettingTable>(&setting.value)) {
      flatten(*inner, key + ".", source, diagnostics, texts, offsets);
    } else if (const auto* text = std::get_if<std::string>(&setting.value)) {
      texts[key] = *text;
      offsets[key] = setting.key_offset;
    } else {
      diagnostics.error(source, setting.offset, "the value of “" + key + "” is not a text");
    }
  }
}

void report_unknown(const Texts& known, const Offsets& offsets, const Source& source,
                    Diagnostics& diagnostics) {
  std::vector<std::string_view> candidates;
  for (const auto& [key, text] : known) candidates.push_back(key);
  for (const auto& [key, offset] : offsets) {
    if (known.contains(key)) continue;
    const std::string_view near = nearest_word(key, candidates);
    std::string message = "nothing uses the string “" + key + "”";
    if (!near.empty()) message += "; did you mean “" + std::string(near) + "”?";
    diagnostics.warning(source, offset, message);
  }
}

void add_calendar_names(std::string_view language, Texts& texts) {
  const CalendarNames names = calendar_names(language);
  for (std::size_t i = 0; i < 7; ++i) {
    texts["date.weekday_" + std::to_string(i)] = names.weekdays[i];
    texts["date.weekday_tiny_" + std::to_string(i)] = names.weekdays_tiny[i];
  }
  for (std::size_t i = 0; i < 12; ++i) {
    texts["date.month_" + std::to_string(i + 1)] = names.months[i];
    texts["date.month_short_" + std::to_string(i + 1)] = names.months_short[i];
  }
}

// `pattern` with each {name} that `places` has replaced.
template <typename Places>
std::string fill_places(std::string_view pattern, const Places& places) {
  std::string out;
  append_filled(out, pattern, [&](std::string& filled, std::string_view name) {
    const auto place = std::find_if(places.begin(), places.end(),
                                    [&](const auto& each) { return each.first == name; });
    if (place == places.end()) return false;
    filled += place->second;
    return true;
  });
  return out;
}

}  // namespace

void Strings::load(const std::vector<std::string>& folders, std::string_view language,
                   Diagnostics& diagnostics) {
  const std::string name = "strings." + std::string(language) + ".toml";
  add_calendar_names(language, texts_);
  bool is_default = true;
  // From the defaults to the site's own, so that "the first one wins" is plain assignment.
  for (std::size_t i = folders.size(); i-- > 0;) {
    const std::filesystem::path path = std::filesystem::path(folders[i]) / name;
    if (!std::filesystem::is_regular_file(path)) continue;
    std::string bytes = read_file(path);
    if (first_invalid_utf8(bytes)) {
      diagnostics.error(path.string(), "is not UTF-8");
      continue;
    }
    const Source source(path.string(), std::move(bytes));
    const auto table = parse_toml(source, 0, source.text().size(), diagnostics);
    if (!table) continue;
    Texts texts;
    Offsets offsets;
    flatten(*table, "", source, diagnostics, texts, offsets);
    if (!is_default) report_unknown(texts_, offsets, source, diagnostics);
    is_default = false;
    for (auto& [key, text] : texts) texts_[key] = std::move(text);
  }
  by_key_ = {texts_.begin(), texts_.end()};
  if (is_default) {
    diagnostics.error(name, "no template folder holds the strings of the language “" +
                                std::string(language) + "”");
    return;
  }
  std::vector<std::string> needed(std::begin(kViewKeys), std::end(kViewKeys));
  for (const DoubtSentence& each : doubt_sentences()) {
    needed.push_back("doubt." + std::string(each.id));
  }
  for (const std::string& key : needed) {
    if (!texts_.contains(key)) {
      diagnostics.error(name, "the string “" + std::string(key) + "” is missing");
    }
  }
}

const std::string* Strings::find(std::string_view key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : &found->second;
}

std::string_view Strings::text(std::string_view key) const {
  const std::string* const found = find(key);
  return found != nullptr ? std::string_view(*found) : key;
}

std::string grouped(std::size_t count) {
  std::string digits = std::to_string(count);
  if (digits.size() < 5) return digits;  // 1234 is read at a glance, and may be a year's neighbour
  for (std::size_t at = digits.size() - 3; at > 0; at = at < 3 ? 0 : at - 3) digits.insert(at, ",");
  return digits;
}

std::string Strings::counted(std::string_view key, std::size_t count) const {
  const std::string one = count == 1 ? std::string(key) + "_one" : "";
  const std::string number = grouped(count);
  return format(count == 1 && find(one) != nullptr ? std::string_view(one) : key,
                {{"count", number}});
}

std::string Strings::format(
    std::string_view key,
    std::initializer_list<std::pair<std::string_view, std::string_view>> places) const {
  return fill_places(text(key), places);
}

std::string Strings::filled(
    std::string_view key,
    const std::vector<std::pair<std::string_view, std::string>>& places) const {
  return fill_places(text(key), places);
}

}  // namespace baoku
