// One template file before ctemplate sees it: found, checked, its [[markers]] resolved.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "web/strings.h"

namespace baoku {

// All template files by their name below the folder; the first folder that has a name wins.
struct TemplateFiles {
  std::map<std::string, Source> files;
  std::set<std::string> overrides;  // those that do not come from the last folder

  // Reads the *.html files of all `folders` that exist; reports those that are not UTF-8 or whose
  // {{markers}} are not closed and nested.
  static TemplateFiles read(const std::vector<std::string>& folders, Diagnostics& diagnostics);
};

// Resolves the [[markers]] of files; remembers which files were used.
class TemplateText {
 public:
  // `text_language` as in Templates::load.
  TemplateText(const TemplateFiles& files, const Strings& strings, std::string_view text_language,
               Diagnostics& diagnostics);

  // Returns the text of `name` with everything put in; [[>main]] stands for the file `main`. Adds
  // the names of the files that went into it to `parts`.
  std::string resolved(const std::string& name, const std::string& main,
                       std::set<std::string>& parts);
  const std::set<std::string>& used() const { return used_; }

 private:
  void append(std::string& out, const std::string& name, const std::string& main,
              std::vector<std::string>& open);
  void append_marker(std::string& out, const Source& source, std::size_t offset,
                     std::string_view marker, const std::string& main,
                     std::vector<std::string>& open);

  const TemplateFiles& files_;
  const Strings& strings_;
  std::string language_attribute_;  // " lang=\"zh-Hans\"", or ""
  Diagnostics& diagnostics_;
  std::set<std::string>* parts_ = nullptr;  // of the page at hand
  std::set<std::string> used_;
  std::set<std::string> reported_;  // a part shared by many pages is reported once
};

}  // namespace baoku
