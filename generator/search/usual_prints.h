// How each folded character is mostly printed: "," of the alphabet stands for "，" in most papers.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/folding.h"
#include "base/record_file.h"
#include "search/numbers.h"

namespace baoku {

// Returns folded character -> print, where that is not the character itself. Read off a sample of
// the articles that depends on nothing but their numbers. `notes`, which may be null, keeps the
// counts of a few articles each, under a key of their fingerprints: only those of changed articles
// are counted anew.
std::map<char32_t, char32_t> usual_prints(const Archive& archive, const ArticleNumbers& numbers,
                                          const std::vector<RecordKey>& fingerprints,
                                          const Folding& folding, unsigned jobs, RecordFile* notes);

// What is asked of each printed character. What it is made of must outlive it.
class Prints {
 public:
  Prints(const Folding& folding, const std::map<char32_t, char32_t>& usual);

  const Folding& folding() const { return folding_; }
  // True when the character folds to itself and is usually printed so, as most are.
  bool is_plain(char32_t print) const { return print < is_plain_.size() && is_plain_[print]; }
  // True when what becomes `folded` is usually not printed as `print`.
  bool is_unusual(char32_t print, std::u32string_view folded) const;

 private:
  const Folding& folding_;
  const std::map<char32_t, char32_t>& usual_;
  std::vector<bool> is_plain_;  // of those that there are many of
};

}  // namespace baoku
