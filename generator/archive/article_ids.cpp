#include "archive/article_ids.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <set>
#include <string_view>
#include <unordered_set>

#include "base/parallel.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kIdLength = 12;
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

const std::string& file_of(const NamedArticle& named) {
  return named.article->file.empty() ? named.source->path() : named.article->file;
}

// Slugs come first: no id made from text may take one of them.
void give_slugs(const std::vector<NamedArticle>& articles, std::vector<std::string>& ids,
                std::unordered_set<std::string>& used, Diagnostics& diagnostics) {
  std::map<std::string_view, std::size_t> owners;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::string& slug = articles[i].article->slug;
    if (slug.empty()) continue;
    const auto [owner, is_new] = owners.emplace(slug, i);
    if (!is_new) {
      diagnostics.error(file_of(articles[i]), "slug “" + slug + "” is already that of " +
                                                  file_of(articles[owner->second]));
      continue;
    }
    ids[i] = slug;
    used.insert(slug);
  }
}

// What tells notices apart whose words are the same: 第2021012期. As printed, so that a corrected
// one does not change an address.
std::string digits_of_body(const Article& article) {
  std::string text = article.address_text;
  if (text.empty()) {
    for (const Block& block : article.blocks) {
      text += block.misreadings.empty() ? block.text : printed_text(block);
    }
  }
  std::string digits;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (c >= U'０' && c <= U'９') c -= U'０' - U'0';
    if (c >= U'0' && c <= U'9') digits.push_back(static_cast<char>(c));
  }
  return digits;
}

// Ids that are given or wanted. Those made from the beginnings of articles are numbers while they
// are compared: there are many, and few others.
class TakenIds {
 public:
  // Requires that the numbers are sorted.
  TakenIds(const std::vector<std::uint64_t>& beginnings, std::unordered_set<std::string> others)
      : beginnings_(beginnings), others_(std::move(others)) {}

  // Takes the id that a hash gives; false when it is taken.
  bool take(std::uint64_t hash) {
    return !std::binary_search(beginnings_.begin(), beginnings_.end(), number_of(hash)) &&
           others_.insert(short_name(hash, kIdLength)).second;
  }
  bool is_slug(std::uint64_t hash) const {
    return !others_.empty() && others_.contains(short_name(hash, kIdLength));
  }
  static std::uint64_t number_of(std::uint64_t hash) { return hash >> (64 - 5 * kIdLength); }

 private:
  const std::vector<std::uint64_t>& beginnings_;
  std::unordered_set<std::string> others_;
};

}  // namespace

std::string short_name(std::uint64_t hash, std::size_t length) {
  constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string out(length, '0');
  for (char& c : out) {
    c = kDigits[hash >> 59];
    hash <<= 5;
  }
  return out;
}

std::string short_hash(std::string_view text, std::size_t length) {
  return short_name(XXH3_64bits(text.data(), text.size()), length);
}

ArticleIds article_ids(const std::vector<NamedArticle>& articles, unsigned jobs,
                       Diagnostics& diagnostics) {
  std::vector<std::uint64_t> wanted(articles.size());  // hashes
  parallel_for(articles.size(), jobs, [&](std::size_t i) {
    TextFacts made;
    wanted[i] = facts_of(*articles[i].article, made).address;
  });
  ArticleIds out;
  std::vector<std::string>& ids = out.ids;
  ids.resize(articles.size());
  std::unordered_set<std::string> slugs;
  give_slugs(articles, ids, slugs, diagnostics);
  std::vector<std::uint64_t> beginnings;
  beginnings.reserve(articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (ids[i].empty()) beginnings.push_back(TakenIds::number_of(wanted[i]));
  }
  std::sort(beginnings.begin(), beginnings.end());
  std::vector<std::uint64_t> shared;  // beginnings of several articles
  for (std::size_t i = 1; i < beginnings.size(); ++i) {
    if (beginnings[i] == beginnings[i - 1]) shared.push_back(beginnings[i]);
  }
  TakenIds taken(beginnings, std::move(slugs));
  std::vector<std::size_t> late;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (!ids[i].empty()) continue;
    if (std::binary_search(shared.begin(), shared.end(), TakenIds::number_of(wanted[i]))) {
      out.alike[short_name(wanted[i], kIdLength)].push_back(i);
      late.push_back(i);
    } else if (taken.is_slug(wanted[i])) {
      late.push_back(i);
    } else {
      ids[i] = short_name(wanted[i], kIdLength);
    }
  }
  for (const std::size_t i : late) {
    std::string text = letters_of_body(*articles[i].article, kAll);
    text += "\n" + digits_of_body(*articles[i].article);
    const auto take = [&] {
      const std::uint64_t hash = XXH3_64bits(text.data(), text.size());
      ids[i] = short_name(hash, kIdLength);
      return taken.take(hash);
    };
    if (take()) continue;
    text += "\n" + articles[i].source->path();
    for (unsigned round = 0; !take(); ++round) {
      text += "\n" + std::to_string(articles[i].position + round);
    }
  }
  return out;
}

void keep_joined_addresses(const ArticleIds& ids, std::vector<Sheet>& sheets) {
  std::set<std::string> taken;
  for (const Sheet& sheet : sheets) {
    for (const Article& article : sheet.articles) {
      if (article.joined_texts.empty() || !taken.empty()) continue;
      taken.insert(ids.ids.begin(), ids.ids.end());
      for (const auto& [id, articles] : ids.alike) taken.insert(id);
    }
  }
  for (Sheet& sheet : sheets) {
    for (Article& article : sheet.articles) {
      for (const std::string& text : article.joined_texts) {
        // The id that an article with these paragraphs has when no other begins alike.
        const std::string id =
            short_name(address_hash(letters_of(text, kLettersOfAddress)), kIdLength);
        if (taken.insert(id).second) article.aliases.push_back("articles/" + id + "/");
      }
    }
  }
}

}  // namespace baoku
