#include "archive/near_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "base/parallel.h"
#include "base/pinyin.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "look_alike_groups.h"
#include "reading/people/scanned_text.h"

namespace baoku {
namespace {

constexpr std::size_t kLeast = 2;  // characters of a name
constexpr std::size_t kMost = 4;

struct SpelledName {
  std::u32string characters;  // folded; empty for names that are not compared
  std::vector<std::string> syllables;
};

SpelledName spelled(std::string_view name) {
  SpelledName out;
  out.characters = ScannedText(name).chars();
  std::erase_if(out.characters, [](char32_t c) { return is_space(c); });
  const bool is_compared = out.characters.size() >= kLeast && out.characters.size() <= kMost &&
                           std::all_of(out.characters.begin(), out.characters.end(), is_han);
  if (!is_compared) return {};
  out.syllables = pinyin_syllables(to_utf8(out.characters));
  return out;
}

Likeness likeness_at(const SpelledName& a, const SpelledName& b, std::size_t at,
                     const LookAlikes& look_alikes) {
  Likeness out;
  out.looks = look_alikes.are_alike(a.characters[at], b.characters[at]);
  out.sounds = plain_pinyin(a.syllables[at]) == plain_pinyin(b.syllables[at]);
  out.same_tone = a.syllables[at] == b.syllables[at];
  return out;
}

// A name with one character taken out and what that character is like: 佟?|shan, 佟?|group 7.
std::vector<std::u32string> buckets_of(const SpelledName& name, const LookAlikes& look_alikes) {
  std::vector<std::u32string> out;
  for (std::size_t at = 0; at < name.characters.size(); ++at) {
    std::u32string rest = name.characters;
    rest[at] = U'?';
    out.push_back(rest + U'|' + to_utf32(plain_pinyin(name.syllables[at])));
    for (const std::uint32_t group : look_alikes.groups_of(name.characters[at])) {
      out.push_back(rest + U'#' + to_utf32(std::to_string(group)));
    }
  }
  return out;
}

}  // namespace

double Likeness::weight() const {
  if (looks) return sounds ? (same_tone ? 0.9 : 0.85) : 0.7;
  if (sounds) return same_tone ? 0.5 : 0.35;
  return 0;
}

LookAlikes::LookAlikes() {
  std::uint32_t group = 0;
  for (const EmbeddedFile& file : look_alike_groups()) {
    for (std::size_t begin = 0; begin < file.bytes.size();) {
      const std::size_t end = std::min(file.bytes.find('\n', begin), file.bytes.size());
      const std::string_view line = file.bytes.substr(begin, end - begin);
      begin = end + 1;
      if (line.starts_with('#')) continue;
      for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        if (is_space(c)) {
          ++group;
        } else {
          groups_[c].push_back(group);
        }
      }
      ++group;
    }
  }
}

const std::vector<std::uint32_t>& LookAlikes::groups_of(char32_t c) const {
  static const std::vector<std::uint32_t> kNone;
  const auto found = groups_.find(c);
  return found == groups_.end() ? kNone : found->second;
}

bool LookAlikes::are_alike(char32_t a, char32_t b) const {
  const std::vector<std::uint32_t>& of_a = groups_of(a);
  const std::vector<std::uint32_t>& of_b = groups_of(b);
  return std::any_of(of_a.begin(), of_a.end(), [&](std::uint32_t group) {
    return std::find(of_b.begin(), of_b.end(), group) != of_b.end();
  });
}

std::vector<NearNames> near_names(const Archive& archive, const LookAlikes& look_alikes,
                                  unsigned jobs) {
  const std::size_t count = archive.people.size();
  std::vector<SpelledName> names(count);
  std::vector<std::vector<std::u32string>> buckets(count);
  parallel_for(count, jobs, [&](std::size_t i) {
    names[i] = spelled(archive.people[i].name);
    buckets[i] = buckets_of(names[i], look_alikes);
  });
  std::vector<std::pair<std::u32string_view, PersonIndex>> sorted;
  for (std::size_t i = 0; i < count; ++i) {
    for (const std::u32string& bucket : buckets[i]) {
      sorted.emplace_back(bucket, static_cast<PersonIndex>(i));
    }
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<NearNames> near;
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin;
    while (end < sorted.size() && sorted[end].first == sorted[begin].first) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t k = i + 1; k < end; ++k) {
        const SpelledName& a = names[sorted[i].second];
        const SpelledName& b = names[sorted[k].second];
        const std::size_t at = sorted[i].first.find(U'?');
        if (a.characters == b.characters) continue;  // told apart by the publisher
        near.push_back({sorted[i].second, sorted[k].second, likeness_at(a, b, at, look_alikes)});
      }
    }
    begin = end;
  }
  const auto key = [](const NearNames& pair) { return std::pair(pair.first, pair.second); };
  std::sort(near.begin(), near.end(),
            [&](const NearNames& a, const NearNames& b) { return key(a) < key(b); });
  near.erase(std::unique(near.begin(), near.end(),
                         [&](const NearNames& a, const NearNames& b) { return key(a) == key(b); }),
             near.end());
  return near;
}

}  // namespace baoku
