// A template as pages are made of it: a flat list of what stands in it, from the first to the last.
//
//   <h1>                       text
//   {{TITLE:html_escape}}      name, with how it is escaped
//   {{#ITEM}}                  section, with where it ends
//     …                        its parts
//   {{/ITEM}}
//
// ctemplate parses templates and decides how each name is escaped where it stands. Filling them by
// its own dictionaries, with a lookup by text and virtual calls for each name, took a third of the
// time of all pages.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/view.h"

namespace ctemplate {
class TemplateCache;
}

namespace baoku {

// Appends `text` with one of ctemplate's modifiers.
class TextModifier {
 public:
  virtual ~TextModifier() = default;
  virtual void append(std::string& out, std::string_view text) const = 0;
};

class CompiledTemplate {
 public:
  // Takes down the template `name` of a frozen cache. Requires that it was parsed.
  CompiledTemplate(ctemplate::TemplateCache& templates, std::string_view name);

  // Appends the page to `out`. Thread-safe.
  void expand(const PageView& view, std::string& out) const;

 private:
  class Recorder;

  struct Part {
    enum class Kind { text, name, section } kind;
    std::string text;                                // or the name
    Name name;                                       // of it; its text is not looked at
    std::shared_ptr<const TextModifier> modifier{};  // of a name; none: as it stands
    std::size_t end = 0;                             // behind a section's last part
    bool is_separator = false;                       // {{#ITEM_separator}}, right below ITEM
  };

  void expand(std::size_t begin, std::size_t end, const ViewNode& node, bool is_last,
              std::string& out) const;

  std::vector<Part> parts_;
};

}  // namespace baoku
