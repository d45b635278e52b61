#include "search/published_folding.h"

#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "search/bits.h"

namespace baoku {

nlohmann::json folding_json(const Folding& folding, const std::vector<char32_t>& sources) {
  nlohmann::json drop = nlohmann::json::array();
  std::map<std::string, std::string> to;
  for (char32_t source : sources) {
    const std::u32string_view target = folding.folded(source);
    if (!target.empty()) {
      append_utf8(to[to_utf8(target)], source);
    } else if (!drop.empty() && drop.back() == static_cast<std::uint32_t>(source) - 1) {
      drop.back() = static_cast<std::uint32_t>(source);
    } else {
      drop.push_back(static_cast<std::uint32_t>(source));
      drop.push_back(static_cast<std::uint32_t>(source));
    }
  }
  return {{"drop", drop}, {"to", to}};
}

void PublishedFolding::add(const nlohmann::json& table) {
  try {
    const std::vector<std::uint32_t> drop = table.at("drop");
    for (std::size_t i = 0; i + 1 < drop.size(); i += 2) {
      if (drop[i + 1] > 0x10FFFF) throw DamagedIndex("the folding drops what is no character");
      for (std::uint32_t c = drop[i]; c <= drop[i + 1]; ++c) targets_[c].clear();
    }
    for (const auto& [target, sources] : table.at("to").items()) {
      for (const char32_t c : to_utf32(sources.get<std::string>())) targets_[c] = to_utf32(target);
    }
  } catch (const nlohmann::json::exception& error) {
    throw DamagedIndex(std::string("no folding: ") + error.what());
  }
}

std::u32string PublishedFolding::fold(std::string_view text) const {
  std::u32string folded;
  for (const char32_t c : to_utf32(to_nfc(text))) {
    const auto found = targets_.find(c);
    if (found == targets_.end()) {
      folded.push_back(c);
    } else {
      folded += found->second;
    }
  }
  return folded;
}

}  // namespace baoku
