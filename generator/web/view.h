// What a template sees: NAMES with texts, and sections that are hidden, shown, or repeated. A thin
// door to ctemplate's dictionary, so that the files in views/ say what is shown and nothing else.
//
//   {{TITLE}}                     set("TITLE", "…")
//   {{#KICKER}}…{{KICKER}}…       set_shown("KICKER", "…")   hidden when the text is empty
//   {{#ARTICLE}}…{{/ARTICLE}}     View item = add("ARTICLE") once a row
//
// A row also sees the names of what it stands in, so a name that may be missing in a row must not
// exist outside of it. Every text is escaped by the template's AUTOESCAPE according to where it
// stands; the few names that end in _HTML or _JSON hold ready-made safe text and are marked `:none`
// in the templates.
#pragma once

// clang-format off
#include <cstring>  // before ctemplate, which uses strlen without including it
#include <ctemplate/template_dictionary.h>
// clang-format on

#include <cstddef>
#include <string_view>

namespace baoku {

class View {
 public:
  explicit View(ctemplate::TemplateDictionary* dictionary) : dictionary_(dictionary) {}

  // Copies `text`.
  void set(const char* name, std::string_view text) {
    dictionary_->SetValue(name, {text.data(), text.size()});
  }
  // Keeps pointing to `text`, which must outlive the page (texts of the archive do).
  void set_kept(const char* name, std::string_view text) {
    dictionary_->SetValueWithoutCopy(name, {text.data(), text.size()});
  }
  void set_number(const char* name, std::size_t number) {
    dictionary_->SetIntValue(name, static_cast<long>(number));
  }
  // Sets `name` and shows the section of the same name, unless the text is empty.
  void set_shown(const char* name, std::string_view text) {
    if (text.empty()) return;
    set(name, text);
    show(name);
  }
  void show(const char* section) { dictionary_->ShowSection(section); }
  View add(const char* section) { return View(dictionary_->AddSectionDictionary(section)); }

  const ctemplate::TemplateDictionary& dictionary() const { return *dictionary_; }

 private:
  ctemplate::TemplateDictionary* dictionary_;
};

}  // namespace baoku
