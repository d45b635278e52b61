#include "web/view.h"

// clang-format off
#include <cstring>  // before ctemplate, which uses strlen without including it
#include <ctemplate/template_dictionary_interface.h>
// clang-format on

#include <map>
#include <string>
#include <vector>

#include "web/escape.h"

namespace baoku {
namespace {

constexpr std::size_t kFirstBlock = 32 << 10;  // of the arena: enough for most pages

bool is(const ctemplate::TemplateString& name, std::string_view other) {
  return name.size() == other.size() && std::memcmp(name.data(), other.data(), other.size()) == 0;
}

}  // namespace

class ViewNode : public ctemplate::TemplateDictionaryInterface {
 public:
  using Allocator = std::pmr::polymorphic_allocator<std::byte>;

  ViewNode(Allocator allocator, const ViewNode* outer)
      : allocator_(allocator), outer_(outer), texts_(allocator), sections_(allocator) {}

  std::string_view copy(std::string_view text) {
    char* const kept = allocator_.allocate_object<char>(text.size() + 1);
    std::memcpy(kept, text.data(), text.size());
    kept[text.size()] = '\0';
    return {kept, text.size()};
  }

  void set(std::string_view name, std::string_view text) {
    for (Text& each : texts_) {
      if (each.name == name) return void(each.text = text);
    }
    texts_.push_back({name, text});
  }

  ViewNode* add(std::string_view name) {
    Section& section = section_of(name);
    ViewNode* const row = allocator_.new_object<ViewNode>(allocator_, this);
    (section.last != nullptr ? section.last->next_ : section.first) = row;
    section.last = row;
    return row;
  }

  void show(std::string_view name) { section_of(name); }

  void append_json(std::string& out, const std::string& indent) const {
    std::map<std::string_view, const Text*> texts;
    for (const Text& text : texts_) texts[text.name] = &text;
    std::map<std::string_view, const Section*> sections;
    for (const Section& section : sections_) {
      if (section.first != nullptr || !texts.contains(section.name)) {
        sections[section.name] = &section;
      }
    }
    std::map<std::string_view, std::string> members;
    for (const auto& [name, text] : texts) append_json_string(members[name], text->text);
    for (const auto& [name, section] : sections) {
      std::string& member = members[name];
      member.clear();
      if (section->first == nullptr) {
        member = "true";
        continue;
      }
      const char* separator = "[";
      for (const ViewNode* row = section->first; row != nullptr; row = row->next_) {
        member += separator;
        row->append_json(member, indent + "  ");
        separator = ", ";
      }
      member += ']';
    }
    out += '{';
    const char* separator = "\n";
    for (const auto& [name, member] : members) {
      out += separator + indent + "  \"" + std::string(name) + "\": " + member;
      separator = ",\n";
    }
    out += members.empty() ? "}" : "\n" + indent + "}";
  }

 private:
  struct Text {
    std::string_view name;
    std::string_view text;
  };
  // Without rows it is shown once and sees the names of the node itself.
  struct Section {
    std::string_view name;
    ViewNode* first = nullptr;
    ViewNode* last = nullptr;
  };

  class Rows : public Iterator {
   public:
    Rows(const ViewNode* next, bool once) : next_(next), once_(once) {}
    bool HasNext() const override { return next_ != nullptr; }
    const TemplateDictionaryInterface& Next() override {
      const ViewNode& row = *next_;
      next_ = once_ ? nullptr : row.next_;
      return row;
    }

   private:
    const ViewNode* next_;
    bool once_;
  };

  Section& section_of(std::string_view name) {
    for (Section& section : sections_) {
      if (section.name == name) return section;
    }
    sections_.push_back({name, nullptr, nullptr});
    return sections_.back();
  }

  const Section* find(const ctemplate::TemplateString& name) const {
    for (const Section& section : sections_) {
      if (is(name, section.name)) return &section;
    }
    return nullptr;
  }

  ctemplate::TemplateString GetValue(const ctemplate::TemplateString& name) const override {
    for (const ViewNode* node = this; node != nullptr; node = node->outer_) {
      for (const Text& each : node->texts_) {
        if (is(name, each.name)) return {each.text.data(), each.text.size()};
      }
    }
    return {"", 0};
  }

  bool IsHiddenSection(const ctemplate::TemplateString& name) const override {
    return find(name) == nullptr;
  }
  bool IsUnhiddenSection(const ctemplate::TemplateString& name) const override {
    return find(name) != nullptr;
  }
  Iterator* CreateSectionIterator(const ctemplate::TemplateString& name) const override {
    const Section* const section = find(name);
    if (section == nullptr) return new Rows(nullptr, true);
    return section->first != nullptr ? new Rows(section->first, false) : new Rows(this, true);
  }

  // Parts are put in when templates are read (see template_text.h), so ctemplate includes nothing.
  bool IsHiddenTemplate(const ctemplate::TemplateString&) const override { return true; }
  const char* GetIncludeTemplateName(const ctemplate::TemplateString&, int) const override {
    return "";
  }
  Iterator* CreateTemplateIterator(const ctemplate::TemplateString&) const override {
    return new Rows(nullptr, true);
  }
  void DumpToString(std::string*, int) const override {}

  Allocator allocator_;
  const ViewNode* outer_;
  ViewNode* next_ = nullptr;  // the row after this one
  std::pmr::vector<Text> texts_;
  std::pmr::vector<Section> sections_;
};

void View::set(std::string_view name, std::string_view text) {
  node_->set(name, node_->copy(text));
}

void View::set_kept(std::string_view name, std::string_view text) { node_->set(name, text); }

void View::set_number(std::string_view name, std::size_t number) {
  set(name, std::to_string(number));
}

void View::set_shown(std::string_view name, std::string_view text) {
  if (text.empty()) return;
  set(name, text);
  show(name);
}

void View::show(std::string_view section) { node_->show(section); }

View View::add(std::string_view section) { return View(node_->add(section)); }

PageView::PageView()
    : memory_(kFirstBlock),
      root_(ViewNode::Allocator(&memory_).new_object<ViewNode>(ViewNode::Allocator(&memory_),
                                                               nullptr)) {}

// Nodes hold nothing but memory of the arena, which goes as a whole.
PageView::~PageView() = default;

const ctemplate::TemplateDictionaryInterface& PageView::dictionary() const { return *root_; }

std::string PageView::as_json() const {
  std::string out;
  root_->append_json(out, "");
  return out + "\n";
}

}  // namespace baoku
