#include "reading/corrections/addresses.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace baoku {
namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

// The paragraphs as printed, from which an article without corrections gets its address.
std::string address_text_of(const Article& article) {
  std::string text;
  std::string_view dateline = article.dateline;
  for (const Block& block : article.blocks) {
    if (block.kind != Block::Kind::paragraph) continue;
    std::string printed = printed_text(block);
    if (printed.starts_with(dateline)) printed.erase(0, dateline.size());
    dateline = {};
    text += printed + "\n";
  }
  return text;
}

class Heirs {
 public:
  Heirs(const std::vector<Article>& uncorrected, const std::vector<Article>& corrected)
      : heir_(uncorrected.size(), kNobody), is_heir_(corrected.size()) {
    std::unordered_map<std::size_t, std::size_t> begins;  // line -> corrected article
    for (std::size_t a = 0; a < corrected.size(); ++a) {
      begins.emplace(corrected[a].body_lines.first, a);
      for (const Block& block : corrected[a].blocks) add(block.lines, a);
    }
    for (std::size_t u = 0; u < uncorrected.size(); ++u) {
      const auto found = begins.find(uncorrected[u].body_lines.first);
      if (found != begins.end()) give(u, found->second);
    }
    for (std::size_t u = 0; u < uncorrected.size(); ++u) {
      if (heir_[u] == kNobody) seek(uncorrected[u], u);
    }
  }

  std::size_t of(std::size_t uncorrected) const { return heir_[uncorrected]; }

  // The corrected article that has the first lines that are left of `article`.
  std::size_t host_of(const Article& article) const {
    std::size_t host = kNobody;
    for_each_owner(article, [&](std::size_t owner) {
      host = owner;
      return true;
    });
    return host;
  }

 private:
  struct Owner {
    std::size_t last = 0;  // line
    std::size_t article = 0;
  };

  void add(const LineRange& lines, std::size_t article) {
    owners_.emplace(lines.first, Owner{lines.last, article});
  }

  void give(std::size_t u, std::size_t article) {
    if (is_heir_[article]) return;
    heir_[u] = article;
    is_heir_[article] = true;
  }

  void seek(const Article& article, std::size_t u) {
    for_each_owner(article, [&](std::size_t owner) {
      give(u, owner);
      return heir_[u] != kNobody;
    });
  }

  // Calls is_found(corrected article) for the blocks that stand where those of `article` stood, in
  // order, until it is true.
  template <typename IsFound>
  void for_each_owner(const Article& article, IsFound is_found) const {
    for (const Block& block : article.blocks) {
      auto owner = owners_.upper_bound(block.lines.first);
      if (owner != owners_.begin()) --owner;
      for (; owner != owners_.end() && owner->first <= block.lines.last; ++owner) {
        if (owner->second.last < block.lines.first) continue;
        if (is_found(owner->second.article)) return;
      }
    }
  }

  std::map<std::size_t, Owner> owners_;  // by their first line
  std::vector<std::size_t> heir_;        // of each uncorrected article
  std::vector<bool> is_heir_;
};

}  // namespace

void keep_addresses(const std::vector<Article>& uncorrected, std::vector<Article>& corrected) {
  const Heirs heirs(uncorrected, corrected);
  for (std::size_t u = 0; u < uncorrected.size(); ++u) {
    std::string text = address_text_of(uncorrected[u]);
    if (heirs.of(u) == kNobody) {
      const std::size_t host = heirs.host_of(uncorrected[u]);
      if (host != kNobody) corrected[host].joined_texts.push_back(std::move(text));
      continue;
    }
    Article& heir = corrected[heirs.of(u)];
    if (text != address_text_of(heir)) heir.address_text = std::move(text);
  }
}

}  // namespace baoku
