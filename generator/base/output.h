// Where a room writes the files of the site.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/record_key.h"

namespace baoku {

// A file that is too long to be held in memory, written piece by piece by one thread.
class OutputFile {
 public:
  virtual ~OutputFile() = default;
  virtual void append(std::string_view bytes) = 0;
  virtual void finish() = 0;  // a file that was never finished spoils the site
  // The same of a file of which `made_from` is a key, as in write_made.
  virtual void finish_made(const RecordKey& /*made_from*/) { finish(); }
};

// `path` is relative to the site's root, with '/', without "." or ".." parts and unique in one
// build. Implementations may be called from several threads at once and throw when the machine
// fails.
class Output {
 public:
  virtual ~Output() = default;
  virtual void write(std::string_view path, std::string_view bytes) = 0;
  // The same of a file of which `made_from` is a key: whenever a file is written under this path
  // and key, now or in another build, it holds the same bytes.
  virtual void write_made(std::string_view path, std::string_view bytes, const RecordKey&) {
    write(path, bytes);
  }
  // True when the site already holds the file that an earlier build wrote under this path and key,
  // and nobody has touched it: it is part of the site again, and must not be written.
  virtual bool keep(std::string_view, const RecordKey&) { return false; }
  // Begins a long file, which must not outlive the output. The default keeps it until it is
  // finished.
  virtual std::unique_ptr<OutputFile> begin(std::string_view path);
  // Returns bytes [offset, offset + size) of the published file, when it is the one that an earlier
  // build wrote under this key and nobody has touched it.
  virtual std::optional<std::string> published_part(std::string_view /*path*/, const RecordKey&,
                                                    std::uint64_t /*offset*/,
                                                    std::uint64_t /*size*/) {
    return std::nullopt;
  }
};

inline std::unique_ptr<OutputFile> Output::begin(std::string_view path) {
  class Kept : public OutputFile {
   public:
    Kept(Output& output, std::string_view name) : output_(output), path_(name) {}
    void append(std::string_view bytes) override { bytes_ += bytes; }
    void finish() override { output_.write(path_, bytes_); }

   private:
    Output& output_;
    std::string path_;
    std::string bytes_;
  };
  return std::make_unique<Kept>(*this, path);
}

}  // namespace baoku
