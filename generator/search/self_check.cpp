#include "search/self_check.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <unordered_map>

#include "base/folding.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "search/item_matches.h"
#include "search/page_texts.h"
#include "search/shard_grams.h"

namespace baoku {
namespace {

constexpr std::size_t kStretch = 64;  // articles that one thread takes at once

// All grams of one field; a text is scanned for all of them from each of its places.
class Patterns {
 public:
  void add(std::u32string_view gram, std::size_t id) {
    std::uint32_t node = 0;
    for (const char32_t c : gram) {
      const auto [found, is_new] = next_.try_emplace(key(node, c), nodes_);
      if (is_new) ++nodes_;
      node = found->second;
    }
    ids_[node] = id;
  }

  // Calls visit(id) for each place where a gram stands.
  template <typename Visit>
  void scan(std::u32string_view text, Visit visit) const {
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      std::uint32_t node = 0;
      for (std::size_t at = begin; at < text.size(); ++at) {
        const auto next = next_.find(key(node, text[at]));
        if (next == next_.end()) break;
        node = next->second;
        const auto id = ids_.find(node);
        if (id != ids_.end()) visit(id->second);
      }
    }
  }

 private:
  static std::uint64_t key(std::uint32_t node, char32_t c) {
    return std::uint64_t{node} << 32 | static_cast<std::uint32_t>(c);
  }

  std::unordered_map<std::uint64_t, std::uint32_t> next_;
  std::unordered_map<std::uint32_t, std::size_t> ids_;
  std::uint32_t nodes_ = 1;
};

bool is_on_pages(Field field) {
  return field == Field::text || field == Field::title || field == Field::author ||
         field == Field::section || field == Field::person;
}

// The articles whose pages hold each gram.
struct Scanned {
  std::vector<std::vector<std::uint32_t>> articles;  // by gram, ascending
  std::vector<bool> is_quoted;                       // by number: has_corrections
};

Scanned scan_pages(const LoadFile& load, const IndexReader& index,
                   const std::vector<SampledGram>& grams, unsigned jobs) {
  std::vector<Patterns> patterns(kFields);
  for (std::size_t id = 0; id < grams.size(); ++id) {
    patterns[static_cast<std::size_t>(grams[id].field)].add(grams[id].text, id);
  }
  const Folding& folding = baoku::folding();
  Scanned scanned{std::vector<std::vector<std::uint32_t>>(grams.size()),
                  std::vector<bool>(index.numbers())};
  std::mutex mutex;
  const std::vector<std::uint32_t> all = index.all_articles();
  parallel_for((all.size() + kStretch - 1) / kStretch, jobs, [&](std::size_t stretch) {
    std::vector<std::pair<std::size_t, std::uint32_t>> found;
    std::vector<std::uint32_t> quoted;
    const std::size_t end = std::min(all.size(), (stretch + 1) * kStretch);
    for (std::size_t i = stretch * kStretch; i < end; ++i) {
      const std::uint32_t article = all[i];
      const PageTexts page = read_page_texts(load(index.record(article).path + "index.html"));
      if (!page.is_article) throw DamagedIndex("a page of an article has no <article>");
      if (page.has_corrections) quoted.push_back(article);
      std::set<std::size_t> ids;
      for (const auto& [field, text] : page.texts) {
        std::u32string folded;
        folding.append_folded(text, folded);
        if (folded.empty()) continue;
        if (field != Field::text) folded = kFieldMark + folded + kFieldMark;
        patterns[static_cast<std::size_t>(field)].scan(folded,
                                                       [&](std::size_t id) { ids.insert(id); });
      }
      for (const std::size_t id : ids) found.emplace_back(id, article);
    }
    const std::lock_guard lock(mutex);
    for (const auto& [id, article] : found) scanned.articles[id].push_back(article);
    for (const std::uint32_t article : quoted) scanned.is_quoted[article] = true;
  });
  for (std::vector<std::uint32_t>& articles : scanned.articles) {
    std::sort(articles.begin(), articles.end());
  }
  return scanned;
}

std::string shown(std::u32string_view gram) {
  std::string text = "“";
  for (const char32_t c : gram) {
    if (c == kFieldMark) {
      text += '|';
    } else {
      append_utf8(text, c);
    }
  }
  return text + "”";
}

void compare(const SampledGram& gram, const std::vector<std::uint32_t>& scanned,
             const std::vector<bool>& is_quoted, const IndexReader& index,
             std::vector<std::string>& misses) {
  QueryItem item;
  item.field = gram.field;
  item.text = to_utf8(gram.text);
  std::vector<std::uint32_t> found;
  for (const Posting& posting : find_item(item, index).postings) found.push_back(posting.article);
  const std::string place = "search/shards/" + gram.shard + ".json: " + shown(gram.text);
  const auto report = [&](std::uint32_t article, const char* what) {
    misses.push_back(place + what + index.record(article).path);
  };
  for (const std::uint32_t article : scanned) {
    if (!std::binary_search(found.begin(), found.end(), article)) {
      report(article, " is not found, but stands in ");
    }
  }
  // The page's list of people has other spellings than the index has as well.
  if (gram.field == Field::person) return;
  for (const std::uint32_t article : found) {
    if (!is_quoted[article] && !std::binary_search(scanned.begin(), scanned.end(), article)) {
      report(article, " is found, but does not stand in ");
    }
  }
}

}  // namespace

SelfCheck check_index(const LoadFile& load, std::size_t per_shard, unsigned jobs) {
  const IndexReader index(load);
  SelfCheck check;
  check.articles = index.articles();
  std::vector<SampledGram> grams = sample_grams(index, per_shard);
  std::set<std::string> shards;
  for (const SampledGram& gram : grams) shards.insert(gram.shard);
  check.shards = shards.size();
  // Pieces that cut a character from its combining marks cannot be typed as they are.
  std::erase_if(grams, [&](const SampledGram& gram) {
    return !is_on_pages(gram.field) || index.fold(to_utf8(gram.text)) != gram.text;
  });
  check.queries = grams.size();
  const Scanned scanned = scan_pages(load, index, grams, jobs);
  std::vector<std::vector<std::string>> misses(grams.size());
  parallel_for(grams.size(), jobs, [&](std::size_t g) {
    compare(grams[g], scanned.articles[g], scanned.is_quoted, index, misses[g]);
  });
  for (std::vector<std::string>& of_gram : misses) {
    std::move(of_gram.begin(), of_gram.end(), std::back_inserter(check.misses));
  }
  return check;
}

}  // namespace baoku
