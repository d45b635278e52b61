#include "web/page.h"

#include <algorithm>

#include "base/utf8.h"
#include "web/escape.h"

namespace baoku {
namespace {

// Longer titles are cut off by search engines and by the tabs of browsers. Counted as escaped,
// because validators do.
constexpr std::size_t kTitleLength = 68;
constexpr std::string_view kNotFound = "404.html";

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

std::string full_title(const Head& head, const Context& context) {
  if (head.title.empty()) return shortened(context.config.title, kTitleLength);
  const std::string& end = context.title_end;
  const std::size_t room = kTitleLength - count_code_points(end);
  const std::string title = shortened(head.title, room);
  const std::size_t length = count_code_points(escaped(title + end));
  const std::size_t excess = length > kTitleLength ? length - kTitleLength : 0;
  return shortened(title, room - std::min(excess, room - 8)) + end;
}

}  // namespace

std::string shortened(std::string_view text, std::size_t length) {
  std::string out;
  std::size_t run = 0;  // what begins here is not in `out` yet
  std::size_t count = 0;
  std::size_t before_last = 0;  // where the text ends when "…" takes the last place
  bool space = false;
  const auto take_run = [&](std::size_t end) {
    out += text.substr(run, end - run);
    run = end;
  };
  // For a character that will stand at byte `at` of `out`; false when there is no place left.
  const auto take_place = [&](std::size_t at) {
    if (count == length) return false;
    if (++count == length) before_last = at;
    return true;
  };
  const auto is_han_lead = [&](std::size_t i) {
    return static_cast<unsigned char>(static_cast<unsigned char>(text[i]) - 0xE4) < 6;
  };
  for (std::size_t i = 0; i < text.size();) {
    // Most characters are U+4000 to U+9FFF, which take three bytes and are never blank.
    while (!space && i < text.size() && is_han_lead(i) && count + 1 < length) i += 3, ++count;
    if (i >= text.size()) break;
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    const bool is_blank = is_space(c) || c < 0x20 || c == 0x7F;
    if (is_blank || is_bidi_control(c)) {
      take_run(begin);
      run = i;
      if (is_blank) space = !out.empty();
      continue;
    }
    const std::size_t at = out.size() + (begin - run);
    if ((space && !take_place(at)) || !take_place(space ? at + 1 : at)) {
      take_run(begin);
      return without_last_mark(out.substr(0, before_last)) + "…";
    }
    if (space) out += ' ';
    space = false;
  }
  take_run(text.size());
  return out;
}

Page::Page(const Context& context, std::string path, View view)
    : context_(context),
      path_(std::move(path)),
      // The server shows 404.html in place of any missing page: it cannot know how deep it stands.
      root_(path_ == kNotFound ? context.home_of_not_found
                               : root_of(context.here().prefix + path_)),
      view_(view) {}

std::string Page::link(std::string_view target) const {
  std::string out;
  out.reserve(root_.size() + context_.here().prefix.size() + target.size());
  out += root_;
  out += context_.here().prefix;
  out += target;
  return out.empty() ? "./" : out;
}

std::string Page::file_link(std::string_view target) const {
  std::string out = root_;
  out += target;
  return out.empty() ? "./" : out;
}

std::string Page::address() const {
  return context_.base_url.empty() ? "" : context_.base_url + context_.here().prefix + path_;
}

// The same page in the other languages.
void Page::set_editions() {
  const Context& c = context_;
  if (c.editions.size() < 2 || path_ == kNotFound) return;
  View list = view_.add("EDITIONS");
  for (std::size_t i = 0; i < c.editions.size(); ++i) {
    const Edition& edition = c.editions[i];
    std::string relative = root_ + edition.prefix + path_;
    if (relative.empty()) relative = "./";
    View row = list.add("EDITION");
    row.set_kept("NAME", edition.name);
    row.set_kept("TAG", edition.language);
    row.set("URL", relative);
    row.show(i == c.edition ? Name("HERE") : Name("ELSEWHERE"));
    const std::string full = c.base_url.empty() ? relative : c.base_url + edition.prefix + path_;
    View alternate = view_.add("ALTERNATE");
    alternate.set_kept("TAG", edition.language);
    alternate.set("URL", full);
    if (i > 0) continue;
    View fallback = view_.add("ALTERNATE");
    fallback.set("TAG", "x-default");
    fallback.set("URL", full);
  }
}

void Page::set_head(const Head& head, std::string_view current) {
  const Context& c = context_;
  view_.set_kept("LANGUAGE", c.here().language);
  view_.set("ROOT", link(""));
  view_.set("FILES", file_link(""));
  view_.set("ASSETS", file_link(c.assets.path()));
  view_.set_kept("SITE_TITLE", c.config.title);
  view_.set("PAGE_TITLE", full_title(head, c));
  view_.set_shown("DESCRIPTION", head.description);
  view_.set("OG_TITLE", shortened(head.title.empty() ? c.config.title : head.title, 100));
  view_.set("OG_TYPE", head.type);
  view_.set_shown("PUBLISHED", head.published);
  view_.set_shown("JSON_LD", head.json_ld);
  if (!head.feed.empty()) {
    view_.set_shown("OWN_FEED", file_link(head.feed));
    view_.set("OWN_FEED_TITLE", head.feed_title);
  }
  if (!c.base_url.empty()) {
    view_.set_shown("CANONICAL", address());
    view_.show("OPENSEARCH");
  }
  if (!head.indexed) view_.show("NOT_INDEXED");
  const bool is_search = path_ == "search/";
  if (!is_search) view_.show("HEADER_SEARCH");
  view_.set("STYLE", is_search ? "search.css" : "site.css");
  set_editions();

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
  std::string text = shortened(name, 40);
  if (target.empty()) {
    crumb.set_shown("HERE", text);
  } else {
    crumb.set("NAME", text);
    crumb.set_shown("URL", link(target));
  }
  steps_.emplace_back(std::move(text), target.empty() ? path_ : std::string(target));
}

void Page::finish() {
  if (steps_.empty() || context_.base_url.empty()) return;
  std::string json =
      R"({"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[)";
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    json += i == 0 ? "" : ",";
    json += R"({"@type":"ListItem","position":)" + std::to_string(i + 1) + R"(,"name":)";
    append_json_string(json, steps_[i].first);
    json += R"(,"item":)";
    append_json_string(json, context_.base_url + context_.here().prefix + steps_[i].second);
    json += '}';
  }
  view_.set_shown("CRUMBS_JSON", json + "]}");
}

}  // namespace baoku
