#include "reading/corrections/notes.h"

#include <algorithm>
#include <utility>

namespace baoku {

void note_correction(Article& article, Correction::Of of, std::string printed, std::string reads) {
  if (printed == reads) return;
  auto& list = article.corrections;
  const auto earlier = std::find_if(list.begin(), list.end(), [&](const Correction& each) {
    if (each.of != of) return false;
    return of == Correction::Of::text ? each.printed == printed && each.reads == reads
                                      : each.reads == printed;
  });
  if (earlier == list.end()) {
    list.push_back({of, std::move(printed), std::move(reads)});
  } else if (of != Correction::Of::text) {
    earlier->reads = std::move(reads);
    if (earlier->reads == earlier->printed) list.erase(earlier);
  }
}

}  // namespace baoku
