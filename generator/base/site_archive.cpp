#include "base/site_archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>

#include "base/folder.h"
#include "base/publication.h"
#include "base/published_files.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

constexpr int kTarTime = 315532800;  // 1980-01-01 UTC, the earliest that a zip file knows

using Writer = std::unique_ptr<struct archive, int (*)(struct archive*)>;

void require(int status, struct archive* writer, const fs::path& file) {
  if (status == ARCHIVE_OK) return;
  const char* const why = archive_error_string(writer);
  throw std::runtime_error("cannot write " + file.string() + ": " +
                           (why == nullptr ? "unknown reason" : why));
}

Writer open_writer(ArchiveForm form, const fs::path& file, const fs::path& shown) {
  Writer writer(archive_write_new(), archive_write_free);
  struct archive* const out = writer.get();
  if (form == ArchiveForm::zip) {
    require(archive_write_set_format_zip(out), out, shown);
  } else {
    require(archive_write_set_format_ustar(out), out, shown);
  }
  if (form == ArchiveForm::tar_gz) {
    require(archive_write_add_filter_gzip(out), out, shown);
    require(archive_write_set_options(out, "gzip:!timestamp"), out, shown);
  }
  require(archive_write_open_filename(out, file.c_str()), out, shown);
  return writer;
}

void add_file(struct archive* out, ArchiveForm form, const std::string& path,
              const std::string& bytes, const fs::path& shown) {
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new2(out),
                                                                       archive_entry_free);
  archive_entry_set_pathname_utf8(entry.get(), path.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
  // A zip file tells local time: without any, libarchive writes the earliest wherever we are.
  if (form != ArchiveForm::zip) archive_entry_set_mtime(entry.get(), kTarTime, 0);
  require(archive_write_header(out, entry.get()), out, shown);
  for (std::size_t at = 0; at < bytes.size();) {
    const la_ssize_t count = archive_write_data(out, bytes.data() + at, bytes.size() - at);
    if (count <= 0) require(static_cast<int>(count == 0 ? ARCHIVE_FATAL : count), out, shown);
    at += static_cast<std::size_t>(count);
  }
}

}  // namespace

std::optional<ArchiveForm> archive_form(std::string_view name) {
  if (name.ends_with(".tar.gz") || name.ends_with(".tgz")) return ArchiveForm::tar_gz;
  if (name.ends_with(".tar")) return ArchiveForm::tar;
  if (name.ends_with(".zip")) return ArchiveForm::zip;
  return std::nullopt;
}

void write_site_archive(const fs::path& site, const fs::path& file,
                        const std::function<void(std::size_t, std::size_t)>& progress) {
  const std::optional<ArchiveForm> form = archive_form(file.filename().string());
  if (!form) throw std::runtime_error("write " + file.string() + " as .tar, .tar.gz or .zip");
  const Folder folder(site, site, {});
  const std::string text = folder.read(kPublishedListName).value_or("");
  const auto list = parse_published_files(text);
  if (!list) throw std::runtime_error("there is no published site in " + site.string());
  fs::path part = file;
  part += ".part";
  struct Clear {
    const fs::path& path;
    ~Clear() {
      std::error_code ignored;
      fs::remove(path, ignored);
    }
  } const clear{part};
  const Writer writer = open_writer(*form, part, file);
  std::size_t done = 0;
  for (const auto& [path, facts] : *list) {
    const std::optional<std::string> bytes = folder.read(path);
    if (!bytes || file_facts(*bytes) != facts) {
      throw std::runtime_error((site / path).string() + " was changed since it was published: " +
                               "build again before packing");
    }
    add_file(writer.get(), *form, std::string(path), *bytes, file);
    if (progress) progress(++done, list->size());
  }
  require(archive_write_close(writer.get()), writer.get(), file);
  fs::rename(part, file);
}

}  // namespace baoku
