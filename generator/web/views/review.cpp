// What is doubtful, for the publisher, when a build was asked for it: review/, review/2/, …, worst
// first. No page of readers leads here.
#include <algorithm>
#include <array>
#include <cmath>

#include "web/views/views.h"

namespace baoku {
namespace {

constexpr std::size_t kPageSize = 50;  // doubts

struct Band {
  double below;
  std::string_view name;  // a key of the strings
};
constexpr std::array<Band, 4> kBands = {{{0.5, "review.band_worst"},
                                         {0.7, "review.band_bad"},
                                         {0.9, "review.band_fair"},
                                         {2.0, "review.band_good"}}};

std::string_view band_of(double confidence) {
  return std::find_if(kBands.begin(), kBands.end(),
                      [&](const Band& band) { return confidence < band.below; })
      ->name;
}

std::string page_path(std::size_t number) {
  return number == 1 ? "review/" : "review/" + std::to_string(number) + "/";
}

std::size_t page_count(const DoubtList& list) {
  return std::max<std::size_t>(1, (list.doubts.size() + kPageSize - 1) / kPageSize);
}

std::string sentence(const Strings& strings, const DoubtWords& words) {
  return strings.filled("doubt." + std::string(words.id), words.places);
}

std::string sentences(const Strings& strings, const std::vector<DoubtWords>& all) {
  std::string out;
  for (const DoubtWords& each : all) {
    if (!out.empty()) out += strings.text("review.and");
    out += sentence(strings, each);
  }
  return out;
}

// Where the line can be seen among the printed ones, or "".
std::string place_url(const Page& page, const Doubt& doubt) {
  if (doubt.article == Doubt::kNoArticle || doubt.line == 0) return "";
  const Archive& archive = page.context().archive;
  const SheetEntry& sheet = archive.sheets[archive.entries[doubt.article].sheet];
  if (sheet.path.empty() || sheet.sheet.source.path() != doubt.path) return "";
  return page.link(sheet.path) + "#L" + std::to_string(doubt.line);
}

void fill_doubt(const Page& page, View row, const Doubt& doubt, std::size_t number) {
  const Context& context = page.context();
  const Strings& strings = context.strings;
  row.set("WHAT", sentence(strings, doubt.what));
  row.set_shown("WHY", sentences(strings, doubt.why));
  row.set("KIND", strings.text("review.kind_" + std::string(name_of(doubt.kind))));
  row.set("CONFIDENCE",
          strings.format("review.confidence",
                         {{"percent", std::to_string(std::lround(100 * doubt.confidence))}}));
  row.set("PLACE", doubt.path + (doubt.line > 0 ? ":" + std::to_string(doubt.line) : ""));
  const std::string url = place_url(page, doubt);
  if (url.empty()) {
    row.show("PLACE_ONLY");
  } else {
    row.set_shown("PLACE_URL", url);
  }
  if (doubt.article != Doubt::kNoArticle) {
    row.set_shown("ARTICLE_URL", page.link(context.archive.entries[doubt.article].path));
  }
  if (doubt.cure.empty()) return;
  row.set_shown("CURE", doubt.cure);
  row.set("CURE_ID", "cure-" + std::to_string(number));
}

void fill_counts(const Page& page, const DoubtList& list) {
  View view = page.view();
  for (std::size_t k = 0; k < kDoubtKinds; ++k) {
    if (list.counts[k] == 0) continue;
    View row = view.add("COUNTED_KIND");
    row.set("KIND", page.context().strings.text("review.kind_" +
                                                std::string(name_of(static_cast<Doubt::Kind>(k)))));
    row.set_number("COUNT", list.counts[k]);
  }
  if (list.doubts.size() < list.total) {
    view.set_shown("LISTED", page.context().strings.format(
                                 "review.listed", {{"count", std::to_string(list.doubts.size())},
                                                   {"all", std::to_string(list.total)}}));
  }
  if (list.doubts.empty()) view.show("NOTHING");
}

void fill_steps(const Page& page, std::size_t number, std::size_t pages) {
  if (pages < 2) return;
  View pager = page.view().add("PAGER");
  if (number > 1) pager.set_shown("WORSE_URL", page.link(page_path(number - 1)));
  if (number < pages) pager.set_shown("BETTER_URL", page.link(page_path(number + 1)));
}

void fill(Page& page, std::size_t number) {
  const Strings& strings = page.context().strings;
  const DoubtList& list = *page.context().config.review;
  std::string title(strings.text("review.title"));
  if (number > 1) {
    title = strings.format("head.older", {{"name", title}, {"number", std::to_string(number)}});
  }
  page.set_head({.title = title, .indexed = false});
  page.view().set("TITLE", title);
  if (number == 1) fill_counts(page, list);
  const std::size_t begin = (number - 1) * kPageSize;
  const std::size_t end = std::min(begin + kPageSize, list.doubts.size());
  std::string_view band;
  std::vector<View> group;
  for (std::size_t i = begin; i < end; ++i) {
    const Doubt& doubt = list.doubts[i];
    if (band_of(doubt.confidence) != band) {
      band = band_of(doubt.confidence);
      group = {page.view().add("BAND")};
      group.front().set("BAND_NAME", strings.text(band));
    }
    fill_doubt(page, group.front().add("DOUBT"), doubt, i + 1);
  }
  fill_steps(page, number, page_count(list));
}

}  // namespace

void plan_review(const Context& context, std::vector<PagePlan>& pages) {
  if (!context.config.review) return;
  for (std::size_t number = 1; number <= page_count(*context.config.review); ++number) {
    pages.push_back({page_path(number), PageTemplate::review,
                     [number](Page& page) { fill(page, number); }, false});
  }
}

}  // namespace baoku
