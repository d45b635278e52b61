#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <charconv>
#include <sstream>

#include "base/settings.h"
#include "base/settings_parts.h"

namespace baoku {
namespace {

// yaml-cpp is built for small documents: some hostile ones take it time that grows faster than
// their length.
constexpr std::size_t kMaxYamlBytes = 256 << 10;

struct Fault {
  std::size_t offset;
  std::string message;
};

// A scalar without quotes, by YAML's core schema plus dates; "02" is a number, as print sets it.
decltype(Setting::value) plain_value(const std::string& text) {
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  const char* const end = text.data() + text.size();
  const char* const begin = text.data() + (text.size() > 1 && text[0] == '+');
  long long integer = 0;
  const auto as_integer = std::from_chars(begin, end, integer);
  if (as_integer.ec == std::errc() && as_integer.ptr == end) return integer;
  double number = 0;
  const auto as_number = std::from_chars(begin, end, number);
  const bool has_digit = text.find_first_of("0123456789") != std::string::npos;
  if (has_digit && as_number.ec == std::errc() && as_number.ptr == end) return number;
  const std::string_view day = std::string_view(text).substr(0, text.find_first_of("T "));
  const std::string_view time = std::string_view(text).substr(day.size());
  const bool is_time = time.empty() || (time.size() >= 6 &&
                                        time.find_first_not_of("0123456789T :.+-Z") == time.npos);
  if (const auto date = date_of_text(day); date && is_time) return *date;
  return text;
}

// Builds the settings out of yaml-cpp's events. Its own node tree would accept duplicate keys and
// expand aliases.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(std::size_t begin) : begin_(begin) {}

  SettingTable take_table() {
    if (!root_ || std::holds_alternative<std::monostate>(root_->value)) return {};
    if (auto* table = std::get_if<SettingTable>(&root_->value)) return std::move(*table);
    throw Fault{root_->offset, "the settings must be keys with values"};
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    add({std::monostate(), offset(mark), offset(mark)});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Fault{offset(mark), "YAML aliases are not read here; write the value again"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    const std::size_t at = offset(mark);
    if (auto fault = text_fault(value, wants_key())) throw Fault{at, *fault};
    if (wants_key()) return take_key(at, value);
    const bool is_plain = tag == "?" || tag.empty();
    if (!is_plain && tag != "!" && tag != "tag:yaml.org,2002:str") refuse_tag(at);
    if (is_plain) {
      add({plain_value(value), at, at});
    } else {
      add({value, at, at});
    }
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, SettingList());
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, SettingTable());
  }
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    Setting setting;
    std::optional<std::string> key;  // of the value that comes next
    std::size_t key_offset = 0;
  };

  std::size_t offset(const YAML::Mark& mark) const {
    return begin_ + static_cast<std::size_t>(std::max(mark.pos, 0));
  }

  [[noreturn]] static void refuse_tag(std::size_t at) {
    throw Fault{at, "YAML tags are not read here"};
  }

  bool wants_key() const {
    return !frames_.empty() && !frames_.back().key &&
           std::holds_alternative<SettingTable>(frames_.back().setting.value);
  }

  void take_key(std::size_t at, const std::string& key) {
    Frame& frame = frames_.back();
    if (std::get<SettingTable>(frame.setting.value).contains(key)) {
      throw Fault{at, "the key \"" + key + "\" is given twice"};
    }
    frame.key = key;
    frame.key_offset = at;
  }

  void open(const YAML::Mark& mark, const std::string& tag, decltype(Setting::value) empty) {
    const std::size_t at = offset(mark);
    if (wants_key()) throw Fault{at, "a key must be a text"};
    if (!tag.empty() && tag != "?" && tag != "!") refuse_tag(at);
    if (frames_.size() >= kMaxSettingsDepth) throw Fault{at, "settings are nested too deep"};
    frames_.push_back({{std::move(empty), at, at}, std::nullopt, 0});
  }

  void close() {
    Setting setting = std::move(frames_.back().setting);
    frames_.pop_back();
    add(std::move(setting));
  }

  void add(Setting setting) {
    if (wants_key()) throw Fault{setting.offset, "a key must be a text"};
    if (frames_.empty()) {
      root_ = std::move(setting);
    } else if (auto* list = std::get_if<SettingList>(&frames_.back().setting.value)) {
      list->push_back(std::move(setting));
    } else {
      Frame& frame = frames_.back();
      setting.key_offset = frame.key_offset;
      std::get<SettingTable>(frame.setting.value).emplace(*frame.key, std::move(setting));
      frame.key.reset();
    }
  }

  std::size_t begin_;
  std::vector<Frame> frames_;
  std::optional<Setting> root_;
};

}  // namespace

std::optional<SettingTable> parse_yaml(const Source& source, std::size_t begin, std::size_t end,
                                       Diagnostics& diagnostics) {
  if (end - begin > kMaxYamlBytes) {
    diagnostics.error(source, begin, "YAML of more than 256 KB is not read");
    return std::nullopt;
  }
  std::istringstream stream(source.text().substr(begin, end - begin));
  try {
    YAML::Parser parser(stream);
    Builder builder(begin);
    parser.HandleNextDocument(builder);
    SettingTable table = builder.take_table();
    Builder second(begin);
    if (parser.HandleNextDocument(second)) {
      throw Fault{begin, "the settings hold more than one YAML document"};
    }
    return table;
  } catch (const YAML::Exception& error) {
    const auto pos = static_cast<std::size_t>(std::max(error.mark.pos, 0));
    diagnostics.error(source, std::min(begin + pos, end), "not valid YAML: " + error.msg);
  } catch (const Fault& fault) {
    diagnostics.error(source, fault.offset, fault.message);
  }
  return std::nullopt;
}

}  // namespace baoku
