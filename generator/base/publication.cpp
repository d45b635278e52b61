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
#include <future>
#include <mutex>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/folder.h"
#include "base/publication_files.h"
#include "base/publish_journal.h"
#include "base/publish_place.h"
#include "base/publish_plan.h"
#include "base/unchanged_files.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

// Up to so many files are written through one by one; for more, one call for all is quicker.
constexpr std::size_t kMostSyncedSingly = 64;

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
    loading = std::async(std::launch::async, [this] { load_list(); });
  }

  ~State() {
    if (is_decided) return;
    try {
      clear();
      fs::remove(place.state);
    } catch (...) {  // the next run clears
    }
  }

  // The list of a large site is long, and a build has much else to do before it writes.
  void load_list() {
    if (site) list_before = site->read(kPublishedListName).value_or("");
    auto parsed = parse_published_files(list_before);
    has_list = parsed.has_value();
    files.emplace(std::move(parsed).value_or(PublishedFiles()));
    if (known && has_list) {
      known_before = known->of_list(file_facts(list_before), files->before().size());
      unchanged.emplace(*site, files->before(), known_before);
    }
  }

  // Waits for the list. Whoever asks a publication anything comes this way first.
  State& loaded() {
    std::call_once(is_loaded, [&] { loading.get(); });
    return *this;
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

  std::string next_name() { return std::to_string(next_number++); }

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
    const std::uint32_t number = files->number_before(path);
    return number < known_before.size() ? &known_before[number] : nullptr;
  }

  // True when the published file holds `bytes`. The list can spare the reading, when it says that
  // the file was another one, but never replace it.
  bool is_published(std::string_view path, std::string_view bytes, WrittenFile& written) const {
    const FileFacts* const listed = files->facts_before(path);
    if (listed != nullptr && *listed != written.facts) return false;
    if (known) written.stamp = site->stamp(path);  // before it is read
    const KnownFile* const file = known_of(path);
    return (file != nullptr && file->stamp == written.stamp) || site->holds(path, bytes);
  }

  // Takes down what is known now that the site stands. `list`: facts of its list.
  void remember(const FileFacts& list) {
    if (!known) return;
    const Folder published(place.folder, place.shown, {});
    std::vector<KnownFile> now;
    now.reserve(files->most());
    files->for_each([&](std::string_view path, const FileFacts& facts, std::uint32_t number,
                        const WrittenFile* written) {
      now.push_back(written == nullptr ? known_before[number]
                                       : known_now(published, path, facts, *written));
    });
    known->save(list, std::move(now));
  }

  static KnownFile known_now(const Folder& published, std::string_view path, const FileFacts& facts,
                             const WrittenFile& written) {
    std::optional<FileStamp> stamp = written.stamp;
    if (stamp && !written.staged.empty()) {
      // Moving it in has changed its ctime; whatever else has changed was somebody else.
      const auto moved = published.stamp(path);
      if (!moved) return {};
      stamp->changed = moved->changed;
      if (*stamp != *moved) return {};
    }
    if (!stamp || stamp->size != facts.size) return {};
    return {written.made_from, *stamp};
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
    return files->written().size();
  }

  PublicationStats move_in_changes(const PublishedFiles& after, const std::string& list) {
    PublicationStats stats;
    std::vector<PublishStep> staged;
    for (const auto& [path, written] : files->written()) {
      if (!written.staged.empty()) staged.push_back({0, path, written.staged});
    }
    std::sort(staged.begin(), staged.end(),
              [](const PublishStep& a, const PublishStep& b) { return a.path < b.path; });
    stats.written = staged.size();
    PublishPlan plan = plan_publication(*site, files->before(), after, std::move(staged));
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
  std::string list_before;
  bool has_list = false;
  std::optional<PublicationFiles> files;    // known once a killed publication is carried out
  std::vector<KnownFile> known_before;      // parallel to files->before(), or empty
  std::optional<UnchangedFiles> unchanged;  // of known_before
  bool is_decided = false;
  std::atomic<std::size_t> unfinished = 0;   // writes
  std::atomic<std::size_t> next_number = 0;  // of a staged file
  std::once_flag is_loaded;
  std::shared_future<void> loading;  // last: it is waited for before anything else goes
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
  require_sound_path(path);
  State& state = state_->loaded();
  const auto [written, is_new_folder] = state.files->add(path, file_facts(bytes));
  written.made_from = made_from;
  ++state.unfinished;  // and so for good when a write throws
  if (!state.site) {
    written.stamp = state.staging->create(path, bytes, is_new_folder);
  } else if (!state.is_published(path, bytes, written)) {
    written.staged = state.next_name();
    written.stamp = state.stage(written.staged, bytes, path);
  }
  --state.unfinished;
}

bool Publication::keep(std::string_view path, const RecordKey& made_from) {
  assert(state_);
  State& state = state_->loaded();
  const std::uint32_t number = state.files->number_before(path);
  if (number >= state.known_before.size() || made_from == RecordKey{}) return false;
  const bool is_same = state.known_before[number].made_from == made_from;
  if (!is_same || !state.unchanged->has(number)) return false;
  state.files->keep(number);
  return true;
}

std::optional<std::string> Publication::published_part(std::string_view path,
                                                       const RecordKey& made_from,
                                                       std::uint64_t offset, std::uint64_t size) {
  assert(state_);
  const KnownFile* const file = state_->loaded().known_of(path);
  if (file == nullptr || file->made_from != made_from) return std::nullopt;
  return state_->site->read_part(path, file->stamp, offset, size);
}

// Staged as it grows; when it turns out to be the published file, it goes again.
class Publication::LongFile : public OutputFile {
 public:
  LongFile(State& state, std::string_view path) : state_(state), path_(path) {
    ++state_.unfinished;
    const auto [written, is_new_folder] = state_.files->add(path_, {});
    written_ = &written;
    name_ = state_.site ? state_.next_name() : path_;
    state_.staging->create(name_, "", !state_.site && is_new_folder);
  }

  void append(std::string_view bytes) override {
    facts_.append(bytes);
    state_.staging->append(name_, bytes);
  }

  void finish_made(const RecordKey& made_from) override {
    written_->made_from = made_from;
    finish();
  }

  void finish() override {
    written_->facts = facts_.facts();
    written_->stamp = state_.site ? state_.site->stamp(path_) : state_.staging->stamp(name_);
    if (state_.site) {
      const FileFacts* const listed = state_.files->facts_before(path_);
      const bool may_be_same = listed == nullptr || *listed == written_->facts;
      if (may_be_same && state_.site->is_same(path_, *state_.staging, name_)) {
        state_.staging->remove_file(name_);
      } else {
        written_->staged = name_;
        written_->stamp = state_.staging->stamp(name_);
      }
    }
    --state_.unfinished;
  }

 private:
  State& state_;
  std::string path_;
  std::string name_;  // in the staging folder
  WrittenFile* written_ = nullptr;
  GrowingFacts facts_;
};

std::unique_ptr<OutputFile> Publication::begin(std::string_view path) {
  assert(state_);
  require_sound_path(path);
  return std::make_unique<LongFile>(state_->loaded(), path);
}

PublicationSize Publication::size() const {
  assert(state_);
  PublicationSize size;
  std::string_view before;
  const auto count = [&](std::string_view path, const FileFacts& facts, auto...) {
    ++size.files;
    size.bytes += facts.size;
    if (facts.size > size.largest) size.largest = facts.size, size.largest_path = path;
    // Sorted paths: a folder is new where a slash stands behind what both have.
    const auto [own, other] = std::mismatch(path.begin(), path.end(), before.begin(), before.end());
    size.folders += static_cast<std::size_t>(std::count(own, path.end(), '/'));
    before = path;
  };
  state_->loaded().files->for_each(count);
  return size;
}

PublicationStats Publication::publish() {
  assert(state_);
  state_->loaded();
  if (state_->unfinished > 0) throw std::logic_error("a site that lacks files cannot be published");
  const PublishedFiles files = state_->files->after();
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
