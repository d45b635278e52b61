#include "reading/facts/sheet_facts.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "base/utf8.h"
#include "reading/facts/path_facts.h"

namespace baoku {
namespace {

constexpr std::size_t kMaxNameLength = 60;  // code points of a newspaper's name

// A name is shown and sorted, never used as a path; still nothing may stand in it that a printed
// title cannot hold.
bool is_printable_name(std::string_view name) {
  if (name.empty() || count_code_points(name) > kMaxNameLength) return false;
  for (std::size_t i = 0; i < name.size();) {
    const char32_t c = next_code_point(name, i);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == U'/' || c == U'\\') return false;
    if ((c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E)) return false;
    if (c >= 0x2066 && c <= 0x2069) return false;
  }
  return true;
}

std::string date_text(const SettingDate& date) {
  return Date{date.year, date.month, date.day, DateBasis::given, ""}.iso();
}

// One fact: the first place that knows it wins, every later one that disagrees is reported there.
// `text_of` shows a value in messages.
template <typename Value, typename TextOf>
class Agreement {
 public:
  Agreement(std::string_view noun, TextOf text_of, Diagnostics& diagnostics)
      : noun_(noun), text_of_(text_of), diagnostics_(diagnostics) {}

  // Returns whether this value is the one that counts.
  bool add(const Value& value, std::string_view where, const Source* source, std::size_t offset) {
    if (!value_) {
      value_ = value;
      source_ = source;
      offset_ = offset;
      return true;
    }
    if (*value_ == value) return false;
    // A path has no place to point at, so the report points at the value that is taken.
    diagnostics_.warning(*source_, offset_,
                         noun_ + " " + text_of_(*value_) + " is taken, though " +
                             std::string(where) + " says " + text_of_(value));
    return false;
  }
  const std::optional<Value>& value() const { return value_; }

 private:
  std::string noun_;
  TextOf text_of_;
  Diagnostics& diagnostics_;
  std::optional<Value> value_;
  const Source* source_ = nullptr;
  std::size_t offset_ = 0;
};

void report_path(const PathFacts& facts, std::string_view path, Diagnostics& diagnostics) {
  if (!facts.impossible_date.empty()) {
    diagnostics.warning(path, "“" + facts.impossible_date +
                                  "” in the path looks like a date, but there is no such day");
  }
  if (!facts.other_date.empty()) {
    diagnostics.warning(path, "the path holds two dates, “" + facts.other_date + "” and “" +
                                  facts.date_text + "”; the last one is taken");
  }
}

}  // namespace

GivenFacts read_given_facts(SettingReader& reader, const Source& source, std::string_view where,
                            Diagnostics& diagnostics) {
  GivenFacts facts;
  facts.where = where;
  facts.source = &source;
  facts.date = reader.date("date");
  if (facts.date) facts.date_offset = reader.offset("date");
  if (const std::optional<std::string> text = reader.text("sheet")) {
    facts.sheet_offset = reader.offset("sheet");
    facts.sheet = parse_sheet_number(*text);
    if (!facts.sheet) {
      diagnostics.error(source, facts.sheet_offset,
                        "sheet is no number of a sheet: write 2, “A02” or “第02版”");
    }
  }
  if (const std::optional<std::string> text = reader.text("newspaper")) {
    facts.newspaper_offset = reader.offset("newspaper");
    const std::string name(trim(*text));
    if (is_printable_name(name)) {
      facts.newspaper = name;
    } else {
      diagnostics.error(source, facts.newspaper_offset,
                        "newspaper is no name: it must hold 1 to " +
                            std::to_string(kMaxNameLength) +
                            " characters and no control characters, / or \\");
    }
  }
  return facts;
}

SheetFacts sheet_facts(const std::vector<GivenFacts>& given, std::string_view stem,
                       std::string_view path, std::string_view newspaper,
                       Diagnostics& diagnostics) {
  SheetFacts facts;
  Agreement<SettingDate, decltype(&date_text)> date("date", &date_text, diagnostics);
  const auto sheet_text = [](const SheetNumber& number) { return number.text(); };
  Agreement<SheetNumber, decltype(sheet_text)> sheet("sheet", sheet_text, diagnostics);
  const auto quoted = [](const std::string& name) { return "“" + name + "”"; };
  Agreement<std::string, decltype(quoted)> paper("newspaper", quoted, diagnostics);
  for (const GivenFacts& place : given) {
    if (place.date && date.add(*place.date, place.where, place.source, place.date_offset)) {
      facts.date.reason = place.where;
    }
    if (place.sheet) sheet.add(*place.sheet, place.where, place.source, place.sheet_offset);
    if (place.newspaper) {
      paper.add(*place.newspaper, place.where, place.source, place.newspaper_offset);
    }
  }
  const PathFacts from_path = facts_of_path(stem);
  report_path(from_path, path, diagnostics);
  if (from_path.date && date.add(*from_path.date, "the path", nullptr, 0)) {
    facts.date.reason = from_path.date_text;
  }
  if (from_path.sheet.number > 0) sheet.add(from_path.sheet, "the path", nullptr, 0);
  if (date.value()) {
    facts.date.year = date.value()->year;
    facts.date.month = date.value()->month;
    facts.date.day = date.value()->day;
    facts.date.basis = DateBasis::given;
  }
  facts.sheet = sheet.value().value_or(SheetNumber());
  facts.newspaper = paper.value().value_or(std::string(newspaper));
  return facts;
}

}  // namespace baoku
