// What a template sees: NAMES with texts, and sections that are hidden, shown, or repeated.
//
//   {{TITLE}}                     set("TITLE", "…")
//   {{#KICKER}}…{{KICKER}}…       set_shown("KICKER", "…")   hidden when the text is empty
//   {{#ARTICLE}}…{{/ARTICLE}}     View item = add("ARTICLE") once a row
//
// Inside a row the texts of what it stands in are seen too, its sections are not. Every text is
// escaped by the template's AUTOESCAPE according to where it stands; the few names that end in
// _HTML or _JSON hold ready-made safe text and are marked `:none` in the templates.
//
// All memory of a page is one arena. Names are compared by their hashes, which are made when the
// program is compiled, or when a template is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>

namespace baoku {

class Name {
 public:
  consteval Name(const char* literal) : Name(std::string_view(literal)) {}  // NOLINT: as a literal
  explicit constexpr Name(std::string_view text) : text_(text), hash_(hash_of(text)) {}

  constexpr std::string_view text() const { return text_; }
  constexpr std::uint64_t hash() const { return hash_; }
  constexpr bool operator==(const Name& other) const { return hash_ == other.hash_; }

 private:
  // FNV-1a: of the few hundred names that there are no two meet in 64 bits.
  static constexpr std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash;
  }

  std::string_view text_;
  std::uint64_t hash_;
};

class ViewNode;

// A page or a row, as it is filled. Copies refer to the same row; none may outlive the PageView.
class View {
 public:
  explicit View(ViewNode* node) : node_(node) {}

  // Copies `text`.
  void set(Name name, std::string_view text);
  // Keeps pointing to `text`, which must outlive the page (texts of the archive do).
  void set_kept(Name name, std::string_view text);
  void set_number(Name name, std::size_t number);
  // Sets `name` and shows the section of the same name, unless the text is empty.
  void set_shown(Name name, std::string_view text);
  // Shows a section that repeats nothing: inside, the same names are seen.
  void show(Name section);
  View add(Name section);

 private:
  ViewNode* node_;
};

// What stands behind a view, as templates look at it. All of it lies in the page's arena, where
// nothing is destroyed.
class ViewNode {
 public:
  // Without rows it is shown once and sees the names of the node itself.
  struct Section {
    Name name;
    ViewNode* first;
    ViewNode* last;
    Section* before;  // the section added before this one
  };

  ViewNode(std::pmr::memory_resource& memory, const ViewNode* outer)
      : memory_(memory), outer_(outer) {}

  // The text as it is seen here, or "".
  std::string_view text(Name name) const {
    for (const ViewNode* node = this; node != nullptr; node = node->outer_) {
      for (const Text* each = node->texts_; each != nullptr; each = each->before) {
        if (each->name == name) return each->text;
      }
    }
    return {};
  }

  // Null when it is hidden.
  const Section* section(Name name) const {
    const Section* each = sections_;
    while (each != nullptr && each->name != name) each = each->before;
    return each;
  }

  const ViewNode* next() const { return next_; }  // the row behind this one

 private:
  friend class View;
  friend class PageView;

  struct Text {
    Name name;
    std::string_view text;
    Text* before;
  };

  template <typename Thing, typename... Values>
  Thing* make(Values&&... values);
  std::string_view copy(std::string_view text);
  void set(Name name, std::string_view text);
  Section& shown(Name name);
  ViewNode* add(Name name);
  void append_json(std::string& out, const std::string& indent) const;

  std::pmr::memory_resource& memory_;
  const ViewNode* outer_;
  ViewNode* next_ = nullptr;
  Text* texts_ = nullptr;  // the last one set is the first one found
  Section* sections_ = nullptr;
};

// All that one page's template sees.
class PageView {
 public:
  PageView();
  PageView(const PageView&) = delete;
  PageView& operator=(const PageView&) = delete;

  View root() const { return View(root_); }
  const ViewNode& node() const { return *root_; }

  // What the template sees, as indented JSON: texts by name, a section that is only shown as true,
  // one with rows as a list of objects. Names are in the order of the alphabet.
  std::string as_json() const;

 private:
  std::pmr::monotonic_buffer_resource memory_;
  ViewNode* root_;  // in memory_, as everything below it
};

}  // namespace baoku
