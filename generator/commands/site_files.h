// A published folder as `baoku serve` answers from it: request path -> file, its type, and the
// script that reloads the page after a build.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace baoku {

struct SiteAnswer {
  int status = 404;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::string location;  // of a redirect
};

// Answers a request for `path`, which is percent-decoded and begins with "/". A folder gives its
// index.html, with a redirect when the "/" at its end is missing; what is not there gives the
// site's 404.html. Nothing outside of `folder` is ever read.
SiteAnswer answer_from(const std::filesystem::path& folder, std::string_view path);

// Puts the reloading script into a page. `build` is the number of the build that the page is from.
std::string with_reload_script(std::string page, std::size_t build);

// A page that says what is wrong, for when there is no site yet.
std::string problems_page(std::string_view problems, std::size_t build);

// The script itself: it asks /_baoku/state and reloads, or shows the problems, as text.
std::string_view reload_script();

}  // namespace baoku
