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

  // What a file of the last publication is in this one.
  enum class Part : std::uint8_t { none, kept, written };

  State(const fs::path& folder, Hook before_change, std::unique_ptr<KnownFiles> known_files)
      : hook(std::move(before_change)),
        known(std::move(known_files)),
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
    index.emplace(before);
    if (known && has_list) known_before = known->of_list(file_facts(list_before), before.size());
    part = std::vector<std::atomic<Part>>(before.size());
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

  // The number of a file in the list of the last publication, or kNone.
  std::uint32_t number_before(std::string_view path) const {
    return index ? index->find(path) : PathIndex::kNone;
  }

  const FileFacts* listed_facts(std::string_view path) const {
    const std::uint32_t number = number_before(path);
    return number == PathIndex::kNone ? nullptr : &before[number].facts;
  }

  // Makes a file of the last publication one of this; most are, so it takes no lock.
  void take(std::uint32_t number, Part as) {
    if (part[number].exchange(as) != Part::none) {
      throw std::logic_error("\"" + before[number].path + "\" is written twice");
    }
  }

  // Registers a file that is written; says whether its folder is a new one.
  std::pair<Entry*, bool> add(std::string_view path, const FileFacts& facts) {
    if (const std::uint32_t number = number_before(path); number != PathIndex::kNone) {
      take(number, Part::written);
    }
    const std::lock_guard lock(mutex);
    const auto [entry, is_first] = entries.try_emplace(std::string(path));
    if (!is_first) throw std::logic_error("\"" + std::string(path) + "\" is written twice");
    if (folders.contains(entry->first)) refuse_clash(path);
    entry->second.facts = facts;
    const bool is_new_folder = add_folder_of(path);
    return {&entry->second, is_new_folder};
  }

  [[noreturn]] static void refuse_clash(std::string_view path) {
    throw std::logic_error("\"" + std::string(path) + "\" is both a file and a folder");
  }

  bool add_folder_of(std::string_view path) {
    bool is_new = false;
    for (std::size_t slash = path.rfind('/'); slash != path.npos; slash = path.rfind('/')) {
      path = path.substr(0, slash);
      if (!folders.emplace(path).second) break;
      if (entries.contains(std::string(path))) refuse_clash(path);
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

  // What is known of a published file, or null.
  const KnownFile* known_of(std::string_view path) const {
    const std::uint32_t number = number_before(path);
    return number < known_before.size() ? &known_before[number] : nullptr;
  }

  // True when the published file holds `bytes`. The list can spare the reading, when it says that
  // the file was another one, but never replace it.
  bool is_published(std::string_view path, std::string_view bytes, Entry& entry) const {
    const FileFacts* const listed = listed_facts(path);
    if (listed != nullptr && *listed != entry.facts) return false;
    if (known) entry.stamp = site->stamp(path);  // before it is read
    const KnownFile* const file = known_of(path);
    return (file != nullptr && file->stamp == entry.stamp) || site->holds(path, bytes);
  }

  // Calls visit(path, facts, number in the list before or kNone, entry or null) for each file of
  // this publication, in the order of their paths.
  template <typename Visit>
  void for_each(Visit visit) const {
    std::vector<const std::pair<const std::string, Entry>*> sorted;
    sorted.reserve(entries.size());
    for (const auto& entry : entries) sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
    auto next = sorted.begin();
    const auto visit_entries = [&](const std::string* end) {
      for (; next != sorted.end() && (end == nullptr || (*next)->first < *end); ++next) {
        visit((*next)->first, (*next)->second.facts, PathIndex::kNone, &(*next)->second);
      }
    };
    for (std::uint32_t i = 0; i < before.size(); ++i) {
      if (part[i] != Part::kept) continue;
      visit_entries(&before[i].path);
      visit(before[i].path, before[i].facts, i, static_cast<const Entry*>(nullptr));
    }
    visit_entries(nullptr);
  }

  PublishedFiles after() const {
    PublishedFiles files;
    files.reserve(before.size() + entries.size());
    for_each([&](const std::string& path, const FileFacts& facts, std::uint32_t, const Entry*) {
      files.push_back({path, facts});
    });
    refuse_clashes(files);
    return files;
  }

  // A file that is kept may stand where a folder must be, or the reverse.
  static void refuse_clashes(const PublishedFiles& files) {
    std::vector<const std::string*> beginnings;  // files whose paths begin the one that comes
    for (const PublishedFile& file : files) {
      while (!beginnings.empty() && !file.path.starts_with(*beginnings.back())) {
        beginnings.pop_back();
      }
      for (const std::string* path : beginnings) {
        if (file.path[path->size()] == '/') refuse_clash(*path);
      }
      beginnings.push_back(&file.path);
    }
  }

  // Takes down what is known now that the site stands. `list`: facts of its list.
  void remember(const FileFacts& list) {
    if (!known) return;
    const Folder published(place.folder, place.shown, {});
    std::vector<KnownFile> files;
    files.reserve(before.size() + entries.size());
    for_each([&](const std::string& path, const FileFacts& facts, std::uint32_t number,
                 const Entry* entry) {
      files.push_back(entry == nullptr ? known_before[number]
                                       : known_now(published, path, facts, *entry));
    });
    known->save(list, std::move(files));
  }

  static KnownFile known_now(const Folder& published, const std::string& path,
                             const FileFacts& facts, const Entry& entry) {
    std::optional<FileStamp> stamp = entry.stamp;
    if (stamp && !entry.staged.empty()) {
      // Moving it in has changed its ctime; whatever else has changed was somebody else.
      const auto moved = published.stamp(path);
      if (!moved) return {};
      stamp->changed = moved->changed;
      if (*stamp != *moved) return {};
    }
    if (!stamp || stamp->size != facts.size) return {};
    return {entry.made_from, *stamp};
  }

  std::size_t move_in_whole(const std::string& list) {
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

  PublicationStats move_in_changes(const PublishedFiles& files, const std::string& list) {
    PublicationStats stats;
    std::vector<PublishStep> staged;
    for (const auto& [path, entry] : entries) {
      if (!entry.staged.empty()) staged.push_back({0, path, entry.staged});
    }
    std::sort(staged.begin(), staged.end(),
              [](const PublishStep& a, const PublishStep& b) { return a.path < b.path; });
    stats.written = staged.size();
    PublishPlan plan = plan_publication(*site, before, files, std::move(staged));
    if (!plan.in_the_way.empty()) {
      throw std::runtime_error(foreign_files_message(place.shown, plan.in_the_way, has_list));
    }
    stats.deleted = plan.deleted;
    stats.kept = std::move(plan.kept);
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
  std::optional<PathIndex> index;       // of `before`
  std::vector<KnownFile> known_before;  // parallel to `before`, or empty
  std::vector<std::atomic<Part>> part;  // the same
  std::string list_before;
  bool has_list = false;
  bool is_decided = false;
  std::atomic<std::size_t> unfinished = 0;  // writes

  std::mutex mutex;  // guards what follows; an entry itself belongs to the thread that writes it
  std::unordered_map<std::string, Entry> entries;  // what is written
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
  const std::uint32_t number = state.number_before(path);
  if (number >= state.known_before.size() || made_from == RecordKey{}) return false;
  const KnownFile& file = state.known_before[number];
  if (file.made_from != made_from || state.site->stamp(path) != file.stamp) return false;
  state.take(number, State::Part::kept);
  return true;
}

std::optional<std::string> Publication::published_part(std::string_view path,
                                                       const RecordKey& made_from,
                                                       std::uint64_t offset, std::uint64_t size) {
  assert(state_);
  const KnownFile* const file = state_->known_of(path);
  if (file == nullptr || file->made_from != made_from) return std::nullopt;
  return state_->site->read_part(path, file->stamp, offset, size);
}

// Staged as it grows; when it turns out to be the published file, it goes again.
class Publication::LongFile : public OutputFile {
 public:
  LongFile(State& state, std::string_view path) : state_(state), path_(path) {
    ++state_.unfinished;
    const auto [entry, is_new_folder] = state_.add(path_, {});
    entry_ = entry;
    name_ = state_.site ? state_.next_name() : path_;
    state_.staging->create(name_, "", !state_.site && is_new_folder);
  }

  void append(std::string_view bytes) override {
    facts_.append(bytes);
    state_.staging->append(name_, bytes);
  }

  void finish_made(const RecordKey& made_from) override {
    entry_->made_from = made_from;
    finish();
  }

  void finish() override {
    entry_->facts = facts_.facts();
    entry_->stamp = state_.site ? state_.site->stamp(path_) : state_.staging->stamp(name_);
    if (state_.site) {
      const FileFacts* const listed = state_.listed_facts(path_);
      const bool may_be_same = listed == nullptr || *listed == entry_->facts;
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
  assert(state_);
  require_sound(path);
  return std::make_unique<LongFile>(*state_, path);
}

PublicationSize Publication::size() const {
  assert(state_);
  const std::lock_guard lock(state_->mutex);
  PublicationSize size;
  std::string_view before;
  const auto count = [&](const std::string& path, const FileFacts& facts, auto...) {
    ++size.files;
    size.bytes += facts.size;
    if (facts.size > size.largest) size.largest = facts.size, size.largest_path = path;
    // Sorted paths: a folder is new where a slash stands behind what both have.
    const auto [own, other] = std::mismatch(path.begin(), path.end(), before.begin(), before.end());
    size.folders += static_cast<std::size_t>(std::count(own, path.end(), '/'));
    before = path;
  };
  state_->for_each(count);
  return size;
}

PublicationStats Publication::publish() {
  assert(state_);
  if (state_->unfinished > 0) throw std::logic_error("a site that lacks files cannot be published");
  const PublishedFiles files = state_->after();
  const std::string list = format_published_files(files);
  PublicationStats stats;
  if (state_->site) {
    stats = state_->move_in_changes(files, list);
  } else {
    stats.written = state_->move_in_whole(list);
  }
  stats.files = files.size();
  for (const PublishedFile& file : files) stats.bytes += file.facts.size;
  state_->remember(file_facts(list));
  state_.reset();
  return stats;
}

}  // namespace baoku
