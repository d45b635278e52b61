#include "archive/sheet_paths.h"

#include <cstddef>
#include <cstdio>
#include <unordered_set>

#include "archive/article_ids.h"
#include "archive/slugs.h"

namespace baoku {
namespace {

constexpr std::size_t kHashLength = 4;
constexpr std::size_t kWholeHash = 12;

std::string wanted_path(const Sheet& sheet) {
  if (!sheet.date.is_full()) return "sheets/" + slug_path(sheet.stem);
  std::string path = "sheets/" + sheet.date.iso() + "/";
  if (sheet.number == 0) return path + slug_of(sheet.stem.substr(sheet.stem.rfind('/') + 1));
  for (const char c : sheet.series) path += static_cast<char>(c | 0x20);
  char number[16];
  std::snprintf(number, sizeof number, "%02d", sheet.number);
  return path + number;
}

}  // namespace

std::vector<std::string> sheet_paths(const std::vector<Sheet>& sheets) {
  std::vector<std::string> paths(sheets.size());
  std::unordered_set<std::string> used;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (sheets[i].is_article) continue;
    const std::string wanted = wanted_path(sheets[i]);
    std::string path = wanted;
    for (std::size_t length = kHashLength; !used.insert(path).second && length <= kWholeHash;
         ++length) {
      path = wanted + "-" + short_hash(sheets[i].source.path(), length);
    }
    paths[i] = path + "/";
  }
  return paths;
}

}  // namespace baoku
