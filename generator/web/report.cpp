#include "web/report.h"

#include "base/toml_text.h"
#include "reading/corrections/corrections.h"
#include "web/text.h"

namespace baoku {
namespace {

std::string percent_encoded(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
    if (is_plain) {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

void replace(std::string& text, std::string_view place, const std::string& value) {
  const std::size_t at = text.find(place);
  if (at != std::string::npos) text.replace(at, place.size(), value);
}

}  // namespace

std::string correction_snippet(const Entry& entry, const Sheet& sheet) {
  const Article& article = entry.article;
  const std::string& file = article.file.empty() ? sheet.source.path() : article.file;
  const std::string title = "title = " + toml_quoted(article.title) + "\n";
  // What is Markdown with a front matter is corrected there.
  if (sheet.is_article || !article.file.empty()) return "# " + file + "\n" + title;
  return "# " + file.substr(0, file.rfind('.')) +
         ".corrections.toml\n[[article]]\nbegins = " + toml_quoted(beginning_of(article)) + "\n" +
         title;
}

std::string report_url(std::string_view address, std::string_view title, std::string_view body) {
  if (address.empty()) return "";
  std::string out(address);
  const bool has_places =
      out.find("{title}") != std::string::npos || out.find("{body}") != std::string::npos;
  if (!has_places) {
    const bool is_mail = out.starts_with("mailto:");
    out += out.find('?') == std::string::npos ? "?" : "&";
    out += is_mail ? "subject={title}&body={body}" : "title={title}&body={body}";
  }
  replace(out, "{title}", percent_encoded(title));
  replace(out, "{body}", percent_encoded(body));
  return out;
}

}  // namespace baoku
