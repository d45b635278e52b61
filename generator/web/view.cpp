#include "web/view.h"

#include <cstring>
#include <map>
#include <new>
#include <utility>

#include "web/escape.h"

namespace baoku {
namespace {

constexpr std::size_t kFirstBlock = 32 << 10;  // of the arena: enough for most pages

}  // namespace

template <typename Thing, typename... Values>
Thing* ViewNode::make(Values&&... values) {
  return new (memory_.allocate(sizeof(Thing), alignof(Thing)))
      Thing{std::forward<Values>(values)...};
}

std::string_view ViewNode::copy(std::string_view text) {
  if (text.empty()) return {};
  char* const kept = static_cast<char*>(memory_.allocate(text.size(), 1));
  std::memcpy(kept, text.data(), text.size());
  return {kept, text.size()};
}

void ViewNode::set(Name name, std::string_view text) { texts_ = make<Text>(name, text, texts_); }

ViewNode::Section& ViewNode::shown(Name name) {
  for (Section* each = sections_; each != nullptr; each = each->before) {
    if (each->name == name) return *each;
  }
  return *(sections_ = make<Section>(name, nullptr, nullptr, sections_));
}

ViewNode* ViewNode::add(Name name) {
  Section& section = shown(name);
  ViewNode* const row = make<ViewNode>(memory_, this);
  (section.last != nullptr ? section.last->next_ : section.first) = row;
  section.last = row;
  return row;
}

void ViewNode::append_json(std::string& out, const std::string& indent) const {
  std::map<std::string_view, std::string_view> texts;
  for (const Text* each = texts_; each != nullptr; each = each->before) {
    texts.emplace(each->name.text(), each->text);
  }
  std::map<std::string_view, std::string> members;
  for (const auto& [name, text] : texts) append_json_string(members[name], text);
  for (const Section* each = sections_; each != nullptr; each = each->before) {
    if (each->first == nullptr) {
      members.emplace(each->name.text(), "true");
      continue;
    }
    std::string& member = members[each->name.text()];
    member.clear();
    const char* separator = "[";
    for (const ViewNode* row = each->first; row != nullptr; row = row->next_) {
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

void View::set(Name name, std::string_view text) { node_->set(name, node_->copy(text)); }

void View::set_kept(Name name, std::string_view text) { node_->set(name, text); }

void View::set_number(Name name, std::size_t number) { set(name, std::to_string(number)); }

void View::set_shown(Name name, std::string_view text) {
  if (text.empty()) return;
  set(name, text);
  show(name);
}

void View::show(Name section) { node_->shown(section); }

View View::add(Name section) { return View(node_->add(section)); }

PageView::PageView()
    : memory_(kFirstBlock),
      root_(new (memory_.allocate(sizeof(ViewNode), alignof(ViewNode)))
                ViewNode(memory_, nullptr)) {}

std::string PageView::as_json() const {
  std::string out;
  root_->append_json(out, "");
  return out + "\n";
}

}  // namespace baoku
