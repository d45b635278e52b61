#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "web/views/person_parts.h"

namespace baoku {
namespace {

constexpr std::size_t kCompany = 24;
constexpr std::size_t kNamesakes = 12;

// The chart in its own units: a year is as wide as its label needs to be.
constexpr std::size_t kYearWidth = 48;
constexpr std::size_t kBarWidth = 28;
constexpr std::size_t kBarRoom = 72;  // height of the highest bar
constexpr std::size_t kTop = 16;      // room for its count
constexpr std::size_t kMostYears = 24;

struct YearCount {
  std::size_t named = 0;
  std::size_t written = 0;
};

std::map<int, YearCount> years_of(const Archive& archive, const Person& person) {
  std::map<int, YearCount> years;
  for (const Appearance& each : person.appearances) {
    const Article& article = archive.entries[each.article].article;
    if (!article.date.is_full()) continue;
    const bool is_author = article.people[each.person].as == NamedPerson::As::author;
    ++(is_author ? years[article.date.year].written : years[article.date.year].named);
  }
  return years;
}

}  // namespace

void fill_years(const Page& page, const Person& person) {
  std::map<int, YearCount> years = years_of(page.context().archive, person);
  if (years.size() < 2) return;
  const int first = years.begin()->first;
  const int last = years.rbegin()->first;
  const bool with_gaps = static_cast<std::size_t>(last - first) < kMostYears;
  if (with_gaps) {
    for (int year = first; year <= last; ++year) years[year];
  }
  if (years.size() > kMostYears) return;
  std::size_t most = 1;
  for (const auto& [year, count] : years) most = std::max(most, count.named + count.written);
  View chart = page.view().add("YEARS");
  chart.set_number("WIDTH", years.size() * kYearWidth);
  chart.set_number("HEIGHT", kTop + kBarRoom + 24);
  chart.set_number("GROUND", kTop + kBarRoom);
  std::string words;
  std::size_t x = 0;
  for (const auto& [year, count] : years) {
    const std::size_t all = count.named + count.written;
    const std::size_t height = (all * kBarRoom + most - 1) / most;
    const std::size_t written = all == 0 ? 0 : height * count.written / all;
    View bar = chart.add("BAR");
    bar.set("YEAR", std::to_string(year));
    bar.set_number("MIDDLE", x + kYearWidth / 2);
    bar.set_number("LABEL_Y", kTop + kBarRoom + 18);
    if (all > 0) {
      View filled = bar.add("FILLED");
      filled.set_number("COUNT", all);
      filled.set_number("COUNT_Y", kTop + kBarRoom - height - 4);
      filled.set_number("BAR_X", x + (kYearWidth - kBarWidth) / 2);
      filled.set_number("BAR_WIDTH", kBarWidth);
      filled.set_number("NAMED_Y", kTop + kBarRoom - height);
      filled.set_number("NAMED_HEIGHT", height - written);
      filled.set_number("WRITTEN_Y", kTop + kBarRoom - written);
      filled.set_number("WRITTEN_HEIGHT", written);
      words += (words.empty() ? "" : page.context().strings.text("person.year_joint"));
      words += page.context().strings.format(
          "person.year_count", {{"year", std::to_string(year)}, {"count", std::to_string(all)}});
    }
    x += kYearWidth;
  }
  chart.set("WORDS", words);
}

void fill_company(const Page& page, PersonIndex person) {
  const Archive& archive = page.context().archive;
  std::map<PersonIndex, std::size_t> counts;
  for (const Appearance& each : archive.people[person].appearances) {
    const Entry& entry = archive.entries[each.article];
    const bool is_author = entry.article.people[each.person].as == NamedPerson::As::author;
    for (std::size_t i = 0; i < entry.people.size(); ++i) {
      // Who wrote about whom is another matter than who appears with whom.
      const bool writes = entry.article.people[i].as == NamedPerson::As::author;
      if (i != each.person && writes == is_author) ++counts[entry.people[i]];
    }
  }
  if (counts.empty()) return;
  std::vector<std::pair<PersonIndex, std::size_t>> most(counts.begin(), counts.end());
  const std::size_t shown = std::min(most.size(), kCompany);
  std::partial_sort(most.begin(), most.begin() + static_cast<std::ptrdiff_t>(shown), most.end(),
                    [](const auto& a, const auto& b) {
                      return a.second != b.second ? a.second > b.second : a.first < b.first;
                    });
  View list = page.view().add("COMPANY");
  list.set_number("COUNT", counts.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Person& other = archive.people[most[i].first];
    View row = list.add("PERSON");
    row.set_kept("NAME", other.name);
    row.set("URL", page.link(other.path));
    row.set_number("COUNT", most[i].second);
  }
}

void fill_namesakes_of(const Page& page, const Person& person) {
  if (person.namesakes.empty()) return;
  const Archive& archive = page.context().archive;
  View list = page.view().add("NAMESAKES");
  for (std::size_t i = 0; i < std::min(person.namesakes.size(), kNamesakes); ++i) {
    const Person& other = archive.people[person.namesakes[i]];
    View row = list.add("PERSON");
    row.set_kept("NAME", other.name);
    row.set("URL", page.link(other.path));
    row.set_shown("DISTINCTION", shortened(distinction_of(archive, other), 40));
  }
}

}  // namespace baoku
