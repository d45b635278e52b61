#include "html_scan.h"

namespace baoku {

std::vector<std::string> attribute_values(const std::string& html, const std::string& name) {
  std::vector<std::string> values;
  const std::string begin = " " + name + "=\"";
  for (std::size_t at = html.find(begin); at != std::string::npos; at = html.find(begin, at)) {
    at += begin.size();
    const std::size_t end = html.find('"', at);
    values.push_back(html.substr(at, end - at));
    at = end;
  }
  return values;
}

std::string target_of(const std::string& from, std::string link) {
  link = link.substr(0, link.find_first_of("#?"));
  if (link.empty() || link.find("://") != std::string::npos || link.starts_with('/')) return "";
  std::vector<std::string> parts;
  const auto push = [&](const std::string& part) {
    if (part == "..") {
      if (parts.empty()) {
        parts.push_back("above-the-root");
      } else {
        parts.pop_back();
      }
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  };
  const std::string whole =
      from.substr(0, from.rfind('/') == std::string::npos ? 0 : from.rfind('/') + 1) + link;
  for (std::size_t i = 0; i <= whole.size();) {
    const std::size_t slash = std::min(whole.find('/', i), whole.size());
    push(whole.substr(i, slash - i));
    i = slash + 1;
  }
  std::string path;
  for (const std::string& part : parts) path += (path.empty() ? "" : "/") + part;
  if (whole.ends_with('/') || whole.empty()) path += path.empty() ? "index.html" : "/index.html";
  return path;
}

std::string xml_fault(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find('>', at);
    if (end == std::string::npos) return "a tag is not closed";
    const std::string tag = xml.substr(at + 1, end - at - 1);
    if (tag.find('<') != std::string::npos) return "a < inside the tag " + tag;
    if (tag.starts_with('?') || tag.ends_with('/')) continue;
    if (!tag.starts_with('/')) {
      open.push_back(tag.substr(0, tag.find(' ')));
    } else if (open.empty() || open.back() != tag.substr(1)) {
      return "</" + tag.substr(1) + "> stands where </" + (open.empty() ? "" : open.back()) +
             "> is expected";
    } else {
      open.pop_back();
    }
  }
  for (std::size_t at = xml.find('&'); at != std::string::npos; at = xml.find('&', at + 1)) {
    if (xml.find(';', at) > at + 8) return "a bare &";
  }
  return open.empty() ? "" : "<" + open.back() + "> is not closed";
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace baoku
