// The comment at the top of each template is its documentation: this keeps it true.
#include <catch2/catch.hpp>
#include <cctype>
#include <set>

#include "base/files.h"

using namespace baoku;

namespace {

bool is_name_character(char c) { return std::isupper(static_cast<unsigned char>(c)) || c == '_'; }

// All words in capitals with at least three characters.
std::set<std::string> names_in(const std::string& text) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_name_character(text[end])) ++end;
    if (end - i >= 2) names.insert(text.substr(i, end - i));
    i = end + 1;
  }
  return names;
}

std::set<std::string> markers_in(const std::string& text) {
  std::set<std::string> names;
  for (std::size_t at = text.find("{{"); at != std::string::npos; at = text.find("{{", at + 2)) {
    std::size_t i = at + 2;
    if (text[i] == '#' || text[i] == '/') ++i;
    std::size_t end = i;
    while (is_name_character(text[end])) ++end;
    if (end > i) names.insert(text.substr(i, end - i));
  }
  return names;
}

}  // namespace

TEST_CASE("every name that a template uses is explained in the comment at its top") {
  Diagnostics diagnostics;
  const auto files = list_files(BAOKU_SOURCE_DIR "/templates", diagnostics);
  std::size_t templates = 0;
  for (const FoundFile& file : files) {
    if (!file.relative.ends_with(".html")) continue;
    ++templates;
    const std::string text = read_file(file.path);
    INFO(file.relative);
    REQUIRE(text.starts_with("{{!"));
    const std::size_t end = text.find("}}");
    const std::set<std::string> explained = names_in(text.substr(0, end));
    for (const std::string& name : markers_in(text.substr(end))) {
      INFO(name);
      CHECK(explained.contains(name));
    }
  }
  CHECK(templates > 20);
}

TEST_CASE("every name that a view sets is explained in some template") {
  Diagnostics diagnostics;
  std::set<std::string> explained;
  for (const FoundFile& file : list_files(BAOKU_SOURCE_DIR "/templates", diagnostics)) {
    if (!file.relative.ends_with(".html")) continue;
    const std::string text = read_file(file.path);
    explained.merge(names_in(text.substr(0, text.find("}}"))));
  }
  for (const FoundFile& file : list_files(BAOKU_SOURCE_DIR "/generator/web", diagnostics)) {
    if (!file.relative.ends_with(".cpp")) continue;
    const std::string text = read_file(file.path);
    for (const char* call :
         {"set(\"", "set_kept(\"", "set_shown(\"", "set_number(\"", "show(\"", "add(\""}) {
      const std::string begin = call;
      for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
        at += begin.size();
        const std::string name = text.substr(at, text.find('"', at) - at);
        INFO(file.relative << " " << name);
        CHECK(explained.contains(name));
      }
    }
  }
}
