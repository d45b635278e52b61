#include "web/text.h"

#include <algorithm>

#include "base/utf8.h"
#include "web/calendar.h"
#include "web/headline.h"

namespace baoku {
namespace {

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'!' || c == U'?' ||
         c == U'\n';
}

bool closes_quote(char32_t c) {
  return c == U'”' || c == U'’' || c == U'」' || c == U'』' || c == U'）';
}

std::size_t sentence_begin(std::string_view text, std::size_t begin, std::size_t length) {
  std::size_t at = begin;
  for (std::size_t count = 0; at > 0 && count < length; ++count) {
    std::size_t before = at;
    if (ends_sentence(previous_code_point(text, before))) break;
    at = before;
  }
  // The quote that closes the sentence before is not part of this one.
  for (std::size_t next = at; at > 0 && next < begin; at = next) {
    if (!closes_quote(next_code_point(text, next))) break;
  }
  return at;
}

std::size_t sentence_end(std::string_view text, std::size_t end, std::size_t length) {
  std::size_t at = end;
  for (std::size_t count = 0; at < text.size() && count < length; ++count) {
    if (ends_sentence(next_code_point(text, at))) {
      std::size_t next = at;
      if (at < text.size() && closes_quote(next_code_point(text, next))) at = next;
      break;
    }
  }
  return at;
}

// The last part of its path.
std::string_view file_name_of(const Sheet& sheet) {
  return std::string_view(sheet.stem).substr(sheet.stem.rfind('/') + 1);
}

}  // namespace

std::string excerpt_of(const Article& article, std::size_t length) {
  std::string_view text;  // mostly the first paragraph is enough
  std::string joined;
  for (const Block& block : article.blocks) {
    if (block.kind != Block::Kind::paragraph) continue;
    if (text.empty()) {
      text = block.text;
    } else {
      if (joined.empty()) joined = text;
      text = joined += block.text;
    }
    if (text.size() > length * 4) break;
  }
  if (text.empty() && !article.blocks.empty()) text = article.blocks.front().text;
  return shortened(text, length);
}

std::string title_of(const Context& context, const Entry& entry, std::size_t length) {
  std::string title = shortened(entry.article.title, length);
  if (title.empty()) title = excerpt_of(entry.article, std::min<std::size_t>(length, 24));
  if (title.empty()) title = context.strings.text("article.untitled");
  return title;
}

bool has_label(const Sheet& sheet) {
  if (sheet.number > 0) return true;
  const std::string_view name = file_name_of(sheet);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  return std::any_of(name.begin(), name.end(), is_beyond_ascii) ||
         (!name.empty() && std::none_of(name.begin(), name.end(), is_digit));
}

std::string sheet_label(const Context& context, const Sheet& sheet) {
  if (sheet.number > 0) {
    return context.strings.format(
        "sheet.number",
        {{"number", sheet.series + two_digits(static_cast<unsigned>(sheet.number))}});
  }
  if (!has_label(sheet)) return std::string(context.strings.text("sheet.unnumbered"));
  return shortened(file_name_of(sheet), 40);
}

std::string sheet_name(const Context& context, const SheetEntry& entry) {
  const std::string label = sheet_label(context, entry.sheet);
  if (has_label(entry.sheet) || entry.articles.empty()) return label;
  const Entry& first = context.archive.entries[entry.articles.front()];
  return context.strings.format("sheet.of_first",
                                {{"sheet", label}, {"title", title_of(context, first, 20)}});
}

Sentence sentence_around(std::string_view text, std::size_t begin, std::size_t end,
                         std::size_t length) {
  const std::size_t from = sentence_begin(text, begin, length);
  const std::size_t to = sentence_end(text, end, length);
  Sentence out{std::string(text.substr(from, begin - from)),
               std::string(text.substr(begin, end - begin)),
               std::string(text.substr(end, to - end))};
  std::size_t at = from;
  if (from > 0) {
    const char32_t c = previous_code_point(text, at);
    if (!ends_sentence(c) && !closes_quote(c)) out.before.insert(0, "…");
  }
  at = to;
  if (to < text.size()) {
    const char32_t c = previous_code_point(text, at);
    if (!ends_sentence(c) && !closes_quote(c)) out.after += "…";
  }
  return out;
}

void fill_article_item(const Page& page, View item, ArticleIndex index) {
  const Context& context = page.context();
  const Entry& entry = context.archive.entries[index];
  const SheetEntry& sheet = context.archive.sheets[entry.sheet];
  item.set("TITLE", title_of(context, entry));
  item.set("URL", page.link(entry.path));
  item.set_shown("KICKER", shortened(entry.article.kicker, 60));
  const std::string date = short_date(context.strings, entry.article.date);
  if (!date.empty()) {
    item.set_shown("DATE", date);
    item.set("DATE_ISO", entry.article.date.iso());
  }
  item.set_shown("NEWSPAPER", shortened(sheet.sheet.newspaper, 40));
  std::string label;
  if (!sheet.path.empty() && has_label(sheet.sheet)) label = sheet_label(context, sheet.sheet);
  item.set_shown("SHEET", label);
  const std::string section = shortened(entry.article.section, 40);
  if (section != label) item.set_shown("SECTION", section);
}

void fill_headline(const Page& page, View item, ArticleIndex index) {
  const Context& context = page.context();
  item.set("TITLE_HTML", headline_html(title_of(context, context.archive.entries[index])));
}

void fill_excerpt(View item, const Article& article, std::size_t length) {
  item.set_shown("EXCERPT", excerpt_of(article, length));
}

}  // namespace baoku
