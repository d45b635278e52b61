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

// The chart in its own units, which are pixels where there is room.
constexpr std::size_t kChartWidth = 960;  // aimed at; few years make less, very many more
constexpr std::size_t kWidestYear = 48;
constexpr std::size_t kNarrowestYear = 6;
constexpr std::size_t kLabelRoom = 44;  // of a year's number
constexpr std::size_t kCountRoom = 24;  // of the count above a bar
constexpr std::size_t kBarRoom = 72;    // height of the highest bar
constexpr std::size_t kTop = 16;        // room for its count
constexpr int kMostYears = 200;

struct YearCount {
  std::size_t named = 0;
  std::size_t written = 0;
};

// Every so many years there is room for a number below the bars: 1, 2, 5, 10 or 20.
int years_a_label(std::size_t year_width) {
  for (const int years : {1, 2, 5, 10}) {
    if (year_width * static_cast<std::size_t>(years) >= kLabelRoom) return years;
  }
  return 20;
}

std::map<int, YearCount> years_of(const Archive& archive, const Person& person) {
  std::map<int, YearCount> years;
  for (const Appearance& each : person.appearances) {
    const Article& article = archive.entries[each.article].article;
    if (!article.date.is_full()) continue;
    const bool is_author = each.as == NamedPerson::As::author;
    ++(is_author ? years[article.date.year].written : years[article.date.year].named);
  }
  return years;
}

// Who is named in the same articles, and in how many. Some are named in a tenth of an archive: each
// thread counts in a list of all people, which it keeps.
std::vector<std::pair<PersonIndex, std::uint32_t>> company_of(const Archive& archive,
                                                              PersonIndex person) {
  thread_local std::vector<std::uint32_t> counts;
  counts.resize(archive.people.size());
  std::vector<PersonIndex> company;
  for (const Appearance& each : archive.people[person].appearances) {
    const Entry& entry = archive.entries[each.article];
    const bool is_author = each.as == NamedPerson::As::author;
    for (const PersonIndex other : entry.people) {
      // Who wrote about whom is another matter than who appears with whom.
      if (other == person || entry.is_writer(other) != is_author) continue;
      if (counts[other]++ == 0) company.push_back(other);
    }
  }
  std::vector<std::pair<PersonIndex, std::uint32_t>> counted;
  for (const PersonIndex other : company) {
    counted.emplace_back(other, std::exchange(counts[other], 0));
  }
  return counted;
}

}  // namespace

void fill_years(const Page& page, const Person& person) {
  const Strings& strings = page.context().strings;
  std::map<int, YearCount> years = years_of(page.context().archive, person);
  if (years.size() < 2) return;
  const int first = years.begin()->first;
  const int last = years.rbegin()->first;
  if (last - first >= kMostYears) return;
  for (int year = first; year <= last; ++year) years[year];  // empty ones, too
  std::size_t most = 1;
  for (const auto& [year, count] : years) most = std::max(most, count.named + count.written);
  const std::size_t width = std::clamp(kChartWidth / years.size(), kNarrowestYear, kWidestYear);
  const int labelled = years_a_label(width);
  View chart = page.view().add("YEARS");
  chart.set_number("WIDTH", years.size() * width);
  chart.set_number("HEIGHT", kTop + kBarRoom + 24);
  chart.set_number("GROUND", kTop + kBarRoom);
  std::string words;
  std::size_t x = 0;
  bool has_named = false;
  bool has_written = false;
  for (const auto& [year, count] : years) {
    const std::size_t all = count.named + count.written;
    const std::size_t height = (all * kBarRoom + most - 1) / most;
    const std::size_t written = all == 0 ? 0 : height * count.written / all;
    View bar = chart.add("BAR");
    bar.set_number("MIDDLE", x + width / 2);
    if (year % labelled == 0) {
      bar.set_shown("YEAR", std::to_string(year));
      bar.set_number("LABEL_Y", kTop + kBarRoom + 18);
    }
    if (all > 0) {
      View filled = bar.add("FILLED");
      if (width >= kCountRoom) filled.set_shown("COUNT", std::to_string(all));
      filled.set_number("COUNT_Y", kTop + kBarRoom - height - 4);
      filled.set_number("BAR_X", x + width / 5);
      filled.set_number("BAR_WIDTH", width - 2 * (width / 5));
      filled.set_number("NAMED_Y", kTop + kBarRoom - height);
      filled.set_number("NAMED_HEIGHT", height - written);
      filled.set_number("WRITTEN_Y", kTop + kBarRoom - written);
      filled.set_number("WRITTEN_HEIGHT", written);
      words += (words.empty() ? "" : strings.text("person.year_joint"));
      words += strings.format("person.year_count",
                              {{"year", std::to_string(year)}, {"count", std::to_string(all)}});
    }
    x += width;
    has_named = has_named || count.named > 0;
    has_written = has_written || count.written > 0;
  }
  if (has_named && has_written) chart.show("LEGEND");
  chart.set("WORDS", words);
}

void fill_company(const Page& page, PersonIndex person) {
  const Archive& archive = page.context().archive;
  std::vector<std::pair<PersonIndex, std::uint32_t>> most = company_of(archive, person);
  if (most.empty()) return;
  const std::size_t people = most.size();
  const std::size_t shown = std::min(most.size(), kCompany);
  std::partial_sort(most.begin(), most.begin() + static_cast<std::ptrdiff_t>(shown), most.end(),
                    [](const auto& a, const auto& b) {
                      return a.second != b.second ? a.second > b.second : a.first < b.first;
                    });
  View list = page.view().add("COMPANY");
  list.set("COUNT", page.context().strings.counted("count.people", people));
  for (std::size_t i = 0; i < shown; ++i) {
    const Person& other = archive.people[most[i].first];
    View row = list.add("PERSON");
    row.set_kept("NAME", other.name);
    row.set("URL", page.link(other.path));
    row.set("COUNT", page.context().strings.counted("count.articles", most[i].second));
  }
}

void add_person(const Context& context, PersonIndex index, KeyBuilder& key) {
  const Digests& digests = context.digests();
  key.add(digests.person(index));
  const std::vector<PersonIndex>& namesakes = context.archive.people[index].namesakes;
  key.add(std::uint64_t{namesakes.size()});
  for (const PersonIndex other : namesakes) key.add(digests.person(other));
}

// Only those who are written alike: of names that merely sound alike the publisher is told, not the
// reader.
void fill_namesakes_of(const Page& page, const Person& person) {
  const Archive& archive = page.context().archive;
  std::vector<const Person*> others;
  for (const PersonIndex index : person.namesakes) {
    const Person& other = archive.people[index];
    if (other.name == person.name && others.size() < kNamesakes) others.push_back(&other);
  }
  if (others.empty()) return;
  View list = page.view().add("NAMESAKES");
  for (const Person* each : others) {
    const Person& other = *each;
    View row = list.add("PERSON");
    row.set_kept("NAME", other.name);
    row.set("URL", page.link(other.path));
    row.set_shown("DISTINCTION", shortened(distinction_of(archive, other), 40));
  }
}

}  // namespace baoku
