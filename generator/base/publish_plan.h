// Decides what a publication has to change in a folder that holds an older one.
#pragma once

#include <string>
#include <vector>

#include "base/folder.h"
#include "base/publish_journal.h"
#include "base/published_files.h"

namespace baoku {

struct PublishPlan {
  std::vector<PublishStep> steps;
  std::size_t deleted = 0;
  std::vector<std::string> kept;        // no longer published, but changed by somebody: they stay
  std::vector<std::string> in_the_way;  // foreign files where new ones belong; nothing may be done
};

// `before` lists what the last publication wrote, `after` what this one consists of; `staged` are
// the steps for its new and changed files, sorted by path.
PublishPlan plan_publication(const Folder& site, const PublishedFiles& before,
                             const PublishedFiles& after, std::vector<PublishStep> staged);

// Carries out steps. With `again`, for the second time: what is done already is passed over.
void apply_steps(const Folder& site, const Folder& staging, const std::vector<PublishStep>& steps,
                 bool again);

}  // namespace baoku
