// The page templates: read from several folders, checked, joined with their parts, compiled once.
//
// Besides ctemplate's own {{markers}} a template may hold
//   [[nav.home]]                     a string of the user interface, put in when it is read
//   [[>partials/article-item.html]]  another file, put in as it stands
//   [[>main]]                        in layout.html: where the page's own template goes
//   [[lang]]                         inside a tag around what the papers print: lang="zh-Hans" on
//                                    pages in another language, otherwise nothing
// A file of the same name in an earlier folder stands in for the later one, parts included.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/record_key.h"
#include "web/compiled_template.h"
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
  coverage,
  on_this_day,
  anniversary,
  moved,
  alike,
  few,
  review,
};
inline constexpr std::size_t kPageTemplates = 25;

// "article.html" for PageTemplate::article.
std::string_view template_file(PageTemplate page);

class Templates {
 public:
  // Reads and compiles all templates. Reports each file that is missing, does not parse or asks for
  // a string or part that does not exist (error), and files in all folders but the last that no
  // page uses (warning).
  // `text_language` is the tag that [[lang]] gives to what the papers print, or "" when it is the
  // page's own.
  void load(const std::vector<std::string>& folders, const Strings& strings,
            std::string_view text_language, Diagnostics& diagnostics);

  // The files that made a page, by name with their paths: its own, the layout, their parts.
  const std::map<std::string, std::string>& files_of(PageTemplate page) const;
  // Files of all folders but the last that no page uses, with their paths.
  const std::map<std::string, std::string>& unused() const { return unused_; }

  // A key of all texts of all templates.
  const RecordKey& key() const { return key_; }

  // Appends the page to `out`. Thread-safe. Requires a `load` without errors.
  void expand(PageTemplate page, const PageView& view, std::string& out) const;

 private:
  std::vector<CompiledTemplate> templates_;  // by page
  std::array<std::map<std::string, std::string>, kPageTemplates> files_;
  std::map<std::string, std::string> unused_;
  RecordKey key_;
};

}  // namespace baoku
