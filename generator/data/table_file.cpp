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
  RecordKey key;
  std::uint64_t parts = 0;
  std::uint64_t bytes = 0;
  std::uint64_t rows = 0;
  char sha256[64] = {};
};

// What is noted of a whole table: number of files | files | parts
struct Note {
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
  append_raw(out, &files, 1);
  append_raw(out, note.files.data(), note.files.size());
  append_raw(out, note.parts.data(), note.parts.size());
  return out;
}

std::optional<Note> parse_note(std::string_view bytes) {
  Note note;
  std::uint64_t files = 0;
  if (bytes.size() < sizeof files) return std::nullopt;
  std::memcpy(&files, bytes.data(), sizeof files);
  bytes.remove_prefix(sizeof files);
  if (files > bytes.size() / sizeof(NotedFile)) return std::nullopt;
  const auto take = [&](auto& list, std::size_t count) {
    list.resize(count);
    if (count == 0) return;  // a list of nothing has no address
    const std::size_t size = count * sizeof(list.front());
    std::memcpy(static_cast<void*>(list.data()), bytes.data(), size);
    bytes.remove_prefix(size);
  };
  take(note.files, files);
  if (bytes.size() % sizeof(NotedPart) != 0) return std::nullopt;
  take(note.parts, bytes.size() / sizeof(NotedPart));
  std::size_t parts = 0;
  for (const NotedFile& file : note.files) parts += file.parts;
  for (const NotedPart& part : note.parts) {
    if (part.file >= note.files.size()) return std::nullopt;
  }
  return parts == note.parts.size() ? std::optional(std::move(note)) : std::nullopt;
}

// "articles-2.jsonl" for the second file of articles.jsonl.
std::string path_of_file(const std::string& table, std::size_t number) {
  if (number == 1) return table;
  const std::size_t dot = table.rfind('.');
  return table.substr(0, dot) + "-" + std::to_string(number) + table.substr(dot);
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

  std::vector<TableFile> write(const std::vector<Part>& parts) {
    std::size_t next = 0;
    do {
      const std::size_t kept = keep_file(parts, next);
      next = kept > next ? kept : write_file(parts, next);
    } while (next < parts.size());
    return std::move(files_);
  }

  const Note& note() const { return note_; }

 private:
  std::string path() const { return "data/" + path_of_file(content_.path, files_.size() + 1); }

  // Takes over the file that comes next, when it holds the same parts as before from `first` on,
  // and returns the part behind it. Where it ends depends on the part behind it, too.
  std::size_t keep_file(const std::vector<Part>& parts, std::size_t first) {
    if (before_ == nullptr || files_.size() >= before_->files.size()) return first;
    const NotedFile& file = before_->files[files_.size()];
    const std::size_t begin = before_begin();
    const std::size_t looked_at =
        std::min<std::size_t>(file.parts + 1, before_->parts.size() - begin);
    const std::size_t left = parts.size() - first;
    if (file.parts == 0 || left < file.parts) return first;
    if (looked_at > file.parts ? left < looked_at : left > file.parts) return first;
    for (std::size_t i = 0; i < looked_at; ++i) {
      if (before_->parts[begin + i].key != parts[first + i].key) return first;
    }
    if (!output_.keep(path(), file.key)) return first;
    files_.push_back({path_of_file(content_.path, files_.size() + 1), file.bytes, file.rows,
                      std::string(file.sha256, sizeof file.sha256)});
    note_.files.push_back(file);
    for (std::size_t i = 0; i < file.parts; ++i) note_.parts.push_back(before_->parts[begin + i]);
    return first + file.parts;
  }

  // Where the parts of the file that comes next began in the last build.
  std::size_t before_begin() const {
    std::size_t begin = 0;
    for (std::size_t f = 0; f < files_.size(); ++f) begin += before_->files[f].parts;
    return begin;
  }

  // Writes the file that comes next, from part `first` on, and returns the part behind it.
  std::size_t write_file(const std::vector<Part>& parts, std::size_t first) {
    const std::unique_ptr<OutputFile> file = output_.begin(path());
    TableFile table{path_of_file(content_.path, files_.size() + 1), content_.header.size(), 0, ""};
    Sha256 sum;
    file->append(content_.header);
    sum.append(content_.header);
    KeyBuilder key;
    key.add(content_.path).add(content_.header).add(std::uint64_t{files_.size()});
    // As long as the file is the old one, its sum is known.
    bool follows = before_ != nullptr && files_.size() < before_->files.size();
    std::size_t before = follows ? before_begin() : 0;
    std::size_t next = first;
    std::vector<std::string> bytes(kPartsAtOnce * std::max(jobs_, 1u));
    for (bool is_full = false; next < parts.size() && !is_full;) {
      const std::size_t count = std::min(bytes.size(), parts.size() - next);
      parallel_for(count, jobs_, [&](std::size_t i) { bytes[i] = bytes_of(parts[next + i]); });
      content_.rest();
      for (std::size_t i = 0; i < count; ++i) {
        const Part& part = parts[next];
        is_full = largest_ > 0 && table.rows > 0 && table.bytes + bytes[i].size() > largest_;
        if (is_full) break;
        NotedPart noted{part.key, files_.size(), table.bytes, bytes[i].size(), {}};
        file->append(bytes[i]);
        follows =
            follows && before < before_->parts.size() && is_same(before_->parts[before], noted);
        if (follows) {
          sum = before_->parts[before++].sum;
        } else {
          sum.append(bytes[i]);
        }
        key.add(part.key);
        table.bytes += bytes[i].size();
        table.rows += part.end - part.begin;
        noted.sum = sum;
        note_.parts.push_back(noted);
        ++next;
      }
    }
    table.sha256 = sum.hex();
    NotedFile noted{key.key(), next - first, table.bytes, table.rows, {}};
    std::memcpy(noted.sha256, table.sha256.data(), sizeof noted.sha256);
    note_.files.push_back(noted);
    file->finish_made(noted.key);
    files_.push_back(std::move(table));
    return next;
  }

  static bool is_same(const NotedPart& before, const NotedPart& part) {
    return before.key == part.key && before.file == part.file && before.offset == part.offset &&
           before.size == part.size;
  }

  std::string bytes_of(const Part& part) const {
    if (const NotedPart* const noted = find(part)) {
      const std::string path = "data/" + path_of_file(content_.path, noted->file + 1);
      const RecordKey& key = before_->files[noted->file].key;
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

  const TableContent& content_;
  std::size_t largest_;
  unsigned jobs_;
  Output& output_;
  const Note* before_ = nullptr;
  std::unordered_map<std::uint64_t, const NotedPart*> noted_;
  std::vector<TableFile> files_;
  Note note_;
};

}  // namespace

std::vector<TableFile> write_table(const TableContent& content, std::size_t largest, unsigned jobs,
                                   RecordFile* kept, Output& output) {
  const RecordKey name = KeyBuilder()
                             .add("table")
                             .add(content.path)
                             .add(content.header)
                             .add(std::uint64_t{largest})
                             .key();
  const std::optional<std::string> noted = kept ? kept->find(name) : std::nullopt;
  const std::optional<Note> before = noted ? parse_note(*noted) : std::nullopt;
  TableWriter writer(content, largest, jobs, output);
  if (before) writer.take_over(*before);
  std::vector<TableFile> files = writer.write(parts_of(content));
  if (kept) kept->add(name, format_note(writer.note()));
  return files;
}

}  // namespace baoku
