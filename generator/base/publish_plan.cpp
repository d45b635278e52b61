#include "base/publish_plan.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>

#include "base/parallel.h"

namespace baoku {
namespace {

using Kind = Folder::Kind;

// Freeing the blocks of a replaced file can cost a wait for the disk each time (3 ms were seen
// where a file system discards at once); waits side by side cost 1/5 of that.
constexpr unsigned kApplyingThreads = 8;
constexpr std::size_t kFewSteps = 64;

class Planning {
 public:
  Planning(const Folder& site, const PublishedFiles& before, const PublishedFiles& after)
      : site_(site), before_(before) {
    auto kept = after.begin();
    for (const auto& [path, facts] : before) {
      while (kept != after.end() && kept->path < path) ++kept;
      if (kept != after.end() && kept->path == path) continue;
      if (is_unchanged(path, facts)) {
        deletions_.emplace(path);
      } else if (site.kind(path) != Kind::none) {
        plan_.kept.emplace_back(path);
      }
    }
  }

  PublishPlan finish(std::vector<PublishStep> staged) {
    for (PublishStep& step : staged) add(std::move(step));
    for (const std::string& path : deletions_) {
      const Change change = early_.contains(path) ? Change::make_room : Change::remove;
      plan_.steps.push_back({publish_rank(path, change), path, ""});
    }
    std::sort(plan_.steps.begin(), plan_.steps.end(),
              [](const PublishStep& a, const PublishStep& b) {
                return std::tie(a.rank, a.path) < std::tie(b.rank, b.path);
              });
    plan_.deleted = deletions_.size();
    return std::move(plan_);
  }

 private:
  // True when the file is the one that the last publication wrote.
  bool is_unchanged(std::string_view path, const FileFacts& facts) const {
    if (!site_.is_reachable(path)) return false;
    const auto bytes = site_.read(path);
    return bytes && file_facts(*bytes) == facts;
  }

  bool was_ours(const std::string& path) const {
    const auto found =
        std::partition_point(before_.begin(), before_.end(),
                             [&](const PublishedFile& file) { return file.path < path; });
    return found != before_.end() && found->path == path;
  }

  void add(PublishStep step) {
    bool is_new = true;
    if (site_.is_reachable(step.path)) {
      const Kind kind = site_.kind(step.path);
      is_new = kind == Kind::none;
      const bool is_free =
          is_new || (kind == Kind::folder ? vacate(step.path) : was_ours(step.path));
      if (!is_free) plan_.in_the_way.push_back(step.path);
    } else {
      clear_way(step.path);
    }
    step.rank = publish_rank(step.path, is_new ? Change::add : Change::replace);
    plan_.steps.push_back(std::move(step));
  }

  // Something else than a folder stands where a folder must be: it may go if we wrote it.
  void clear_way(const std::string& path) {
    for (std::size_t slash = path.find('/'); slash != path.npos;
         slash = path.find('/', slash + 1)) {
      const std::string folder = path.substr(0, slash);
      if (site_.kind(folder) == Kind::folder && site_.is_reachable(folder + "/x")) continue;
      if (deletions_.contains(folder)) {
        early_.insert(folder);
      } else {
        plan_.in_the_way.push_back(folder);
      }
      return;
    }
  }

  // Plans the deletion of a folder that holds only files that we wrote and that must go anyway.
  bool vacate(const std::string& folder) {
    for (const std::string& name : site_.entries(folder)) {
      const std::string path = folder + "/" + name;
      if (site_.kind(path) == Kind::folder) {
        if (!vacate(path)) return false;
      } else if (deletions_.contains(path)) {
        early_.insert(path);
      } else {
        return false;
      }
    }
    return true;
  }

  const Folder& site_;
  const PublishedFiles& before_;
  PublishPlan plan_;
  std::set<std::string> deletions_;
  std::set<std::string> early_;
};

}  // namespace

PublishPlan plan_publication(const Folder& site, const PublishedFiles& before,
                             const PublishedFiles& after, std::vector<PublishStep> staged) {
  PublishPlan plan = Planning(site, before, after).finish(std::move(staged));
  std::sort(plan.in_the_way.begin(), plan.in_the_way.end());
  const auto end = std::unique(plan.in_the_way.begin(), plan.in_the_way.end());
  plan.in_the_way.erase(end, plan.in_the_way.end());
  return plan;
}

void apply_steps(const Folder& site, const Folder& staging, const std::vector<PublishStep>& steps,
                 bool again) {
  const auto apply = [&](const PublishStep& step) {
    if (step.staged.empty()) {
      site.remove_file(step.path);
      site.remove_empty_folders_of(step.path);
    } else if (!site.take(staging, step.staged, step.path) && !again) {
      throw std::runtime_error("the staged file of " + step.path + " has vanished");
    }
  };
  for (auto begin = steps.begin(); begin != steps.end();) {
    const auto end = std::find_if(
        begin, steps.end(), [&](const PublishStep& step) { return step.rank != begin->rank; });
    const auto count = static_cast<std::size_t>(end - begin);
    const unsigned threads = count > kFewSteps ? kApplyingThreads : 1;
    parallel_for(count, threads,
                 [&](std::size_t i) { apply(begin[static_cast<std::ptrdiff_t>(i)]); });
    begin = end;
  }
}

}  // namespace baoku
