// What a template sees: NAMES with texts, and sections that are hidden, shown, or repeated.
//
//   {{TITLE}}                     set("TITLE", "…")
//   {{#KICKER}}…{{KICKER}}…       set_shown("KICKER", "…")   hidden when the text is empty
//   {{#ARTICLE}}…{{/ARTICLE}}     View item = add("ARTICLE") once a row
//
// Inside a row the texts of what it stands in are seen too, its sections are not. Every text is
// escaped by the template's AUTOESCAPE according to where it stands; the few names that end in
// _HTML or _JSON hold ready-made safe text and are marked `:none` in the templates.
//
// ctemplate would take its own TemplateDictionary as well, but that one enters every name into a
// global table under a lock, which cost a third of the time of writing pages. Names here are
// string literals and are compared as they stand; all memory of a page is one arena.
#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>

namespace ctemplate {
class TemplateDictionaryInterface;
}

namespace baoku {

class ViewNode;

// A page or a row, as it is filled. Copies refer to the same row; none may outlive the PageView.
class View {
 public:
  explicit View(ViewNode* node) : node_(node) {}

  // `name` is a string literal, or lives as long as the page. Copies `text`.
  void set(std::string_view name, std::string_view text);
  // Keeps pointing to `text`, which must outlive the page (texts of the archive do).
  void set_kept(std::string_view name, std::string_view text);
  void set_number(std::string_view name, std::size_t number);
  // Sets `name` and shows the section of the same name, unless the text is empty.
  void set_shown(std::string_view name, std::string_view text);
  // Shows a section that repeats nothing: inside, the same names are seen.
  void show(std::string_view section);
  View add(std::string_view section);

 private:
  ViewNode* node_;
};

// All that one page's template sees.
class PageView {
 public:
  PageView();
  ~PageView();
  View root() const { return View(root_); }
  const ctemplate::TemplateDictionaryInterface& dictionary() const;

  // What the template sees, as indented JSON: texts by name, a section that is only shown as true,
  // one with rows as a list of objects. Names are in the order of the alphabet.
  std::string as_json() const;

 private:
  std::pmr::monotonic_buffer_resource memory_;
  ViewNode* root_;  // in memory_, as everything below it
};

}  // namespace baoku
