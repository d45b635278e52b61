#include "search/made_files.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/published_files.h"

namespace baoku {
namespace {

// A file is kept under a key of its bytes, whatever it was made for.
struct MadeFile {
  std::string path;
  std::uint64_t size = 0;
  RecordKey key;
};

// What is noted: number of files | each: size, key, length of the path, path | what they are known
// by
struct Note {
  std::vector<MadeFile> files;
  std::string result;
};

template <typename T>
void append_raw(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename T>
bool take_raw(std::string_view& bytes, T& value) {
  if (bytes.size() < sizeof value) return false;
  std::memcpy(&value, bytes.data(), sizeof value);
  bytes.remove_prefix(sizeof value);
  return true;
}

std::string format_note(const Note& note) {
  std::string out;
  append_raw(out, std::uint64_t{note.files.size()});
  for (const MadeFile& file : note.files) {
    append_raw(out, file.size);
    append_raw(out, file.key);
    append_raw(out, std::uint64_t{file.path.size()});
    out += file.path;
  }
  return out + note.result;
}

std::optional<Note> parse_note(std::string_view bytes) {
  Note note;
  std::uint64_t count = 0;
  if (!take_raw(bytes, count)) return std::nullopt;
  for (std::uint64_t i = 0; i < count; ++i) {
    MadeFile file;
    std::uint64_t length = 0;
    if (!take_raw(bytes, file.size) || !take_raw(bytes, file.key) || !take_raw(bytes, length) ||
        length > bytes.size()) {
      return std::nullopt;
    }
    file.path = bytes.substr(0, length);
    bytes.remove_prefix(length);
    note.files.push_back(std::move(file));
  }
  note.result = bytes;
  return note;
}

std::optional<Note> find_note(RecordFile* notes, const std::optional<RecordKey>& key) {
  const auto noted = notes && key ? notes->find(*key) : std::nullopt;
  return noted ? parse_note(*noted) : std::nullopt;
}

// Writes what is not there yet, and takes down what was written.
class NotingOutput : public Output {
 public:
  // `there`: in the output already. `before`: was there in the last build.
  NotingOutput(Output& output, const std::vector<MadeFile>& there,
               const std::vector<MadeFile>& before)
      : output_(output) {
    for (const MadeFile& file : there) there_.emplace(file.path, &file);
    for (const MadeFile& file : before) before_.emplace(file.path, &file);
  }

  void write(std::string_view path, std::string_view bytes) override {
    const FileFacts facts = file_facts(bytes);
    files.push_back({std::string(path), facts.size, {facts.hash_high, facts.hash_low}});
    if (!there_.contains(path)) output_.write_made(path, bytes, files.back().key);
  }

  bool keep(std::string_view path, const RecordKey&) override {
    if (const auto there = there_.find(path); there != there_.end()) {
      files.push_back(*there->second);
      return true;
    }
    const auto before = before_.find(path);
    if (before == before_.end() || !output_.keep(path, before->second->key)) return false;
    files.push_back(*before->second);
    return true;
  }

  std::vector<MadeFile> files;

 private:
  Output& output_;
  std::unordered_map<std::string_view, const MadeFile*> there_;
  std::unordered_map<std::string_view, const MadeFile*> before_;
};

}  // namespace

std::string MadeFiles::make(const RecordKey& key, const Make& make, WrittenFiles& written,
                            const std::optional<RecordKey>& before) const {
  std::optional<Note> note = find_note(notes_, key);
  std::vector<MadeFile> there;
  if (note) {
    for (const MadeFile& file : note->files) {
      if (output_.keep(file.path, file.key)) there.push_back(file);
    }
  }
  if (!note || there.size() < note->files.size()) {
    const Note old = find_note(notes_, before).value_or(Note());
    NotingOutput output(output_, there, old.files);
    const bool is_known = note.has_value();
    note.emplace();
    note->result = make(output, old.result);
    note->files = std::move(output.files);
    if (notes_ && !is_known) notes_->add(key, format_note(*note));
  }
  for (const MadeFile& file : note->files) ++written.files, written.bytes += file.size;
  return std::move(note->result);
}

}  // namespace baoku
