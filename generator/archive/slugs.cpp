#include "archive/slugs.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "archive/article_ids.h"
#include "base/pinyin.h"

namespace baoku {
namespace {

constexpr std::size_t kMaxSlugLength = 60;
constexpr std::size_t kHashLength = 6;

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= kMaxSlugLength &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_plain(c) || c == '-'; });
}

std::string slug_of(std::string_view text) {
  std::string slug;
  bool apart = false;  // a hyphen is due before the next character
  for (const std::string& syllable : pinyin_syllables(text)) {
    const bool is_ascii = syllable.size() == 1;
    std::string part = syllable;
    if (is_ascii && part[0] >= 'A' && part[0] <= 'Z') {
      part[0] = static_cast<char>(part[0] - 'A' + 'a');
    }
    if (!is_ascii) part = plain_pinyin(syllable);
    const bool is_word = !part.empty() && is_plain(part[0]);
    if (!is_word || part.size() > 1) apart = true;
    if (!is_word) continue;
    if (std::exchange(apart, false) && !slug.empty()) slug += '-';
    slug += part;
    apart = part.size() > 1;
  }
  if (slug.empty()) return short_hash(text, kHashLength + 2);
  if (slug.size() <= kMaxSlugLength) return slug;
  slug.resize(kMaxSlugLength - kHashLength - 1);
  while (slug.back() == '-') slug.pop_back();
  return slug + "-" + short_hash(text, kHashLength);
}

std::string slug_path(std::string_view path) {
  std::string out;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (begin > 0) out += '/';
    out += slug_of(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

}  // namespace baoku
