#include "reading/facts/front_matter.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kMaxSlugLength = 80;
constexpr std::size_t kMaxAliasLength = 200;

std::string_view without_trailing_space(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

// Makes one line of a value: a YAML block scalar may hold several.
std::string one_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (is_space(c) || c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) {
      space = !out.empty();
      continue;
    }
    if (std::exchange(space, false)) out += ' ';
    append_utf8(out, c);
  }
  return out;
}

std::vector<std::string> one_line_each(const std::optional<std::vector<std::string>>& texts) {
  std::vector<std::string> out;
  for (const std::string& text : texts.value_or(std::vector<std::string>())) {
    if (std::string line = one_line(text); !line.empty()) out.push_back(std::move(line));
  }
  return out;
}

bool is_slug(std::string_view slug) {
  return !slug.empty() && slug.size() <= kMaxSlugLength &&
         std::all_of(slug.begin(), slug.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

std::string read_slug(SettingReader& reader, const Source& source, Diagnostics& diagnostics) {
  std::optional<std::string> slug = reader.text("slug");
  if (!slug || is_slug(*slug)) return slug.value_or("");
  diagnostics.error(source, reader.offset("slug"),
                    "slug “" + one_line(*slug) + "” cannot stand in an address: write 1 to " +
                        std::to_string(kMaxSlugLength) + " of a-z, 0-9 and -");
  return "";
}

// "/2019/old-name" -> "2019/old-name/", "/old/page.html" -> "old/page.html"; "" for what is no path
// of plain characters below the site's root.
std::string alias_path(std::string_view alias) {
  while (alias.starts_with('/')) alias.remove_prefix(1);
  const bool is_plain = !alias.empty() && alias.size() <= kMaxAliasLength &&
                        std::all_of(alias.begin(), alias.end(), [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                 (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
                                 c == '/';
                        });
  if (!is_plain || alias.find("//") != alias.npos || alias.starts_with('.') ||
      alias.find("/.") != alias.npos) {
    return "";
  }
  return std::string(alias) + (alias.ends_with('/') || alias.ends_with(".html") ? "" : "/");
}

std::vector<std::string> read_aliases(SettingReader& reader, const Source& source,
                                      Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const std::string& alias : reader.texts("aliases").value_or(std::vector<std::string>())) {
    if (std::string path = alias_path(alias); !path.empty()) {
      out.push_back(std::move(path));
      continue;
    }
    diagnostics.error(source, reader.offset("aliases"),
                      "alias “" + one_line(alias) +
                          "” is no address below the site: write it like “/2019/old-name/”, of "
                          "a-z, A-Z, 0-9, “-”, “_”, “.” and “/”");
  }
  return out;
}

}  // namespace

std::optional<SettingsBlock> find_settings_block(const Source& source, bool yaml_too,
                                                 Diagnostics& diagnostics) {
  const std::string_view opening = without_trailing_space(source.line(1));
  const bool is_yaml = opening == "---";
  if (opening != "+++" && !(is_yaml && yaml_too)) return std::nullopt;
  for (std::size_t number = 2; number <= source.line_count(); ++number) {
    if (without_trailing_space(source.line(number)) != opening) continue;
    const bool is_last = number == source.line_count();
    return SettingsBlock{is_yaml, source.line_start(2), source.line_start(number),
                         is_last ? source.text().size() : source.line_start(number + 1)};
  }
  if (!is_yaml) {
    diagnostics.error(source, 0, "the settings that begin here are never closed with “+++”");
  }
  return std::nullopt;
}

FrontMatter read_front_matter(const Source& source, const SettingsBlock& block,
                              Diagnostics& diagnostics) {
  FrontMatter front;
  const std::optional<SettingTable> table =
      block.is_yaml ? parse_yaml(source, block.begin, block.end, diagnostics)
                    : parse_toml(source, block.begin, block.end, diagnostics);
  if (!table) return front;
  SettingReader reader(*table, source, "the front matter", diagnostics);
  if (const SettingTable* printed = reader.table("printed")) {
    front.printed = read_printed_place(*printed, source, diagnostics);
  }
  // What was printed keeps its spaces.
  const auto line = [&](std::string_view key) {
    const std::string text = reader.text(key).value_or("");
    return front.printed && text.find_first_of("\n\t") == text.npos ? text : one_line(text);
  };
  const auto lines = [&](std::string_view key) {
    const auto texts = reader.texts(key);
    return front.printed && texts ? *texts : one_line_each(texts);
  };
  front.title = line("title");
  if (!front.title.empty()) front.title_offset = reader.offset("title");
  front.kicker = line("kicker");
  front.subtitle = line("subtitle");
  front.section = line("section");
  front.dateline = line("dateline");
  front.authors = lines("authors");
  for (const std::string& author : lines("author")) front.authors.push_back(author);
  front.correspondents = lines("correspondents");
  front.others = lines("others");
  front.people = one_line_each(reader.texts("people"));
  front.tags = one_line_each(reader.texts("tags"));
  front.is_draft = reader.boolean("draft").value_or(false);
  front.slug = read_slug(reader, source, diagnostics);
  front.aliases = read_aliases(reader, source, diagnostics);
  front.facts = read_given_facts(reader, source, "the front matter", diagnostics);
  reader.finish();
  return front;
}

}  // namespace baoku
