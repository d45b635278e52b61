// The page templates: read from several folders, checked, joined with their parts, compiled once.
//
// Besides ctemplate's own {{markers}} a template may hold
//   [[nav.home]]                     a string of the user interface, put in when it is read
//   [[>partials/article-item.html]]  another file, put in as it stands
//   [[>main]]                        in layout.html: where the page's own template goes
// A file of the same name in an earlier folder stands in for the later one, parts included.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "web/strings.h"
#include "web/view.h"

namespace baoku {

enum class PageTemplate {
  home,
  article,
  sheet,
  people,
  names,
  person,
  older,
  namesakes,
  dates,
  year,
  month,
  day,
  undated,
  sections,
  section,
  search,
  about,
  not_found,
};
inline constexpr std::size_t kPageTemplates = 18;

// "article.html" for PageTemplate::article.
std::string_view template_file(PageTemplate page);

class Templates {
 public:
  Templates();
  ~Templates();

  // Reads and compiles all templates. Reports each file that is missing, does not parse or asks for
  // a string or part that does not exist (error), and files in all folders but the last that no
  // page uses (warning).
  void load(const std::vector<std::string>& folders, const Strings& strings,
            Diagnostics& diagnostics);

  // Appends the page to `out`. Thread-safe. Requires a `load` without errors.
  void expand(PageTemplate page, const PageView& view, std::string& out) const;

 private:
  struct Cache;
  std::unique_ptr<Cache> cache_;
};

}  // namespace baoku
