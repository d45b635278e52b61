// Static files: found in several folders, published below one folder that is named by the hash of
// them all, so that a browser may keep them for ever and modules may import their neighbours.
//
//   static/css/10-base.css, 20-….css  ->  assets/1a2b3c4d/site.css      joined in the order of
//   names
//                                         assets/1a2b3c4d/search.css    without 40 to 79, squeezed
//   static/search/*.js                ->  assets/1a2b3c4d/search/page.js   joined (joined_script.h)
//   static/favicon.svg                ->  assets/1a2b3c4d/favicon.svg
//
// What a style sheet between 40 and 79 says of calendars, articles and people, the search page has
// no use for, and it shall be light.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/output.h"

namespace baoku {

class Assets {
 public:
  // Reads the files of all `folders` that exist; the first one that has a name wins. Reports when
  // none of them has style sheets.
  void load(const std::vector<std::string>& folders, Diagnostics& diagnostics);
  void write(Output& output) const;

  // "assets/1a2b3c4d/": below the site's root.
  const std::string& path() const { return path_; }

 private:
  std::map<std::string, std::string> files_;
  std::string path_;
};

}  // namespace baoku
