#include "portable.h"

#include <algorithm>
#include <array>

namespace baoku {
namespace {

constexpr std::string_view kPage = "index.html";

bool is_relative(std::string_view url) {
  const std::size_t scheme = url.find(':');
  return !url.starts_with('/') && (scheme == url.npos || scheme > url.find('/'));
}

// Returns where in `url` the name of the page is missing, or npos.
std::size_t place_of_page(std::string_view url) {
  if (!is_relative(url)) return url.npos;
  const std::size_t end = std::min(url.find_first_of("?#"), url.size());
  return end > 0 && url[end - 1] == '/' ? end : url.npos;
}

}  // namespace

std::string with_named_pages(std::string_view html) {
  constexpr std::array<std::string_view, 2> kAttributes = {" href=\"", " action=\""};
  std::string out;
  out.reserve(html.size() + html.size() / 16);
  while (!html.empty()) {
    std::size_t begin = html.npos;
    for (const std::string_view attribute : kAttributes) {
      const std::size_t found = html.find(attribute);
      if (found != html.npos) begin = std::min(begin, found + attribute.size());
    }
    const std::size_t end = begin == html.npos ? html.npos : html.find('"', begin);
    if (end == html.npos) break;
    const std::string_view url = html.substr(begin, end - begin);
    const std::size_t place = place_of_page(url);
    out.append(html.substr(0, begin));
    out.append(url.substr(0, place));
    if (place != url.npos) out.append(kPage).append(url.substr(place));
    html.remove_prefix(end);
  }
  return out.append(html);
}

void PortableOutput::write(std::string_view path, std::string_view bytes) {
  if (path.ends_with(".html")) return output_.write(path, with_named_pages(bytes));
  output_.write(path, bytes);
  if (!path.starts_with("search/") || !path.ends_with(".json")) return;
  const std::string_view json = bytes.substr(0, bytes.find_last_not_of('\n') + 1);
  std::string script = "baokuFile(\"";
  script.append(path).append("\",").append(json).append(");\n");
  output_.write(std::string(path.substr(0, path.size() - 4)) + "js", script);
  ++scripts_;
}

}  // namespace baoku
