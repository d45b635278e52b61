// The site in a form that also works by double click, from a folder or a USB stick: where nothing
// serves it, a browser opens no index.html by itself and no script may read a file.
//
//   articles/x/index.html    href="../../people/"        ->  href="../../people/index.html"
//   search/shards/x.json     {"format":3,…}              ->  beside it search/shards/x.js:
//                                                            baokuFile("search/shards/x.json",{…});
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/output.h"

namespace baoku {

// Passes everything on to another output, with what the portable form needs.
class PortableOutput : public Output {
 public:
  explicit PortableOutput(Output& output) : output_(output) {}
  void write(std::string_view path, std::string_view bytes) override;
  std::size_t scripts() const { return scripts_; }  // written beside their JSON

 private:
  Output& output_;
  std::atomic<std::size_t> scripts_{0};
};

// Returns a page with its relative links to folders led to their index.html.
std::string with_named_pages(std::string_view html);

}  // namespace baoku
