#include "search/page_texts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace baoku {
namespace {

struct Tag {
  std::string_view name;
  std::string_view attributes;
  bool is_end = false;
  bool is_empty = false;  // has no content
};

bool is_void(std::string_view name) {
  constexpr std::array<std::string_view, 8> kVoid = {"br",  "hr",   "img",  "input",
                                                     "wbr", "meta", "link", "source"};
  return std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end();
}

std::string_view attribute(const Tag& tag, std::string_view name) {
  const std::string wanted = " " + std::string(name) + "=\"";
  const std::size_t at = tag.attributes.find(wanted);
  if (at == tag.attributes.npos) return {};
  const std::string_view rest = tag.attributes.substr(at + wanted.size());
  return rest.substr(0, rest.find('"'));
}

bool has_class(const Tag& tag, std::string_view name) {
  const std::string classes = " " + std::string(attribute(tag, "class")) + " ";
  return classes.find(" " + std::string(name) + " ") != classes.npos;
}

void append_reference(std::string_view name, std::string& out) {
  constexpr std::pair<std::string_view, char> kNamed[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [known, character] : kNamed) {
    if (known == name) out.push_back(character);
  }
  if (!name.starts_with('#')) return;
  const bool is_hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  name.remove_prefix(is_hex ? 2 : 1);
  std::uint32_t code_point = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), code_point, is_hex ? 16 : 10);
  if (error == std::errc() && code_point <= 0x10FFFF) append_utf8(out, code_point);
}

void append_text(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find('&'), text.size());
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const std::size_t end = text.find(';');
    if (end == text.npos || end > 10) {
      out.push_back('&');
      text.remove_prefix(1);
    } else {
      append_reference(text.substr(1, end - 1), out);
      text.remove_prefix(end + 1);
    }
  }
}

// Walks through the elements of a page and gathers the texts of some.
class Walker {
 public:
  PageTexts walk(std::string_view html) {
    while (!html.empty()) {
      const std::size_t text = std::min(html.find('<'), html.size());
      if (is_taking()) append_text(html.substr(0, text), value_);
      html.remove_prefix(text);
      if (html.empty()) break;
      if (html.starts_with("<!--")) {
        html.remove_prefix(std::min(html.size(), html.find("-->", 4)));
        continue;
      }
      const std::size_t end = std::min(html.find('>'), html.size() - 1);
      visit(tag_of(html.substr(1, end - 1)));
      html.remove_prefix(end + 1);
    }
    return std::move(page_);
  }

 private:
  // Which part of the page an element opens, as far as its texts matter.
  enum class Part { none, headline, byline, text, people, facts, corrections };
  struct Element {
    std::string_view name;
    Part part = Part::none;
    bool is_value = false;  // its text is a value
    bool is_left_out = false;
  };

  static Tag tag_of(std::string_view inside) {
    Tag tag;
    if (inside.starts_with('/')) {
      tag.is_end = true;
      inside.remove_prefix(1);
    }
    const std::size_t name = std::min(inside.find_first_of(" \n\t/"), inside.size());
    tag.name = inside.substr(0, name);
    tag.attributes = inside.substr(name);
    tag.is_empty = tag.attributes.ends_with('/') || is_void(tag.name) || tag.name.starts_with('!');
    return tag;
  }

  bool is_taking() const { return is_in_value_ && left_out_ == 0; }

  void visit(const Tag& tag) {
    if (tag.is_end) return close(tag.name);
    if (tag.is_empty) return;
    Element element;
    element.name = tag.name;
    element.is_left_out = has_class(tag, "footnote-ref") || has_class(tag, "footnote-backref");
    element.part = part_of(tag);
    if (!is_in_value_) {
      if (const std::optional<Field> field = field_of(tag)) {
        element.is_value = is_in_value_ = true;
        field_ = *field;
        value_.clear();
      }
    }
    if (element.is_left_out) ++left_out_;
    elements_.push_back(element);
  }

  void close(std::string_view name) {
    const auto found = std::find_if(elements_.rbegin(), elements_.rend(),
                                    [&](const Element& element) { return element.name == name; });
    if (found == elements_.rend()) return;
    for (auto left = found - elements_.rbegin() + 1; left > 0; --left) {
      const Element element = elements_.back();
      elements_.pop_back();
      if (element.is_left_out) --left_out_;
      if (element.is_value) finish_value();
    }
  }

  void finish_value() {
    is_in_value_ = false;
    page_.texts.emplace_back(Field::text, value_);
    if (field_ != Field::text) page_.texts.emplace_back(field_, value_);
  }

  Part part_of(const Tag& tag) {
    if (tag.name == "article") page_.is_article = true;
    if (has_class(tag, "corrections")) page_.has_corrections = true;
    constexpr std::pair<const char*, Part> kParts[] = {
        {"headline", Part::headline}, {"byline", Part::byline}, {"text", Part::text},
        {"people", Part::people},     {"facts", Part::facts},   {"corrections", Part::corrections}};
    for (const auto& [name, part] : kParts) {
      if (has_class(tag, name)) return part;
    }
    return Part::none;
  }

  // The field that the element's text is a value of.
  std::optional<Field> field_of(const Tag& tag) const {
    if (!elements_.empty() && elements_.back().part == Part::text) return Field::text;
    const auto inner = std::find_if(elements_.rbegin(), elements_.rend(),
                                    [](const Element& e) { return e.part != Part::none; });
    if (inner == elements_.rend()) return std::nullopt;
    if (inner->part == Part::headline) {
      if (tag.name == "h1") return Field::title;
      if (has_class(tag, "kicker") || has_class(tag, "subtitle")) return Field::text;
    }
    if (inner->part == Part::byline && tag.name == "bdi") return Field::author;
    if (inner->part == Part::people && tag.name == "a") return Field::person;
    if (inner->part == Part::corrections && tag.name == "bdi") return Field::text;
    if (inner->part == Part::facts && tag.name == "a" &&
        attribute(tag, "href").find("sections/") != std::string_view::npos) {
      return Field::section;
    }
    return std::nullopt;
  }

  PageTexts page_;
  std::vector<Element> elements_;
  bool is_in_value_ = false;
  Field field_ = Field::text;
  std::string value_;
  int left_out_ = 0;
};

}  // namespace

PageTexts read_page_texts(std::string_view html) { return Walker().walk(html); }

}  // namespace baoku
