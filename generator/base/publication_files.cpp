#include "base/publication_files.h"

#include <algorithm>
#include <stdexcept>

#include "base/publish_place.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kMostNameBytes = 255;

bool is_reserved(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower == kPublishedListName || lower == kStateFolderInside;
}

[[noreturn]] void refuse_twice(std::string_view path) {
  throw std::logic_error("\"" + std::string(path) + "\" is written twice");
}

[[noreturn]] void refuse_clash(std::string_view path) {
  throw std::logic_error("\"" + std::string(path) + "\" is both a file and a folder");
}

// A file that is kept may stand where a folder must be, or the reverse.
void refuse_clashes(const PublishedFiles& files) {
  std::vector<std::string_view> beginnings;  // files whose paths begin the one that comes
  for (const PublishedFile& file : files) {
    while (!beginnings.empty() && !file.path.starts_with(beginnings.back())) {
      beginnings.pop_back();
    }
    for (const std::string_view path : beginnings) {
      if (file.path[path.size()] == '/') refuse_clash(path);
    }
    beginnings.push_back(file.path);
  }
}

}  // namespace

void require_sound_path(std::string_view path) {
  const auto refuse = [&](std::string_view why) {
    throw std::logic_error("\"" + std::string(path) +
                           "\" cannot be published: " + std::string(why));
  };
  if (first_invalid_utf8(path)) refuse("its name is not UTF-8");
  for (const char c : path) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      refuse("its name holds control characters");
  }
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view name = path.substr(begin, end - begin);
    if (name.empty()) refuse("its path has an empty part");
    if (name == "." || name == "..") refuse("its path has a part \"" + std::string(name) + "\"");
    if (name.size() > kMostNameBytes) refuse("a name in its path is longer than 255 bytes");
    if (begin == 0 && is_reserved(name)) refuse("the name belongs to the publishing itself");
    begin = end + 1;
  }
}

PublicationFiles::PublicationFiles(PublishedFiles before)
    : before_(std::move(before)), index_(before_), part_(before_.size()) {}

const FileFacts* PublicationFiles::facts_before(std::string_view path) const {
  const std::uint32_t number = number_before(path);
  return number == PathIndex::kNone ? nullptr : &before_[number].facts;
}

void PublicationFiles::take(std::uint32_t number, Part as) {
  if (part_[number].exchange(as) != Part::none) refuse_twice(before_[number].path);
}

void PublicationFiles::keep(std::uint32_t number) { take(number, Part::kept); }

PublicationFiles::Added PublicationFiles::add(std::string_view path, const FileFacts& facts) {
  if (const std::uint32_t number = number_before(path); number != PathIndex::kNone) {
    take(number, Part::written);
  }
  const std::lock_guard lock(mutex_);
  const auto [entry, is_first] = written_.try_emplace(std::string(path));
  if (!is_first) refuse_twice(path);
  if (folders_.contains(entry->first)) refuse_clash(path);
  entry->second.facts = facts;
  return {entry->second, add_folder_of(path)};
}

// Says whether the folder is a new one.
bool PublicationFiles::add_folder_of(std::string_view path) {
  bool is_new = false;
  for (std::size_t slash = path.rfind('/'); slash != path.npos; slash = path.rfind('/')) {
    path = path.substr(0, slash);
    if (!folders_.emplace(path).second) break;
    if (written_.contains(std::string(path))) refuse_clash(path);
    is_new = true;
  }
  return is_new;
}

void PublicationFiles::for_each(const Visit& visit) const {
  const std::lock_guard lock(mutex_);
  std::vector<const std::pair<const std::string, WrittenFile>*> sorted;
  sorted.reserve(written_.size());
  for (const auto& entry : written_) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  auto next = sorted.begin();
  const auto visit_written = [&](const std::string_view* end) {
    for (; next != sorted.end() && (end == nullptr || (*next)->first < *end); ++next) {
      visit((*next)->first, (*next)->second.facts, PathIndex::kNone, &(*next)->second);
    }
  };
  for (std::uint32_t i = 0; i < before_.size(); ++i) {
    if (part_[i] != Part::kept) continue;
    visit_written(&before_[i].path);
    visit(before_[i].path, before_[i].facts, i, nullptr);
  }
  visit_written(nullptr);
}

PublishedFiles PublicationFiles::after() const {
  PublishedFiles files;
  files.reserve(most());
  for_each([&](std::string_view path, const FileFacts& facts, std::uint32_t, const WrittenFile*) {
    files.push_back({path, facts});
  });
  refuse_clashes(files);
  return files;
}

}  // namespace baoku
