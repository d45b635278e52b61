#include "archive/doubt_list.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "archive/cures.h"
#include "archive/people_doubts.h"
#include "archive/reading_doubts.h"

namespace baoku {

std::string_view name_of(Doubt::Kind kind) {
  switch (kind) {
    case Doubt::Kind::boundary:
      return "boundary";
    case Doubt::Kind::headline:
      return "headline";
    case Doubt::Kind::stray:
      return "stray";
    case Doubt::Kind::byline:
      return "byline";
    case Doubt::Kind::date:
      return "date";
    case Doubt::Kind::paragraph:
      return "paragraph";
    case Doubt::Kind::imported:
      return "imported";
    case Doubt::Kind::person:
      return "person";
  }
  return "";
}

DoubtList list_doubts(const Archive& archive, const DoubtLimits& limits, unsigned jobs) {
  DoubtList list;
  list.doubts = reading_doubts(archive, limits.below);
  for (Doubt& doubt : people_doubts(archive, jobs)) {
    if (doubt.confidence < limits.below) list.doubts.push_back(std::move(doubt));
  }
  std::stable_sort(list.doubts.begin(), list.doubts.end(), [](const Doubt& a, const Doubt& b) {
    return std::tie(a.confidence, a.path, a.line) < std::tie(b.confidence, b.path, b.line);
  });
  list.total = list.doubts.size();
  for (const Doubt& doubt : list.doubts) ++list.counts[static_cast<std::size_t>(doubt.kind)];
  if (limits.most > 0 && limits.most < list.doubts.size()) {
    list.doubts.erase(list.doubts.begin() + static_cast<std::ptrdiff_t>(limits.most),
                      list.doubts.end());
  }
  add_cures(archive, jobs, list.doubts);
  return list;
}

}  // namespace baoku
