#include "reading/corrections/corrections.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "base/utf8.h"

namespace baoku {
namespace {

using Is = LineCorrection::Is;

constexpr std::array<std::pair<std::string_view, Is>, 7> kKinds = {{
    {"headline", Is::headline},
    {"lead", Is::lead},
    {"paragraph", Is::paragraph},
    {"continuation", Is::continuation},
    {"subhead", Is::subhead},
    {"byline", Is::byline},
    {"furniture", Is::furniture},
}};

std::string in_quotes(std::string_view key) { return "\"" + std::string(key) + "\""; }

// Reads one table of a list: its keys, strictly, and whether all that it needs is there.
class TableReader {
 public:
  TableReader(const Setting& table, const Source& source, std::string_view where,
              Diagnostics& diagnostics)
      : reader_(std::get<SettingTable>(table.value), source, where, diagnostics),
        table_(std::get<SettingTable>(table.value)),
        source_(source),
        offset_(table.offset),
        where_(where),
        diagnostics_(diagnostics) {}

  SettingReader& reader() { return reader_; }
  bool has(std::string_view key) const { return table_.count(std::string(key)) > 0; }
  bool is_sound() const { return is_sound_; }

  void fault(std::size_t offset, const std::string& message) {
    diagnostics_.error(source_, offset, message);
    is_sound_ = false;
  }

  // Words of the sheet; reports when there are none.
  std::optional<Quote> quote(std::string_view key) {
    auto text = reader_.text(key);
    if (!text) {
      is_sound_ = is_sound_ && !has(key);
      return std::nullopt;
    }
    if (trim(*text).empty()) fault(reader_.offset(key), in_quotes(key) + " must not be empty");
    return Quote{*std::move(text), reader_.offset(key)};
  }

  Quote required_quote(std::string_view key) {
    auto found = quote(key);
    if (found) return *std::move(found);
    if (!has(key)) fault(offset_, where_ + " needs " + in_quotes(key));
    return {};
  }

  std::vector<Quote> required_quotes(std::string_view key) {
    std::vector<Quote> quotes;
    const auto texts = reader_.texts(key);
    if (!texts || texts->empty()) {
      fault(has(key) ? reader_.offset(key) : offset_, where_ + " needs " + in_quotes(key));
      return quotes;
    }
    const auto* list = std::get_if<SettingList>(&table_.at(std::string(key)).value);
    for (std::size_t i = 0; i < texts->size(); ++i) {
      const std::size_t offset = list ? (*list)[i].offset : reader_.offset(key);
      if (trim((*texts)[i]).empty()) fault(offset, in_quotes(key) + " must not be empty");
      quotes.push_back({(*texts)[i], offset});
    }
    return quotes;
  }

 private:
  SettingReader reader_;
  const SettingTable& table_;
  const Source& source_;
  std::size_t offset_;
  std::string where_;
  Diagnostics& diagnostics_;
  bool is_sound_ = true;
};

ArticleCorrection read_article(TableReader& table) {
  ArticleCorrection article;
  SettingReader& reader = table.reader();
  article.begins = table.required_quote("begins");
  article.title = reader.text("title");
  article.kicker = reader.text("kicker");
  article.subtitle = reader.text("subtitle");
  article.section = reader.text("section");
  article.date = reader.date("date");
  article.reporters = reader.texts("reporters");
  article.correspondents = reader.texts("correspondents");
  article.others = reader.texts("others");
  return article;
}

LineCorrection read_line(TableReader& table) {
  LineCorrection line;
  line.says = table.required_quote("says");
  line.after = table.quote("after");
  line.through = table.quote("through");
  const Quote is = table.required_quote("is");
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                 [&](const auto& each) { return each.first == is.text; });
  if (kind != kKinds.end()) {
    line.is = kind->second;
  } else if (table.is_sound()) {
    std::string known;
    for (const auto& each : kKinds) known += (known.empty() ? "" : ", ") + std::string(each.first);
    table.fault(is.offset, "\"is\" must be one of " + known + ", not \"" + is.text + "\"");
  }
  if (line.through && line.is == Is::lead) {
    table.fault(line.through->offset, "an article has one lead: leave \"through\" out");
  }
  return line;
}

HeadlineCorrection read_headline(TableReader& table) {
  HeadlineCorrection headline;
  headline.lines = table.required_quotes("lines");
  headline.of = table.required_quote("of");
  return headline;
}

MoveCorrection read_move(TableReader& table) {
  MoveCorrection move;
  move.from = table.required_quote("from");
  move.through = table.quote("through");
  auto before = table.quote("before");
  move.is_after = !before;
  if (before && table.has("after")) {
    table.fault(before->offset, "either \"after\" or \"before\", not both");
  }
  if (before) {
    move.beside = *std::move(before);
    table.reader().text("after");
  } else {
    move.beside = table.required_quote("after");
  }
  return move;
}

MisreadCorrection read_misread(TableReader& table) {
  MisreadCorrection misread;
  misread.printed = table.required_quote("printed");
  misread.reads = table.required_quote("reads").text;
  misread.in = table.quote("in");
  if (table.is_sound() && misread.printed.text == misread.reads) {
    table.fault(misread.printed.offset, "\"printed\" and \"reads\" are the same");
  }
  return misread;
}

// Reads the list of tables under `key`, leaving out those with a fault.
template <typename Read, typename Result>
void read_list(SettingReader& reader, const SettingTable& settings, std::string_view key,
               const Source& source, Diagnostics& diagnostics, Read read,
               std::vector<Result>& results) {
  if (reader.tables(key).empty()) return;
  for (const Setting& item : std::get<SettingList>(settings.at(std::string(key)).value)) {
    TableReader table(item, source, "[[" + std::string(key) + "]]", diagnostics);
    const std::size_t errors = diagnostics.errors();
    Result result = read(table);
    table.reader().finish();
    if (diagnostics.errors() == errors) results.push_back(std::move(result));
  }
}

}  // namespace

Corrections read_corrections(Source source, Diagnostics& diagnostics) {
  Corrections corrections;
  corrections.source = std::move(source);
  const Source& text = corrections.source;
  const std::optional<SettingTable> settings = parse_toml(text, 0, text.text().size(), diagnostics);
  if (!settings) return corrections;
  SettingReader reader(*settings, text, "the corrections", diagnostics);
  const auto read = [&](const char* key, auto read_one, auto& results) {
    read_list(reader, *settings, key, text, diagnostics, read_one, results);
  };
  read("article", read_article, corrections.articles);
  read("line", read_line, corrections.lines);
  read("headline", read_headline, corrections.headlines);
  read("move", read_move, corrections.moves);
  read("misread", read_misread, corrections.misreads);
  reader.finish();
  return corrections;
}

std::string beginning_of(const Article& article, std::size_t characters) {
  std::string text = article.dateline;
  for (const Block& block : article.blocks) {
    if (!text.empty()) text += ' ';
    text += printed_text(block);
    break;
  }
  return std::string(trim(text.substr(0, offset_of_code_point(text, characters))));
}

}  // namespace baoku
