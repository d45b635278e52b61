#include "commands/review.h"

#include "archive/doubt_list.h"
#include "base/parallel.h"
#include "commands/review_report.h"
#include "read_archive.h"

namespace baoku {

Outcome review_command(const ReviewRequest& request) {
  const unsigned jobs = threads_for(request.jobs);
  Diagnostics diagnostics;
  const Archive archive = read_archive(request.root, jobs, diagnostics);
  const DoubtList list = list_doubts(archive, {request.below, request.limit}, jobs);
  Outcome outcome;
  outcome.status = diagnostics.errors() > 0 ? kContentErrors : kDone;
  outcome.diagnostics = diagnostics.sorted();
  outcome.output = request.as_json ? doubts_as_json(archive, list) : doubts_as_text(archive, list);
  return outcome;
}

}  // namespace baoku
