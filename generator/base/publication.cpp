// A publication goes through these states; a build can be killed in each of them:
//
//   staging    STATE/new/ fills; the site is untouched.   The next run removes STATE/new/.
//   decided    STATE/journal is there, whole and on disk. The next run carries it out.
//   applying   files are renamed one by one.              The next run carries the rest out.
//   done       the site's list of files is the new one.   The next run removes the state.
//
// The first publication stages a whole folder and renames it in: one step, no journal. Later ones
// compare each file with the published one, stage only what differs (as STATE/new/0, 1, 2, ...) and
// follow the order of publish_journal.h. STATE itself carries the lock and is removed at the end.
#include "base/publication.h"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <mutex>
#include <stdexcept>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/folder.h"
#include "base/publish_journal.h"
#include "base/publish_place.h"
#include "base/publish_plan.h"
#include "base/published_files.h"
#include "base/utf8.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

// Up to so many files are written through one by one; for more, one call for all is quicker.
constexpr std::size_t kMostSyncedSingly = 64;
constexpr std::size_t kMostNameBytes = 255;

bool is_reserved(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower == kPublishedListName || lower == kStateFolderInside;
}

void require_sound(std::string_view path) {
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

std::string foreign_files_message(const fs::path& folder, const std::vector<std::string>& paths,
                                  bool has_list) {
  constexpr std::size_t kShown = 5;
  std::string out = "cannot publish into " + folder.string() +
                    ": files that baoku did not write are in the way: ";
  for (std::size_t i = 0; i < std::min(kShown, paths.size()); ++i) {
    out += (i > 0 ? ", " : "") + paths[i];
  }
  if (paths.size() > kShown) out += " and " + std::to_string(paths.size() - kShown) + " more";
  if (!has_list) {
    out += " (the folder has no sound " + std::string(kPublishedListName) +
           ", the list of published files)";
  }
  return out + "; move them away or choose another output folder";
}

}  // namespace

struct Publication::State {
  struct Entry {
    FileFacts facts;
    std::string staged;  // its name in the staging folder, or empty: the published file is right
    RecordKey made_from;
    std::optional<FileStamp> stamp;  // of the published file when it was last seen, or the staged
  };

  State(const fs::path& folder, Hook before_change, std::unique_ptr<KnownFiles> known_before)
      : hook(std::move(before_change)),
        known(std::move(known_before)),
        place(find_publish_place(folder)),
        state(open_state_folder(place, hook)) {
    place = find_publish_place(folder);  // again: the build that held the lock may have made it
    if (!place.is_fresh) site = std::make_unique<Folder>(place.folder, place.shown, hook);
    recover();
    state->make_folder("new");
    staging = std::make_unique<Folder>(place.state / "new", place.shown, hook);
    if (!site) return;
    list_before = site->read(kPublishedListName).value_or("");
    auto parsed = parse_published_files(list_before);
    has_list = parsed.has_value();
    if (parsed) before = std::move(*parsed);
  }

  ~State() {
    if (is_decided) return;
    try {
      clear();
      fs::remove(place.state);
    } catch (...) {  // the next run clears
    }
  }

  std::string list_hash(std::string_view list) const {
    return list.empty() ? "-" : hash_text(file_facts(list));
  }

  void recover() {
    const auto text = state->read("journal");
    const auto journal = text ? parse_journal(*text) : std::nullopt;
    const bool has_staging = state->kind("new") == Folder::Kind::folder;
    // A journal of another folder, put here under the same name since, is none of ours.
    if (journal && site && has_staging &&
        list_hash(site->read(kPublishedListName).value_or("")) == journal->from) {
      is_decided = true;
      const Folder old_staging(place.state / "new", place.shown, hook);
      apply_steps(*site, old_staging, journal->steps, true);
      is_decided = false;
    }
    clear();
  }

  void clear() {
    state->remove_file("journal");  // first: what it needs goes next
    for (const char* name : {"journal.new", "new"}) state->remove_tree(name);
  }

  // Registers a file; says whether its folder is a new one.
  std::pair<Entry*, bool> add(std::string_view path, const FileFacts& facts) {
    const std::lock_guard lock(mutex);
    const auto [entry, is_first] = entries.try_emplace(std::string(path));
    if (!is_first) throw std::logic_error("\"" + std::string(path) + "\" is written twice");
    if (folders.contains(entry->first)) {
      throw std::logic_error("\"" + std::string(path) + "\" is both a file and a folder");
    }
    entry->second.facts = facts;
    const bool is_new_folder = add_folder_of(path);
    return {&entry->second, is_new_folder};
  }

  bool add_folder_of(std::string_view path) {
    bool is_new = false;
    for (std::size_t slash = path.rfind('/'); slash != path.npos; slash = path.rfind('/')) {
      path = path.substr(0, slash);
      if (!folders.emplace(path).second) break;
      if (entries.contains(std::string(path))) {
        throw std::logic_error("\"" + std::string(path) + "\" is both a file and a folder");
      }
      is_new = true;
    }
    return is_new;
  }

  std::string next_name() {
    const std::lock_guard lock(mutex);
    return std::to_string(next_number++);
  }

  // Messages name the file, not the number under which it waits.
  FileStamp stage(const std::string& name, std::string_view bytes, std::string_view path) const {
    try {
      return staging->create(name, bytes, false);
    } catch (const std::system_error& error) {
      throw std::system_error(error.code(), "cannot write " + (place.shown / path).string());
    }
  }

  // What is known of a published file that nobody has touched since, or null.
  const KnownFile* untouched(std::string_view path) const {
    const KnownFile* const file = known && site ? known->find(path) : nullptr;
    return file != nullptr && site->stamp(path) == file->stamp ? file : nullptr;
  }

  // True when the published file holds `bytes`. The list can spare the reading, when it says that
  // the file was another one, but never replace it.
  bool is_published(std::string_view path, std::string_view bytes, Entry& entry) const {
    const auto listed = before.find(path);
    if (listed != before.end() && listed->second != entry.facts) return false;
    if (known) entry.stamp = site->stamp(path);  // before it is read
    const KnownFile* const file = known ? known->find(path) : nullptr;
    if (file != nullptr && file->stamp == entry.stamp) return file->facts() == entry.facts;
    return site->holds(path, bytes);
  }

  PublishedFiles after() const {
    std::vector<const std::pair<const std::string, Entry>*> sorted;
    sorted.reserve(entries.size());
    for (const auto& entry : entries) sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
    PublishedFiles files;
    for (const auto* entry : sorted) {
      files.emplace_hint(files.end(), entry->first, entry->second.facts);
    }
    return files;
  }

  // Takes down what is known now that the site stands.
  void remember() {
    if (!known) return;
    const Folder published(place.folder, place.shown, {});
    std::vector<KnownFile> files;
    files.reserve(entries.size());
    for (const auto& [path, entry] : entries) {
      std::optional<FileStamp> stamp = entry.stamp;
      if (stamp && !entry.staged.empty()) {
        // Moving it in has changed its ctime; whatever else has changed was somebody else.
        const auto moved = published.stamp(path);
        if (!moved) continue;
        stamp->changed = moved->changed;
        if (*stamp != *moved) continue;
      }
      if (!stamp || stamp->size != entry.facts.size) continue;
      files.push_back(known_file(path, entry.made_from, entry.facts, *stamp));
    }
    known->save(std::move(files));
  }

  std::size_t move_in_whole() {
    const std::string list = format_published_files(after());
    staging->create(kPublishedListName, list, false, Folder::Durability::durable);
    if (place.exists) {
      struct stat status {};
      if (stat(place.folder.c_str(), &status) == 0) fchmod(staging->descriptor(), status.st_mode);
    }
    const Folder parent(place.folder.parent_path(), place.shown.parent_path(), hook);
    if (!parent.take(*state, "new", place.folder.filename().string())) {
      throw std::runtime_error("the staged files of " + place.shown.string() + " have vanished");
    }
    return entries.size();
  }

  PublicationStats move_in_changes() {
    PublicationStats stats;
    const PublishedFiles files = after();
    std::vector<PublishStep> staged;
    for (const auto& [path, facts] : files) {
      const Entry& entry = entries.at(path);
      if (!entry.staged.empty()) staged.push_back({0, path, entry.staged});
    }
    stats.written = staged.size();
    PublishPlan plan = plan_publication(*site, before, files, std::move(staged));
    if (!plan.in_the_way.empty()) {
      throw std::runtime_error(foreign_files_message(place.shown, plan.in_the_way, has_list));
    }
    stats.deleted = plan.deleted;
    stats.kept = std::move(plan.kept);
    const std::string list = format_published_files(files);
    if (plan.steps.empty() && list == list_before) return stats;
    staging->create("list", list, false, Folder::Durability::durable);
    plan.steps.push_back({kListRank, std::string(kPublishedListName), "list"});
    make_staged_durable(plan.steps);
    decide({list_hash(list_before), list_hash(list), std::move(plan.steps)});
    return stats;
  }

  void make_staged_durable(const std::vector<PublishStep>& steps) const {
    if (steps.size() > kMostSyncedSingly) return staging->make_all_durable();
    for (const PublishStep& step : steps) {
      if (!step.staged.empty()) staging->make_durable(step.staged);
    }
  }

  // From here on the publication happens, in this run or in the next.
  void decide(const PublishJournal& journal) {
    state->create("journal.new", format_journal(journal), false, Folder::Durability::durable);
    is_decided = true;
    state->take(*state, "journal.new", "journal");
    state->make_durable("");
    apply_steps(*site, *staging, journal.steps, false);
    is_decided = false;
  }

  Hook hook;
  std::unique_ptr<KnownFiles> known;
  PublishPlace place;
  std::unique_ptr<Folder> state;
  std::unique_ptr<Folder> site;  // none for a first publication
  std::unique_ptr<Folder> staging;
  PublishedFiles before;
  std::string list_before;
  bool has_list = false;
  bool is_decided = false;
  std::atomic<std::size_t> unfinished = 0;  // writes

  std::mutex mutex;  // guards what follows; an entry itself belongs to the thread that writes it
  std::unordered_map<std::string, Entry> entries;
  std::unordered_set<std::string> folders;
  std::size_t next_number = 0;
};

Publication::Publication(const fs::path& folder, Hook before_change,
                         std::unique_ptr<KnownFiles> known)
    : state_(std::make_unique<State>(folder, std::move(before_change), std::move(known))) {}

Publication::~Publication() = default;

void Publication::write(std::string_view path, std::string_view bytes) {
  write_made(path, bytes, {});
}

void Publication::write_made(std::string_view path, std::string_view bytes,
                             const RecordKey& made_from) {
  assert(state_);
  require_sound(path);
  State& state = *state_;
  const auto [entry, is_new_folder] = state.add(path, file_facts(bytes));
  entry->made_from = made_from;
  ++state.unfinished;  // and so for good when a write throws
  if (!state.site) {
    entry->stamp = state.staging->create(path, bytes, is_new_folder);
  } else if (!state.is_published(path, bytes, *entry)) {
    entry->staged = state.next_name();
    entry->stamp = state.stage(entry->staged, bytes, path);
  }
  --state.unfinished;
}

bool Publication::keep(std::string_view path, const RecordKey& made_from) {
  assert(state_);
  State& state = *state_;
  const KnownFile* const file = state.untouched(path);
  if (file == nullptr || file->made_from != made_from || made_from == RecordKey{}) return false;
  // What the list does not name is foreign, whatever it holds.
  const auto listed = state.before.find(path);
  if (listed == state.before.end() || listed->second != file->facts()) return false;
  const auto [entry, is_new_folder] = state.add(path, file->facts());
  entry->made_from = made_from;
  entry->stamp = file->stamp;
  return true;
}

std::optional<std::string> Publication::published_part(std::string_view path,
                                                       const RecordKey& made_from,
                                                       std::uint64_t offset, std::uint64_t size) {
  assert(state_);
  const KnownFile* const file = state_->known && state_->site ? state_->known->find(path) : nullptr;
  if (file == nullptr || file->made_from != made_from) return std::nullopt;
  return state_->site->read_part(path, file->stamp, offset, size);
}

// Staged as it grows; when it turns out to be the published file, it goes again.
class Publication::LongFile : public OutputFile {
 public:
  LongFile(State& state, std::string_view path, const RecordKey& made_from)
      : state_(state), path_(path) {
    ++state_.unfinished;
    const auto [entry, is_new_folder] = state_.add(path_, {});
    entry_ = entry;
    entry_->made_from = made_from;
    name_ = state_.site ? state_.next_name() : path_;
    state_.staging->create(name_, "", !state_.site && is_new_folder);
  }

  void append(std::string_view bytes) override {
    facts_.append(bytes);
    state_.staging->append(name_, bytes);
  }

  void finish() override {
    entry_->facts = facts_.facts();
    entry_->stamp = state_.site ? state_.site->stamp(path_) : state_.staging->stamp(name_);
    if (state_.site) {
      const auto listed = state_.before.find(path_);
      const bool may_be_same = listed == state_.before.end() || listed->second == entry_->facts;
      if (may_be_same && state_.site->is_same(path_, *state_.staging, name_)) {
        state_.staging->remove_file(name_);
      } else {
        entry_->staged = name_;
        entry_->stamp = state_.staging->stamp(name_);
      }
    }
    --state_.unfinished;
  }

 private:
  State& state_;
  std::string path_;
  std::string name_;  // in the staging folder
  State::Entry* entry_ = nullptr;
  GrowingFacts facts_;
};

std::unique_ptr<OutputFile> Publication::begin(std::string_view path) {
  return begin_made(path, {});
}

std::unique_ptr<OutputFile> Publication::begin_made(std::string_view path,
                                                    const RecordKey& made_from) {
  assert(state_);
  require_sound(path);
  return std::make_unique<LongFile>(*state_, path, made_from);
}

PublicationSize Publication::size() const {
  assert(state_);
  const std::lock_guard lock(state_->mutex);
  PublicationSize size;
  size.files = state_->entries.size();
  size.folders = state_->folders.size();
  for (const auto& [path, entry] : state_->entries) {
    const std::size_t bytes = entry.facts.size;
    size.bytes += bytes;
    const bool is_first_of_largest = bytes == size.largest && path < size.largest_path;
    if (bytes < size.largest || (bytes == size.largest && !is_first_of_largest)) continue;
    size.largest = bytes;
    size.largest_path = path;
  }
  return size;
}

PublicationStats Publication::publish() {
  assert(state_);
  if (state_->unfinished > 0) throw std::logic_error("a site that lacks files cannot be published");
  PublicationStats stats;
  if (state_->site) {
    stats = state_->move_in_changes();
  } else {
    stats.written = state_->move_in_whole();
  }
  for (const auto& [path, entry] : state_->entries) {
    ++stats.files;
    stats.bytes += entry.facts.size;
  }
  state_->remember();
  state_.reset();
  return stats;
}

}  // namespace baoku
