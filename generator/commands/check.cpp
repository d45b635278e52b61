#include "commands/check.h"

#include <string>

#include "base/parallel.h"
#include "commands/published.h"
#include "search/self_check.h"

namespace baoku {
namespace {

constexpr std::size_t kShownMisses = 20;

}  // namespace

Outcome check_command(const CheckRequest& request) {
  Outcome outcome;
  if (!request.search) {
    outcome.status = kUsageOrMachine;
    outcome.note = "baoku: say what to check: baoku check --search ROOT\n";
    return outcome;
  }
  const unsigned jobs = threads_for(request.jobs);
  const SelfCheck check =
      check_index(file_loader(published_folder(request.root)), request.per_shard, jobs);
  outcome.output = "Replayed " + std::to_string(check.queries) + " queries from " +
                   std::to_string(check.shards) + " shards against the pages of " +
                   std::to_string(check.articles) + " articles\n";
  for (std::size_t i = 0; i < check.misses.size() && i < kShownMisses; ++i) {
    outcome.note += check.misses[i] + "\n";
  }
  if (!check.misses.empty()) {
    outcome.status = kContentErrors;
    outcome.note += std::to_string(check.misses.size()) +
                    (check.misses.size() == 1 ? " disagreement" : " disagreements") +
                    " between the search index and the pages\n";
  }
  return outcome;
}

}  // namespace baoku
