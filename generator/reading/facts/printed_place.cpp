#include "reading/facts/printed_place.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace baoku {
namespace {

constexpr long long kMostArticles = 100'000;  // of one sheet
constexpr std::size_t kLongestPath = 1000;
using Of = Correction::Of;

std::optional<std::size_t> parse_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number;
}

class PlaceReader {
 public:
  PlaceReader(const SettingTable& table, const Source& source, Diagnostics& diagnostics)
      : reader_(table, source, "[printed]", diagnostics),
        source_(source),
        diagnostics_(diagnostics) {}

  PrintedPlace read() {
    PrintedPlace place;
    place.of = path();
    place.order =
        static_cast<unsigned>(reader_.integer("order", 1, kMostArticles).value_or(kMostArticles));
    place.issue = reader_.date("issue");
    if (place.issue) place.issue_offset = reader_.offset("issue");
    place.headline_lines = range("headline_lines");
    place.byline_lines = range("byline_lines");
    place.body_lines = ranges("body_lines");
    place.date_basis = basis();
    place.date_reason = reader_.text("date_reason").value_or("");
    place.confidence = confidence();
    place.doubts = reader_.texts("doubts").value_or(std::vector<std::string>());
    for (const SettingTable* table : reader_.tables("corrected")) {
      if (auto correction = corrected(*table)) place.corrected.push_back(*std::move(correction));
    }
    reader_.finish();
    return place;
  }

 private:
  void fault(std::string_view key, const std::string& message) {
    diagnostics_.error(source_, reader_.offset(key), message);
  }

  // A path below content/: it is compared with those of sheets, and becomes an address when there
  // is no such sheet.
  std::string path() {
    const auto text = reader_.text("of");
    if (!text) {
      diagnostics_.error(source_, 0, "[printed] needs \"of\", the sheet that the article is from");
      return "";
    }
    const bool is_sound = !text->empty() && text->size() <= kLongestPath && text->front() != '/' &&
                          text->find("..") == std::string::npos &&
                          text->find('\n') == std::string::npos;
    if (is_sound) return *text;
    fault("of", "\"of\" must be the path of a sheet below content/, without its extension");
    return "";
  }

  std::vector<LineRange> ranges(std::string_view key) {
    const auto text = reader_.text(key);
    if (!text) return {};
    auto parsed = parse_line_ranges(*text);
    if (!parsed) fault(key, "\"" + std::string(key) + "\" must be lines such as “6-20 22-58”");
    return parsed.value_or(std::vector<LineRange>());
  }

  LineRange range(std::string_view key) {
    const std::vector<LineRange> found = ranges(key);
    if (found.size() > 1) fault(key, "\"" + std::string(key) + "\" must be one range of lines");
    return found.empty() ? LineRange() : found.front();
  }

  DateBasis basis() {
    const auto text = reader_.text("date_basis");
    if (!text || *text == "given") return DateBasis::given;
    if (*text == "stated") return DateBasis::stated;
    if (*text != "inferred")
      fault("date_basis", "\"date_basis\" must be given, stated or inferred");
    return DateBasis::inferred;
  }

  double confidence() {
    const auto text = reader_.text("confidence");
    if (!text) return 1;
    double value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    const bool is_number = error == std::errc() && end == text->data() + text->size();
    if (is_number && value >= 0 && value <= 1) return value;
    fault("confidence", "\"confidence\" must be a number from 0 to 1");
    return 1;
  }

  std::optional<Correction> corrected(const SettingTable& table) {
    constexpr std::array<Of, 7> kAll = {Of::title,    Of::kicker, Of::subtitle, Of::section,
                                        Of::dateline, Of::byline, Of::text};
    SettingReader reader(table, source_, "[[printed.corrected]]", diagnostics_);
    const std::string of = reader.text("of").value_or("");
    Correction correction;
    correction.printed = reader.text("printed").value_or("");
    correction.reads = reader.text("reads").value_or("");
    reader.finish();
    const auto* const known =
        std::find_if(kAll.begin(), kAll.end(), [&](Of each) { return name_of(each) == of; });
    if (known == kAll.end()) {
      diagnostics_.error(source_, table.count("of") > 0 ? reader.offset("of") : 0,
                         "\"of\" of [[printed.corrected]] must be title, kicker, subtitle, "
                         "section, dateline, byline or text");
      return std::nullopt;
    }
    correction.of = *known;
    return correction;
  }

  SettingReader reader_;
  const Source& source_;
  Diagnostics& diagnostics_;
};

}  // namespace

PrintedPlace read_printed_place(const SettingTable& table, const Source& source,
                                Diagnostics& diagnostics) {
  return PlaceReader(table, source, diagnostics).read();
}

std::optional<std::vector<LineRange>> parse_line_ranges(std::string_view text) {
  std::vector<LineRange> ranges;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view part = text.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty()) continue;
    const std::size_t dash = part.find('-');
    const auto first = parse_number(part.substr(0, dash));
    const auto last = dash == part.npos ? first : parse_number(part.substr(dash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    ranges.push_back({*first, *last});
  }
  return ranges;
}

std::string line_ranges_text(const std::vector<LineRange>& ranges) {
  std::string out;
  for (const LineRange& range : ranges) {
    if (range.first == 0) continue;
    out += (out.empty() ? "" : " ") + std::to_string(range.first);
    if (range.last != range.first) out += "-" + std::to_string(range.last);
  }
  return out;
}

}  // namespace baoku
