// A printed sheet: its articles in order and its text as it was read. sheets/2021/01-25/02/
#include <utility>

#include "base/utf8.h"
#include "web/calendar.h"
#include "web/days.h"
#include "web/escape.h"
#include "web/facsimiles.h"
#include "web/text.h"
#include "web/views/views.h"

namespace baoku {
namespace {

constexpr std::size_t kNarrow = 20;            // characters in a line: three fit side by side
constexpr std::size_t kHalf = 32;              // two do
constexpr std::size_t kImageHead = 256 << 10;  // bytes in which a picture tells its size

// One <li> a line, in one text: thousands of lines are too many rows for a template.
std::string lines_html(const Source& source) {
  std::string out;
  out.reserve(source.text().size() + source.line_count() * 20);
  for (std::size_t number = 1; number <= source.line_count(); ++number) {
    ((out += "<li id=\"L") += std::to_string(number)) += "\">";
    append_escaped(out, source.line(number));
    out += "</li>\n";
  }
  return out;
}

// Whether all but a few lines have at most so many characters.
bool has_lines_of(const Source& source, std::size_t characters) {
  std::size_t longer = 0;
  for (std::size_t number = 1; number <= source.line_count(); ++number) {
    if (count_code_points(source.line(number)) > characters) ++longer;
  }
  return longer * 20 < source.line_count();
}

// "县报 2021年1月25日 第02版"
std::string title_of_sheet(const Context& context, const SheetEntry& entry) {
  std::string title = shortened(entry.sheet.newspaper, 40);
  for (const std::string& part :
       {short_date(context.strings, entry.sheet.date), sheet_name(context, entry)}) {
    if (!part.empty()) title += (title.empty() ? "" : " ") + part;
  }
  return title;
}

void fill_step(const Page& page, Name section, std::size_t place) {
  const Context& context = page.context();
  if (place >= context.printed_sheets.size()) return;
  const SheetEntry& sheet = context.archive.sheets[context.printed_sheets[place]];
  View step = page.view().add(section);
  step.set("URL", page.link(sheet.path));
  step.set("TITLE", title_of_sheet(context, sheet));
}

void fill_facsimile(const Page& page, const SheetEntry& entry) {
  const Facsimile* const facsimile = facsimile_of(page.context(), entry.sheet);
  if (facsimile == nullptr) return;
  View view = page.view().add("FACSIMILE");
  view.set("FACSIMILE_URL", page.file_link(entry.path + facsimile->name));
  if (facsimile->name.ends_with(".pdf")) return view.show("PDF");
  View picture = view.add("PICTURE");
  const ImageSize size = image_size(read_beginning(facsimile->file, kImageHead));
  if (size.width == 0) return;
  View known = picture.add("SIZE");  // so that the text does not jump when the picture comes
  known.set_number("WIDTH", size.width);
  known.set_number("HEIGHT", size.height);
}

// The places of the sheets of the same newspaper and day; alone when there is no day.
std::pair<std::size_t, std::size_t> issue_of(const Context& context, SheetIndex index) {
  const Sheet& here = context.archive.sheets[index].sheet;
  std::size_t begin = context.place_of_sheet[index];
  std::size_t end = begin + 1;
  if (!here.date.is_full()) return {begin, end};
  const auto is_same = [&](std::size_t place) {
    const Sheet& other = context.archive.sheets[context.printed_sheets[place]].sheet;
    return other.newspaper == here.newspaper && !(other.date < here.date) &&
           !(here.date < other.date);
  };
  while (begin > 0 && is_same(begin - 1)) --begin;
  while (end < context.printed_sheets.size() && is_same(end)) ++end;
  return {begin, end};
}

void fill_issue(const Page& page, SheetIndex index) {
  const Context& context = page.context();
  const auto [begin, end] = issue_of(context, index);
  if (end - begin < 2) return;
  View list = page.view().add("SIBLINGS");
  for (std::size_t i = begin; i < end; ++i) {
    const SheetIndex sheet = context.printed_sheets[i];
    View row = list.add("SIBLING");
    row.set("NAME", sheet_name(context, context.archive.sheets[sheet]));
    row.set("URL", page.link(context.archive.sheets[sheet].path));
    row.show(sheet == index ? Name("HERE") : Name("ELSEWHERE"));
  }
}

void fill(Page& page, SheetIndex index) {
  const Context& context = page.context();
  const SheetEntry& entry = context.archive.sheets[index];
  const std::string title = title_of_sheet(context, entry);
  page.set_head({.title = title}, "dates");
  add_date_crumbs(page, entry.sheet.date);
  page.add_crumb(sheet_label(context, entry.sheet));

  View view = page.view();
  view.set_shown("NEWSPAPER", entry.sheet.newspaper);
  view.set("SHEET", sheet_label(context, entry.sheet));
  const std::string date = long_date(context.strings, entry.sheet.date);
  if (!date.empty()) {
    view.set_shown("DATE", date);
    view.set("DATE_ISO", entry.sheet.date.iso());
  }
  view.set("COUNT", context.strings.counted("count.articles", entry.articles.size()));
  fill_facsimile(page, entry);
  fill_issue(page, index);
  for (const ArticleIndex article : entry.articles) {
    View item = view.add("ITEM");
    fill_article_item(page, item, article);
    fill_headline(page, item, article);
    fill_excerpt(item, context.archive.entries[article].article, 120);
  }
  view.set_kept("SOURCE_FILE", entry.sheet.source.path());
  const Source printed = printed_text(entry.sheet);
  view.set("LINE_COUNT", context.strings.counted("count.lines", printed.line_count()));
  view.set("LINES_HTML", lines_html(printed));
  if (has_lines_of(printed, kNarrow)) {
    view.show("NARROW");
  } else if (has_lines_of(printed, kHalf)) {
    view.show("HALF");
  }
  const std::size_t place = context.place_of_sheet[index];
  fill_step(page, "PREVIOUS", place - 1);  // before the first: beyond the end, as it wraps
  fill_step(page, "NEXT", place + 1);
}

// The sheet with its articles, its issue, and the sheets before and behind it.
void add_made_from(const Context& context, SheetIndex index, KeyBuilder& key) {
  const Digests& digests = context.digests();
  const SheetEntry& entry = context.archive.sheets[index];
  key.add(digests.sheet(index));
  key.add(std::uint64_t{find_day(context.archive, entry.sheet.date) != nullptr});
  key.add(std::uint64_t{entry.articles.size()});
  for (const ArticleIndex article : entry.articles) key.add(digests.card(article));
  const auto [begin, end] = issue_of(context, index);
  const std::size_t place = context.place_of_sheet[index];
  key.add(std::uint64_t{end - begin}).add(std::uint64_t{place - begin});
  for (std::size_t i = begin; i < end; ++i) {
    key.add(digests.sheet_card(context.printed_sheets[i]));
  }
  for (const std::size_t to : {place - 1, place + 1}) {
    const bool is_there = to < context.printed_sheets.size();
    if (is_there) key.add(digests.sheet_card(context.printed_sheets[to]));
    key.add(std::uint64_t{is_there});
  }
}

}  // namespace

void plan_sheets(const Context& context, std::vector<PagePlan>& pages) {
  for (const SheetIndex i : context.printed_sheets) {
    pages.push_back(
        {context.archive.sheets[i].path, PageTemplate::sheet, [i](Page& page) { fill(page, i); }});
    // Nobody has taken down what lies in a scan.
    if (facsimile_of(context, context.archive.sheets[i].sheet) != nullptr) continue;
    pages.back().made_from = [&context, i](KeyBuilder& key) { add_made_from(context, i, key); };
  }
}

}  // namespace baoku
