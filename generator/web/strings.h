// The words of the user interface, one file a language: strings.zh-Hans.toml. Tables are joined by
// dots ("article.untitled"); {name} in a text is a place that the program fills.
//
// A site's own file of the same name replaces texts key by key. The names of months and days come
// from ICU: date.weekday_0 (Sunday) to _6, date.weekday_tiny_0 …, date.month_1 to _12,
// date.month_short_1 …; a file may replace them, too.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/diagnostics.h"

namespace baoku {

class Strings {
 public:
  // Reads the strings of `language` in all `folders` that have them, the first one wins key by key.
  // Reports a language without strings, texts that do not parse, keys the last folder does not
  // know, and keys that the views need but nobody defines.
  void load(const std::vector<std::string>& folders, std::string_view language,
            Diagnostics& diagnostics);

  // Returns null when there is no such key.
  const std::string* find(std::string_view key) const;
  // Returns the text of a key that `load` has checked, or the key itself when it was missing.
  std::string_view text(std::string_view key) const;
  // The same with {name} replaced.
  std::string format(
      std::string_view key,
      std::initializer_list<std::pair<std::string_view, std::string_view>> places) const;

  // The same with what `append(out, name)` appends for {name}.
  template <typename Append>
  std::string filled_by(std::string_view key, Append append) const;

  std::string filled(std::string_view key,
                     const std::vector<std::pair<std::string_view, std::string>>& places) const;

  // "{count} articles" of `key`, or of `key`_one when that exists and `count` is 1.
  std::string counted(std::string_view key, std::size_t count) const;

  const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>()(key);
    }
  };

  std::map<std::string, std::string, std::less<>> texts_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> by_key_;  // the same
};

// Appends `pattern`; `append(out, name)` appends what takes the place of {name}, or says that
// nothing does.
template <typename Append>
void append_filled(std::string& out, std::string_view pattern, Append append) {
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t open = std::min(pattern.find('{', i), pattern.size());
    out.append(pattern, i, open - i);
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) {
      out.append(pattern, open);
      break;
    }
    if (!append(out, pattern.substr(open + 1, close - open - 1))) {
      out.append(pattern, open, close + 1 - open);
    }
    i = close + 1;
  }
}

template <typename Append>
std::string Strings::filled_by(std::string_view key, Append append) const {
  std::string out;
  append_filled(out, text(key), append);
  return out;
}

// "9876", "12,345": a count as people read it.
std::string grouped(std::size_t count);

}  // namespace baoku
