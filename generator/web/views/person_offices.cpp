#include <algorithm>
#include <string>

#include "archive/offices.h"
#include "web/calendar.h"
#include "web/text.h"
#include "web/views/person_parts.h"

namespace baoku {
namespace {

constexpr std::size_t kOffices = 60;   // on a page
constexpr std::size_t kEvidence = 30;  // of one office, behind the first
constexpr std::size_t kAroundOffice = 50;

std::string day_or_undated(const Context& context, const Date& date) {
  const std::string day = short_date(context.strings, date);
  return day.empty() ? std::string(context.strings.text("nav.undated")) : day;
}

// From the first to the last dated mention; the undated ones come last and tell nothing.
std::string dates_of(const Context& context, const Office& office) {
  const auto date = [&](const OfficeMention& mention) -> const Date& {
    return context.archive.entries[mention.article].article.date;
  };
  const std::string from = day_or_undated(context, date(office.mentions.front()));
  const auto last = std::find_if(office.mentions.rbegin(), office.mentions.rend(),
                                 [&](const auto& mention) { return date(mention).is_full(); });
  if (last == office.mentions.rend()) return from;
  const std::string to = short_date(context.strings, date(*last));
  return from == to ? from : context.strings.format("person.range", {{"from", from}, {"to", to}});
}

// The article, and the sentence that says so.
void fill_mention(const Page& page, View row, const OfficeMention& mention) {
  const Context& context = page.context();
  const Entry& entry = context.archive.entries[mention.article];
  row.set("URL", page.link(entry.path));
  row.set("TITLE", title_of(context, entry, 48));
  row.set("DATE", day_or_undated(context, entry.article.date));
  if (mention.begin == mention.end) return;  // the headline itself says it
  const Sentence sentence = sentence_around(entry.article.blocks[mention.block].text, mention.begin,
                                            mention.end, kAroundOffice);
  View view = row.add("SENTENCE");
  view.set("BEFORE", sentence.before);
  view.set("WORDS", sentence.middle);
  view.set("AFTER", sentence.after);
}

}  // namespace

void fill_offices(const Page& page, const Person& person) {
  const Context& context = page.context();
  const std::vector<Office> offices = offices_of(context.archive, person, kEvidence + 1);
  if (offices.empty()) return;
  View list = page.view().add("OFFICES");
  for (std::size_t i = 0; i < std::min(offices.size(), kOffices); ++i) {
    const Office& office = offices[i];
    View row = list.add("OFFICE");
    row.set("NAME", shortened(office.name, 120));
    row.set("DATES", dates_of(context, office));
    fill_mention(page, row, office.mentions.front());
    if (office.mentions.size() < 2) continue;
    View more = row.add("MORE");
    more.set("TIMES", context.strings.format("person.role_times",
                                             {{"count", std::to_string(office.mentions.size())}}));
    const std::size_t end = std::min(office.mentions.size(), kEvidence + 1);
    for (std::size_t k = 1; k < end; ++k) {
      View mention = more.add("MENTION");
      fill_mention(page, mention, office.mentions[k]);
    }
    if (end == office.mentions.size()) continue;
    more.set_shown(
        "LEFT", context.strings.format("person.role_left",
                                       {{"count", std::to_string(office.mentions.size() - end)}}));
  }
}

std::string distinction_of(const Archive& archive, const Person& person) {
  if (!person.description.empty()) return person.description;
  const std::vector<Office> offices = offices_of(archive, person, 0);
  return offices.empty() ? "" : offices.back().name;
}

}  // namespace baoku
