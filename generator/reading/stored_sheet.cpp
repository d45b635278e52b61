// Every struct is taken apart by a structured binding: a field that is added to one of them does
// not compile here until it is stored, too.
#include "reading/stored_sheet.h"

#include <concepts>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace baoku {
namespace {

// A struct for storing (const) and for loading.
template <typename T, typename Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

template <typename Stream, Is<LineRange> T>
void pass(Stream& stream, T& value) {
  auto& [first, last] = value;
  stream(first, last);
}

template <typename Stream, Is<Misreading> T>
void pass(Stream& stream, T& value) {
  auto& [begin, end, printed] = value;
  stream(begin, end, printed);
}

template <typename Stream, Is<WeakLine> T>
void pass(Stream& stream, T& value) {
  auto& [number, confidence] = value;
  stream(number, confidence);
}

template <typename Stream, Is<Block> T>
void pass(Stream& stream, T& value) {
  auto& [kind, text, html, lines, confidence, misreadings, weak_lines] = value;
  stream(kind, text, html, lines, confidence, misreadings, weak_lines);
}

template <typename Stream, Is<Byline> T>
void pass(Stream& stream, T& value) {
  auto& [reporters, correspondents, others, printed, of, lines, confidence] = value;
  stream(reporters, correspondents, others, printed, of, lines, confidence);
}

template <typename Stream, Is<Date> T>
void pass(Stream& stream, T& value) {
  auto& [year, month, day, basis, reason, confidence] = value;
  stream(year, month, day, basis, reason, confidence);
}

template <typename Stream, Is<NamedPerson::Span> T>
void pass(Stream& stream, T& value) {
  auto& [block, begin, end] = value;
  stream(block, begin, end);
}

template <typename Stream, Is<NamedPerson> T>
void pass(Stream& stream, T& value) {
  auto& [name, as, roles, spans, confidence] = value;
  stream(name, as, roles, spans, confidence);
}

template <typename Stream, Is<DateWords> T>
void pass(Stream& stream, T& value) {
  auto& [block, begin, end, words] = value;
  stream(block, begin, end, words);
}

template <typename Stream, Is<Correction> T>
void pass(Stream& stream, T& value) {
  auto& [of, printed, reads] = value;
  stream(of, printed, reads);
}

template <typename Stream, Is<RecordKey> T>
void pass(Stream& stream, T& value) {
  auto& [high, low] = value;
  stream(high, low);
}

template <typename Stream, Is<TextThing> T>
void pass(Stream& stream, T& value) {
  auto& [key, block, begin, end, is_place] = value;
  stream(key, block, begin, end, is_place);
}

template <typename Stream, Is<TextFacts> T>
void pass(Stream& stream, T& value) {
  auto& [whole, beginning, people, address, characters, things] = value;
  stream(whole, beginning, people, address, characters, things);
}

template <typename Stream, Is<Article> T>
void pass(Stream& stream, T& value) {
  auto& [kicker, title, subtitle, section, dateline, blocks, byline, date, dates, people,
         possible_people, tags, aliases, slug, headline_lines, body_lines, boundary_confidence,
         headline_confidence, confidence, reasons, stray_lines, corrections, file, address_text,
         joined_texts, facts] = value;
  stream(kicker, title, subtitle, section, dateline, blocks, byline, date, dates, people,
         possible_people, tags, aliases, slug, headline_lines, body_lines, boundary_confidence,
         headline_confidence, confidence, reasons, stray_lines, corrections, file, address_text,
         joined_texts, facts);
}

template <typename Stream, Is<Sheet> T>
void pass(Stream& stream, T& value) {
  // Whether its texts lie on a shelf is no part of it.
  auto& [source, corrections, stem, newspaper, series, number, date, is_article, order, articles,
         texts_key, shelved] = value;
  stream(source, corrections, stem, newspaper, series, number, date, is_article, order, articles,
         texts_key);
}

template <typename Stream, Is<Position> T>
void pass(Stream& stream, T& value) {
  auto& [line, column] = value;
  stream(line, column);
}

template <typename Stream, Is<Diagnostic> T>
void pass(Stream& stream, T& value) {
  auto& [path, position, severity, message, excerpt] = value;
  stream(path, position, severity, message, excerpt);
}

template <typename Stream, Is<ReadSheet> T>
void pass(Stream& stream, T& value) {
  auto& [sheet, diagnostics] = value;
  stream(sheet, diagnostics);
}

// Numbers with seven bits a byte, the lowest first; what may be negative folded over. Texts - those
// of sources, and blocks - go into a stream of their own.
class Storing {
 public:
  template <typename... Values>
  void operator()(const Values&... values) {
    (store(values), ...);
  }
  const std::string& facts() const { return facts_; }
  const std::string& texts() const { return texts_; }

 private:
  void number(std::uint64_t value) {
    for (; value > 0x7F; value >>= 7) *out_ += static_cast<char>(value | 0x80);
    *out_ += static_cast<char>(value);
  }
  template <std::integral Number>
  void store(Number value) {
    if constexpr (std::signed_integral<Number>) {
      const auto wide = static_cast<std::int64_t>(value);
      number(static_cast<std::uint64_t>(wide) << 1 ^ static_cast<std::uint64_t>(wide >> 63));
    } else {
      number(value);
    }
  }
  void store(double value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out_->append(bytes, sizeof value);
  }
  void store(const std::string& text) {
    number(text.size());
    *out_ += text;
  }
  void store(const Source& source) {
    store(source.path());
    out_ = &texts_;
    store(source.text());
    out_ = &facts_;
  }
  void store(const Blocks& blocks) {
    out_ = &texts_;
    store(blocks.all());
    out_ = &facts_;
  }
  template <typename Element>
  void store(const std::vector<Element>& list) {
    number(list.size());
    for (const Element& element : list) store(element);
  }
  template <typename Element>
  void store(const std::optional<Element>& value) {
    store(value.has_value());
    if (value) store(*value);
  }
  template <typename Value>
  requires std::is_enum_v<Value>
  void store(Value value) { number(static_cast<std::uint64_t>(value)); }
  template <typename Struct>
  requires std::is_class_v<Struct>
  void store(const Struct& value) { pass(*this, value); }

  std::string facts_;
  std::string texts_;
  std::string* out_ = &facts_;
};

class Loading {
 public:
  // Without `texts`, they are left out.
  Loading(std::string_view facts, std::optional<std::string_view> texts)
      : facts_(facts), texts_(texts) {}

  template <typename... Values>
  void operator()(Values&... values) {
    (load(values), ...);
  }
  bool is_whole() const { return is_sound_ && facts_.empty() && texts_.value_or("").empty(); }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_->empty()) break;
      const auto byte = static_cast<unsigned char>(rest_->front());
      rest_->remove_prefix(1);
      value |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
    is_sound_ = false;
    return 0;
  }
  // A length that the rest can hold, or 0.
  std::size_t length() {
    const std::uint64_t value = number();
    if (value <= rest_->size()) return value;
    is_sound_ = false;
    return 0;
  }
  template <std::integral Number>
  void load(Number& value) {
    const std::uint64_t stored = number();
    if constexpr (std::signed_integral<Number>) {
      value = static_cast<Number>(static_cast<std::int64_t>(stored >> 1 ^ (~(stored & 1) + 1)));
    } else {
      value = static_cast<Number>(stored);
    }
  }
  void load(double& value) {
    if (rest_->size() < sizeof value) {
      is_sound_ = false;
      return;
    }
    std::memcpy(&value, rest_->data(), sizeof value);
    rest_->remove_prefix(sizeof value);
  }
  void load(std::string& text) {
    const std::size_t size = length();
    text.assign(rest_->substr(0, size));
    rest_->remove_prefix(size);
  }
  void load(Source& source) {
    std::string path;
    std::string text;
    load(path);
    if (texts_) {
      rest_ = &*texts_;
      load(text);
      rest_ = &facts_;
    }
    source = Source(std::move(path), std::move(text));
  }
  void load(Blocks& blocks) {
    if (!texts_) return;
    rest_ = &*texts_;
    load(blocks.own());
    rest_ = &facts_;
  }
  template <typename Element>
  void load(std::vector<Element>& list) {
    list.resize(length());  // an element has one byte at least
    for (Element& element : list) {
      if (is_sound_) load(element);
    }
  }
  template <typename Element>
  void load(std::optional<Element>& value) {
    bool has_value = false;
    load(has_value);
    if (has_value && is_sound_) load(value.emplace());
  }
  template <typename Value>
  requires std::is_enum_v<Value>
  void load(Value& value) { value = static_cast<Value>(number()); }
  template <typename Struct>
  requires std::is_class_v<Struct>
  void load(Struct& value) { pass(*this, value); }

  std::string_view facts_;
  std::optional<std::string_view> texts_;
  std::string_view* rest_ = &facts_;
  bool is_sound_ = true;
};

}  // namespace

StoredSheet store_sheet(const ReadSheet& read) {
  Storing stream;
  stream(read);
  return {stream.facts(), stream.texts()};
}

RecordKey key_of(const Article& article) {
  Storing stream;
  stream(article);
  return KeyBuilder().add(stream.facts()).add(stream.texts()).key();
}

namespace {

std::optional<ReadSheet> load(std::string_view facts, std::optional<std::string_view> texts) {
  std::optional<ReadSheet> read(std::in_place);
  Loading stream(facts, texts);
  stream(*read);
  if (!stream.is_whole()) read.reset();
  return read;
}

}  // namespace

std::optional<ReadSheet> load_sheet(const StoredSheet& stored) {
  return load(stored.facts, stored.texts);
}

std::optional<ReadSheet> load_sheet_without_texts(std::string_view facts) {
  return load(facts, std::nullopt);
}

// What store_sheet lays down in the order of the sheet: both sources, then blocks.
std::optional<SheetTexts> load_texts(std::string_view texts, std::size_t articles) {
  std::optional<SheetTexts> loaded(std::in_place);
  loaded->blocks.resize(articles);
  Loading stream(texts, std::nullopt);
  stream(loaded->printed, loaded->corrections);
  for (std::vector<Block>& blocks : loaded->blocks) stream(blocks);
  if (!stream.is_whole()) loaded.reset();
  return loaded;
}

std::string load_printed_text(std::string_view texts) {
  std::string printed;
  Loading stream(texts, std::nullopt);
  stream(printed);
  return printed;
}

RecordKey key_of_texts(const Sheet& sheet) {
  if (sheet.texts_key != RecordKey{}) return sheet.texts_key;
  return KeyBuilder().add(sheet.source.text()).add(sheet.corrections.text()).key();
}

}  // namespace baoku
