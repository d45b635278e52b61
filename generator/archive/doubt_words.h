// The sentences of doubts, for every language of the interface: which sentence, and what stands in
// its places.
//
//   {"headline", {{"title", "“石桥通车了”"}, {"beginning", "“本报讯 1月24日…”"}}}
//     -> “石桥通车了” may not be the headline of “本报讯 1月24日…”
//
// The command line says them in English, as below; pages take "doubt.headline" of their strings.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baoku {

struct DoubtWords {
  std::string_view id;  // of doubt_sentences()
  std::vector<std::pair<std::string_view, std::string>> places = {};
};

struct DoubtSentence {
  std::string_view id;
  std::string_view english;  // with {place} where something is filled in
};

// All sentences that there are.
const std::vector<DoubtSentence>& doubt_sentences();

std::string in_english(const DoubtWords& words);

// The same for several, parted by "; ".
std::string in_english(const std::vector<DoubtWords>& all);

}  // namespace baoku
