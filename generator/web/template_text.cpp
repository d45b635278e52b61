#include "web/template_text.h"

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/utf8.h"
#include "web/escape.h"

namespace baoku {
namespace {

bool is_template(std::string_view name) { return name.ends_with(".html"); }

// Checks what ctemplate would refuse without saying where: markers not closed, sections that cross.
void check_markers(const Source& source, Diagnostics& diagnostics) {
  const std::string& text = source.text();
  std::vector<std::pair<std::string, std::size_t>> open;
  for (std::size_t at = text.find("{{"); at != std::string::npos; at = text.find("{{", at)) {
    const std::size_t end = text.find("}}", at);
    if (end == std::string::npos) {
      diagnostics.error(source, at, "the marker that begins here is never closed by }}");
      return;
    }
    const std::string inner = text.substr(at + 2, end - at - 2);
    if (inner.starts_with('#')) {
      open.emplace_back(inner.substr(1), at);
    } else if (inner.starts_with('/')) {
      const std::string name = inner.substr(1);
      if (open.empty() || open.back().first != name) {
        diagnostics.error(source, at,
                          open.empty() ? "{{/" + name + "}} closes a section that is not open"
                                       : "{{/" + name + "}} stands where {{/" + open.back().first +
                                             "}} is expected");
        return;
      }
      open.pop_back();
    }
    at = end + 2;
  }
  if (!open.empty()) {
    diagnostics.error(source, open.back().second,
                      "the section “" + open.back().first + "” is never closed");
  }
}

bool is_marker(std::string_view inner) {
  return !inner.empty() && std::all_of(inner.begin(), inner.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' ||
           c == '/' || c == '>';
  });
}

// A string stands in HTML; a brace in it must not begin a marker.
std::string for_template(std::string_view text) {
  std::string out;
  for (const char c : escaped(text)) {
    if (c == '{') {
      out += "&#123;";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

TemplateFiles TemplateFiles::read(const std::vector<std::string>& folders,
                                  Diagnostics& diagnostics) {
  TemplateFiles out;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    if (!std::filesystem::is_directory(folders[i])) continue;
    for (const FoundFile& found : list_files(folders[i], diagnostics)) {
      if (!is_template(found.relative) || out.files.contains(found.relative)) continue;
      std::string bytes = read_file(found.path);
      if (const auto bad = first_invalid_utf8(bytes)) {
        diagnostics.error(found.path.string(), "byte " + std::to_string(*bad) + " is not UTF-8");
        continue;
      }
      Source source(found.path.string(), std::move(bytes));
      check_markers(source, diagnostics);
      out.files.emplace(found.relative, std::move(source));
      if (i + 1 < folders.size()) out.overrides.insert(found.relative);
    }
  }
  return out;
}

TemplateText::TemplateText(const TemplateFiles& files, const Strings& strings,
                           std::string_view text_language, Diagnostics& diagnostics)
    : files_(files), strings_(strings), diagnostics_(diagnostics) {
  if (!text_language.empty()) language_attribute_ = " lang=\"" + escaped(text_language) + "\"";
}

std::string TemplateText::resolved(const std::string& name, const std::string& main,
                                   std::set<std::string>& parts) {
  parts_ = &parts;
  std::string out;
  std::vector<std::string> open;
  append(out, name, main, open);
  return out;
}

void TemplateText::append(std::string& out, const std::string& name, const std::string& main,
                          std::vector<std::string>& open) {
  const Source& source = files_.files.at(name);
  used_.insert(name);
  parts_->insert(name);
  open.push_back(name);
  const std::string_view text = source.text();
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t comment = std::min(text.find("{{!", i), text.size());
    const std::size_t marker = std::min(text.find("[[", i), text.size());
    const std::size_t next = std::min(comment, marker);
    out.append(text, i, next - i);
    if (next == text.size()) break;
    const std::size_t end = text.find(comment < marker ? "}}" : "]]", next);
    if (end == std::string_view::npos) {
      out.append(text, next);
      break;
    }
    const std::string_view inner = text.substr(next + 2, end - next - 2);
    if (marker < comment) {
      if (is_marker(inner)) {
        append_marker(out, source, next, inner, main, open);
      } else {
        out.append(text, next, 2);  // not ours: CSS or JavaScript may hold brackets too
        i = next + 2;
        continue;
      }
    }
    i = end + 2;
  }
  open.pop_back();
}

void TemplateText::append_marker(std::string& out, const Source& source, std::size_t offset,
                                 std::string_view marker, const std::string& main,
                                 std::vector<std::string>& open) {
  const auto report = [&](const std::string& message) {
    if (reported_.insert(source.path() + ":" + std::to_string(offset)).second) {
      diagnostics_.error(source, offset, message);
    }
  };
  if (marker == "lang") {
    out += language_attribute_;
    return;
  }
  if (!marker.starts_with('>')) {
    const std::string* const text = strings_.find(marker);
    if (text == nullptr) {
      report("there is no string “" + std::string(marker) + "”");
    } else {
      out += for_template(*text);
    }
    return;
  }
  const std::string part = marker == ">main" ? main : std::string(marker.substr(1));
  if (!files_.files.contains(part)) {
    report("there is no template “" + part + "”");
  } else if (std::find(open.begin(), open.end(), part) != open.end()) {
    report("the template “" + part + "” includes itself");
  } else {
    append(out, part, main, open);
  }
}

}  // namespace baoku
