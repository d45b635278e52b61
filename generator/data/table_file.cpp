#include "data/table_file.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "base/parallel.h"
#include "base/sha256.h"

namespace baoku {
namespace {

constexpr std::size_t kMostRows = 250;           // of a part
constexpr std::uint64_t kRowsBetweenEnds = 128;  // about: a row in so many ends a part
constexpr std::size_t kPartsAtOnce = 8;          // for each thread

struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
  RecordKey key;
};

std::vector<Part> parts_of(const TableContent& content) {
  std::vector<Part> parts;
  for (std::size_t begin = 0; begin < content.rows;) {
    KeyBuilder key;
    std::size_t end = begin;
    bool is_end = false;
    while (end < content.rows && !is_end) {
      const RecordKey& row = content.key_of_row(end++);
      key.add(row);
      is_end = end - begin == kMostRows || row.low % kRowsBetweenEnds == 0;
    }
    parts.push_back({begin, end, key.key()});
    begin = end;
  }
  return parts;
}

// Where a part lies, as it is noted from build to build.
struct NotedPart {
  RecordKey key;
  std::uint64_t file = 0;  // number of the table's file, from 0
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  Sha256 sum;  // of the file up to its end
};
static_assert(std::is_trivially_copyable_v<NotedPart>, "noted as it lies in memory");

struct NotedFile {
  std::uint64_t bytes = 0;
  std::uint64_t rows = 0;
  char sha256[64] = {};
};

// What is noted of a whole table: key | number of files | files | parts
struct Note {
  RecordKey table;
  std::vector<NotedFile> files;
  std::vector<NotedPart> parts;
};

template <typename T>
void append_raw(std::string& out, const T* values, std::size_t count) {
  out.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}

std::string format_note(const Note& note) {
  const std::uint64_t files = note.files.size();
  std::string out;
  append_raw(out, &note.table, 1);
  append_raw(out, &files, 1);
  append_raw(out, note.files.data(), note.files.size());
  append_raw(out, note.parts.data(), note.parts.size());
  return out;
}

std::optional<Note> parse_note(std::string_view bytes) {
  Note note;
  std::uint64_t files = 0;
  if (bytes.size() < sizeof note.table + sizeof files) return std::nullopt;
  std::memcpy(&note.table, bytes.data(), sizeof note.table);
  std::memcpy(&files, bytes.data() + sizeof note.table, sizeof files);
  bytes.remove_prefix(sizeof note.table + sizeof files);
  if (files > bytes.size() / sizeof(NotedFile)) return std::nullopt;
  note.files.resize(files);
  std::memcpy(note.files.data(), bytes.data(), files * sizeof(NotedFile));
  bytes.remove_prefix(files * sizeof(NotedFile));
  if (bytes.size() % sizeof(NotedPart) != 0) return std::nullopt;
  note.parts.resize(bytes.size() / sizeof(NotedPart));
  std::memcpy(static_cast<void*>(note.parts.data()), bytes.data(), bytes.size());
  return note;
}

// "articles-2.jsonl" for the second file of articles.jsonl.
std::string path_of_file(const std::string& table, std::size_t number) {
  if (number == 1) return table;
  const std::size_t dot = table.rfind('.');
  return table.substr(0, dot) + "-" + std::to_string(number) + table.substr(dot);
}

// `number` from 1.
RecordKey key_of_file(const RecordKey& table, std::uint64_t number) {
  return KeyBuilder().add(table).add(number).key();
}

class TableWriter {
 public:
  TableWriter(const TableContent& content, std::size_t largest, unsigned jobs, Output& output)
      : content_(content), largest_(largest), jobs_(jobs), output_(output) {}

  // What the last build has noted of the parts.
  void take_over(const Note& before) {
    before_ = &before;
    for (const NotedPart& part : before.parts) noted_.emplace(part.key.low, &part);
  }

  std::vector<TableFile> write(const std::vector<Part>& parts, const RecordKey& key) {
    note_.table = key;
    begin();
    std::vector<std::string> bytes(kPartsAtOnce * std::max(jobs_, 1u));
    for (std::size_t first = 0; first < parts.size(); first += bytes.size()) {
      const std::size_t count = std::min(bytes.size(), parts.size() - first);
      parallel_for(count, jobs_, [&](std::size_t i) { bytes[i] = bytes_of(parts[first + i]); });
      for (std::size_t i = 0; i < count; ++i) append(parts[first + i], bytes[i]);
    }
    end();
    return std::move(files_);
  }

  const Note& note() const { return note_; }

 private:
  std::string bytes_of(const Part& part) const {
    if (const NotedPart* const noted = find(part)) {
      const std::string path = "data/" + path_of_file(content_.path, noted->file + 1);
      const RecordKey key = key_of_file(before_->table, noted->file + 1);
      if (auto bytes = output_.published_part(path, key, noted->offset, noted->size)) {
        return std::move(*bytes);
      }
    }
    std::string bytes;
    for (std::size_t i = part.begin; i < part.end; ++i) content_.add_row(i, bytes);
    return bytes;
  }

  const NotedPart* find(const Part& part) const {
    const auto found = noted_.find(part.key.low);
    return found != noted_.end() && found->second->key == part.key ? found->second : nullptr;
  }

  void begin() {
    files_.push_back({path_of_file(content_.path, files_.size() + 1), 0, 0, ""});
    file_ =
        output_.begin_made("data/" + files_.back().path, key_of_file(note_.table, files_.size()));
    sum_ = Sha256();
    file_->append(content_.header);
    sum_.append(content_.header);
    files_.back().bytes = content_.header.size();
    follows_ = before_ != nullptr;
  }

  void append(const Part& part, const std::string& bytes) {
    if (largest_ > 0 && files_.back().rows > 0 && files_.back().bytes + bytes.size() > largest_) {
      end();
      begin();
    }
    TableFile& file = files_.back();
    NotedPart noted{part.key, files_.size() - 1, file.bytes, bytes.size(), {}};
    file_->append(bytes);
    // As long as the file is the old one, its sum is known.
    const NotedPart* const before = follows_ ? before_part(noted) : nullptr;
    follows_ = before != nullptr;
    if (before != nullptr) {
      sum_ = before->sum;
    } else {
      sum_.append(bytes);
    }
    file.bytes += bytes.size();
    file.rows += part.end - part.begin;
    noted.sum = sum_;
    note_.parts.push_back(noted);
  }

  // The part of the same number, when it was the same at the same place.
  const NotedPart* before_part(const NotedPart& part) const {
    if (note_.parts.size() >= before_->parts.size()) return nullptr;
    const NotedPart& before = before_->parts[note_.parts.size()];
    const bool is_same = before.key == part.key && before.file == part.file &&
                         before.offset == part.offset && before.size == part.size;
    return is_same ? &before : nullptr;
  }

  void end() {
    file_->finish();
    TableFile& file = files_.back();
    file.sha256 = sum_.hex();
    NotedFile noted{file.bytes, file.rows, {}};
    std::memcpy(noted.sha256, file.sha256.data(), sizeof noted.sha256);
    note_.files.push_back(noted);
  }

  const TableContent& content_;
  std::size_t largest_;
  unsigned jobs_;
  Output& output_;
  const Note* before_ = nullptr;
  std::unordered_map<std::uint64_t, const NotedPart*> noted_;
  std::vector<TableFile> files_;
  std::unique_ptr<OutputFile> file_;
  Sha256 sum_;
  bool follows_ = false;  // the file has been the old one so far
  Note note_;
};

// The only file of a table that is the same as before, when the site still has it.
std::optional<TableFile> kept_table(const TableContent& content, const Note& before,
                                    const RecordKey& key, Output& output) {
  if (before.table != key || before.files.size() != 1) return std::nullopt;
  const NotedFile& file = before.files.front();
  if (!output.keep("data/" + content.path, key_of_file(key, 1))) return std::nullopt;
  return TableFile{content.path, file.bytes, file.rows,
                   std::string(file.sha256, sizeof file.sha256)};
}

}  // namespace

std::vector<TableFile> write_table(const TableContent& content, std::size_t largest, unsigned jobs,
                                   RecordFile* kept, Output& output) {
  const std::vector<Part> parts = parts_of(content);
  KeyBuilder builder;
  builder.add(content.path).add(content.header).add(std::uint64_t{largest});
  for (const Part& part : parts) builder.add(part.key);
  const RecordKey key = builder.key();

  const RecordKey name = KeyBuilder().add("table").add(content.path).add(content.header).key();
  const std::optional<std::string> noted = kept ? kept->find(name) : std::nullopt;
  const std::optional<Note> before = noted ? parse_note(*noted) : std::nullopt;
  if (before) {
    if (auto table = kept_table(content, *before, key, output)) return {std::move(*table)};
  }
  TableWriter writer(content, largest, jobs, output);
  if (before) writer.take_over(*before);
  std::vector<TableFile> files = writer.write(parts, key);
  if (kept) kept->add(name, format_note(writer.note()));
  return files;
}

}  // namespace baoku
