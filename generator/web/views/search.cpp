// The search page: a form, and the places where search/page.js puts its results.
#include "web/escape.h"
#include "web/views/views.h"

namespace baoku {
namespace {

// The strings of the table [search_script], as JSON for the script.
std::string script_strings(const Strings& strings) {
  constexpr std::string_view kTable = "search_script.";
  std::string json = "{";
  for (const auto& [key, text] : strings.all()) {
    if (!key.starts_with(kTable)) continue;
    if (json.size() > 1) json += ',';
    append_json_string(json, std::string_view(key).substr(kTable.size()));
    json += ':';
    append_json_string(json, text);
  }
  return json + '}';
}

void fill(Page& page) {
  const Context& context = page.context();
  page.set_head({.title = std::string(context.strings.text("nav.search"))}, "search");
  page.view().set("STRINGS_JSON", script_strings(context.strings));
  page.view().set("SCRIPT_URL", page.file_link(context.assets.path() + "search/page.js"));
  page.view().set("PEOPLE_URL", page.link("people/"));
  page.view().set("DATES_URL", page.link("dates/"));
}

}  // namespace

void plan_search(const Context&, std::vector<PagePlan>& pages) {
  pages.push_back({"search/", PageTemplate::search, fill});
}

}  // namespace baoku
