#include "web/page.h"

#include <algorithm>

#include "base/utf8.h"
#include "web/escape.h"

namespace baoku {
namespace {

// Longer titles are cut off by search engines and by the tabs of browsers. Counted as escaped,
// because validators do.
constexpr std::size_t kTitleLength = 68;

bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

// "…" does not follow a comma.
std::string without_last_mark(std::string text) {
  constexpr std::u32string_view kMarks = U"，、；：,;: 。";
  while (!text.empty() && kMarks.find(last_code_point(text)) != kMarks.npos) {
    std::size_t end = text.size();
    previous_code_point(text, end);
    text.resize(end);
  }
  return text;
}

std::string root_of(const std::string& path) {
  std::string root;
  for (const char c : path) {
    if (c == '/') root += "../";
  }
  return root;
}

std::string full_title(const Head& head, const std::string& site) {
  if (head.title.empty()) return shortened(site, kTitleLength);
  const std::string name = shortened(site, 24);
  const std::string end = name.empty() ? "" : " - " + name;
  const std::size_t room = kTitleLength - count_code_points(end);
  const std::string title = shortened(head.title, room);
  const std::size_t length = count_code_points(escaped(title + end));
  const std::size_t excess = length > kTitleLength ? length - kTitleLength : 0;
  return shortened(title, room - std::min(excess, room - 8)) + end;
}

}  // namespace

std::string shortened(std::string_view text, std::size_t length) {
  std::string out;
  std::size_t count = 0;
  std::size_t before_last = 0;  // where the text ends when "…" takes the last place
  bool space = false;
  // Returns false when there is no place left.
  const auto append = [&](std::string_view character) {
    if (count == length) return false;
    if (++count == length) before_last = out.size();
    out += character;
    return true;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    if (is_bidi_control(c)) continue;
    if (is_space(c) || c < 0x20 || c == 0x7F) {
      space = !out.empty();
      continue;
    }
    if ((space && !append(" ")) || !append(text.substr(begin, i - begin))) {
      return without_last_mark(out.substr(0, before_last)) + "…";
    }
    space = false;
  }
  return out;
}

Page::Page(const Context& context, std::string path, View view)
    : context_(context),
      path_(std::move(path)),
      // The server shows 404.html in place of any missing page: it cannot know how deep it stands.
      root_(path_ == "404.html" ? context.home_of_not_found : root_of(path_)),
      view_(view) {}

std::string Page::link(std::string_view target) const {
  std::string out = root_;
  out += target;
  return out.empty() ? "./" : out;
}

void Page::set_head(const Head& head, std::string_view current) {
  const Context& c = context_;
  view_.set_kept("LANGUAGE", c.config.language);
  view_.set("ROOT", link(""));
  view_.set("ASSETS", link(c.assets.path()));
  view_.set_kept("SITE_TITLE", c.config.title);
  view_.set("PAGE_TITLE", full_title(head, c.config.title));
  view_.set_shown("DESCRIPTION", head.description);
  view_.set("OG_TITLE", shortened(head.title.empty() ? c.config.title : head.title, 100));
  view_.set("OG_TYPE", head.type);
  view_.set_shown("PUBLISHED", head.published);
  view_.set_shown("JSON_LD", head.json_ld);
  if (!c.base_url.empty()) view_.set_shown("CANONICAL", c.base_url + path_);
  if (!head.indexed) view_.show("NOT_INDEXED");
  if (path_ != "search/") view_.show("HEADER_SEARCH");

  constexpr std::pair<std::string_view, std::string_view> kNavigation[] = {
      {"", "nav.home"},
      {"dates/", "nav.dates"},
      {"people/", "nav.people"},
      {"search/", "nav.search"}};
  for (const auto& [target, name] : kNavigation) {
    View item = view_.add("NAVIGATION");
    item.set("URL", link(target));
    item.set("NAME", c.strings.text(name));
    if (path_ == target) {
      item.show("IS_PAGE");
    } else if (!current.empty() && name.ends_with(current)) {
      item.show("IS_PART");
    }
  }
}

void Page::add_crumb(std::string_view name, std::string_view target) {
  if (!crumbs_) crumbs_ = view_.add("CRUMBS");
  View crumb = crumbs_->add("CRUMB");
  const std::string text = shortened(name, 40);
  if (target.empty()) {
    crumb.set_shown("HERE", text);
  } else {
    crumb.set("NAME", text);
    crumb.set_shown("URL", link(target));
  }
}

}  // namespace baoku
