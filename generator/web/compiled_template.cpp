#include "web/compiled_template.h"

// clang-format off
#include <cstring>  // before ctemplate, which uses strlen without including it
#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_annotator.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_emitter.h>
#include <ctemplate/template_modifiers.h>
// clang-format on

#include <map>
#include <stdexcept>
#include <utility>

#include "web/escape.h"

namespace baoku {
namespace {

constexpr ctemplate::Strip kStrip = ctemplate::STRIP_WHITESPACE;
constexpr std::string_view kSeparator = "_separator";

// Shows every section once, and has one text for all names.
class OneText : public ctemplate::TemplateDictionaryInterface {
 public:
  explicit OneText(std::string_view text) : text_(text) {}

  ctemplate::TemplateString GetValue(const ctemplate::TemplateString&) const override {
    return {text_.data(), text_.size()};
  }
  bool IsHiddenSection(const ctemplate::TemplateString&) const override { return false; }
  bool IsUnhiddenSection(const ctemplate::TemplateString&) const override { return true; }
  Iterator* CreateSectionIterator(const ctemplate::TemplateString&) const override {
    return new Once(this);
  }
  // Parts are put in when templates are read (see template_text.h), so ctemplate includes nothing.
  bool IsHiddenTemplate(const ctemplate::TemplateString&) const override { return true; }
  const char* GetIncludeTemplateName(const ctemplate::TemplateString&, int) const override {
    return "";
  }
  Iterator* CreateTemplateIterator(const ctemplate::TemplateString&) const override {
    return new Once(nullptr);
  }
  void DumpToString(std::string*, int) const override {}

 private:
  class Once : public Iterator {
   public:
    explicit Once(const OneText* row) : row_(row) {}
    bool HasNext() const override { return row_ != nullptr; }
    const TemplateDictionaryInterface& Next() override { return *std::exchange(row_, nullptr); }

   private:
    const OneText* row_;
  };

  std::string_view text_;
};

class HtmlModifier : public TextModifier {
 public:
  void append(std::string& out, std::string_view text) const override {
    append_escaped_line(out, text);
  }
};

class PreModifier : public TextModifier {
 public:
  void append(std::string& out, std::string_view text) const override {
    append_escaped_lines(out, text);
  }
};

// Addresses without a scheme are always safe; others are left to ctemplate.
class UrlModifier : public TextModifier {
 public:
  void append(std::string& out, std::string_view text) const override {
    if (text.substr(0, text.find('/')).find(':') == text.npos)
      return append_escaped_line(out, text);
    ctemplate::StringEmitter emitter(&out);
    ctemplate::validate_url_and_html_escape.Modify(text.data(), text.size(), nullptr, &emitter, "");
  }
};

// Any other modifier is applied by a template of its own.
class OtherModifier : public TextModifier {
 public:
  explicit OtherModifier(const std::string& modifiers) {
    const std::string text = "{{TEXT" + modifiers + "}}";
    if (!templates_.StringToTemplateCache("text", text, ctemplate::DO_NOT_STRIP)) {
      throw std::logic_error("a modifier of ctemplate that it does not know: " + modifiers);
    }
    templates_.Freeze();
  }
  void append(std::string& out, std::string_view text) const override {
    const OneText dictionary(text);
    templates_.ExpandNoLoad("text", ctemplate::DO_NOT_STRIP, &dictionary, nullptr, &out);
  }

 private:
  mutable ctemplate::TemplateCache templates_;
};

// `modifiers` as ctemplate lists them: ":html_escape"; null for none.
std::shared_ptr<const TextModifier> modifier_of(std::string modifiers) {
  constexpr std::string_view kUnknown =
      "<not registered>";  // said of x-modifiers, which do nothing
  for (std::size_t at = modifiers.find(kUnknown); at != modifiers.npos;
       at = modifiers.find(kUnknown)) {
    modifiers.erase(at, kUnknown.size());
  }
  if (modifiers.empty() || modifiers == ":none") return nullptr;
  if (modifiers == ":html_escape") return std::make_shared<HtmlModifier>();
  if (modifiers == ":pre_escape") return std::make_shared<PreModifier>();
  if (modifiers == ":url_escape_with_arg=html") return std::make_shared<UrlModifier>();
  return std::make_shared<OtherModifier>(modifiers);
}

}  // namespace

// Is told by ctemplate, while it fills the template once, what comes next.
class CompiledTemplate::Recorder : public ctemplate::TemplateAnnotator,
                                   public ctemplate::ExpandEmitter {
 public:
  explicit Recorder(std::vector<Part>& parts) : parts_(parts) {}

  void EmitOpenSection(ExpandEmitter*, const std::string& name) override {
    if (name.starts_with("__{{")) return open_.push_back(kNone);  // the template itself
    const bool is_separator = !open_.empty() && open_.back() != kNone &&
                              name == parts_[open_.back()].text + std::string(kSeparator);
    open_.push_back(parts_.size());
    parts_.push_back(
        {Part::Kind::section, name, Name(std::string_view(name)), {}, 0, is_separator});
  }
  void EmitCloseSection(ExpandEmitter*) override {
    if (open_.back() != kNone) parts_[open_.back()].end = parts_.size();
    open_.pop_back();
  }
  void EmitOpenVariable(ExpandEmitter*, const std::string& token) override {
    const std::size_t colon = std::min(token.find(':'), token.size());
    const std::string name = token.substr(0, colon);
    std::shared_ptr<const TextModifier>& modifier = modifiers_[token.substr(colon)];
    if (!modifier) modifier = modifier_of(token.substr(colon));
    parts_.push_back({Part::Kind::name, name, Name(std::string_view(name)), modifier});
    is_in_name_ = true;
  }
  void EmitCloseVariable(ExpandEmitter*) override { is_in_name_ = false; }

  void EmitOpenInclude(ExpandEmitter*, const std::string&) override {}
  void EmitCloseInclude(ExpandEmitter*) override {}
  void EmitOpenFile(ExpandEmitter*, const std::string&) override {}
  void EmitCloseFile(ExpandEmitter*) override {}
  void EmitFileIsMissing(ExpandEmitter*, const std::string&) override {}

  void Emit(char c) override { add_text({&c, 1}); }
  void Emit(const std::string& text) override { add_text(text); }
  void Emit(const char* text) override { add_text(text); }
  void Emit(const char* text, std::size_t size) override { add_text({text, size}); }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void add_text(std::string_view text) {
    if (is_in_name_ || text.empty()) return;  // what a modifier makes of nothing
    parts_.push_back({Part::Kind::text, std::string(text), Name("")});
  }

  std::vector<Part>& parts_;
  std::vector<std::size_t> open_;  // sections
  std::map<std::string, std::shared_ptr<const TextModifier>> modifiers_;
  bool is_in_name_ = false;
};

CompiledTemplate::CompiledTemplate(ctemplate::TemplateCache& templates, std::string_view name) {
  Recorder recorder(parts_);
  ctemplate::PerExpandData data;
  data.SetAnnotateOutput("");
  data.SetAnnotator(&recorder);
  const OneText nothing("");
  if (!templates.ExpandNoLoad({name.data(), name.size()}, kStrip, &nothing, &data, &recorder)) {
    throw std::logic_error("template " + std::string(name) + " was not loaded");
  }
}

void CompiledTemplate::expand(const PageView& view, std::string& out) const {
  expand(0, parts_.size(), view.node(), true, out);
}

// `is_last`: the node is the last row of its section, or no row.
void CompiledTemplate::expand(std::size_t begin, std::size_t end, const ViewNode& node,
                              bool is_last, std::string& out) const {
  for (std::size_t i = begin; i < end; ++i) {
    const Part& part = parts_[i];
    if (part.kind == Part::Kind::text) {
      out += part.text;
    } else if (part.kind == Part::Kind::name) {
      const std::string_view text = node.text(part.name);
      part.modifier ? part.modifier->append(out, text) : void(out += text);
    } else {
      const ViewNode::Section* const section = node.section(part.name);
      if (section != nullptr && section->first == nullptr) {
        expand(i + 1, part.end, node, true, out);
      } else if (section != nullptr) {
        for (const ViewNode* row = section->first; row != nullptr; row = row->next()) {
          expand(i + 1, part.end, *row, row->next() == nullptr, out);
        }
      }
      if (part.is_separator && !is_last) expand(i + 1, part.end, node, true, out);
      i = part.end - 1;
    }
  }
}

}  // namespace baoku
