#include "archive/article_ids.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <set>
#include <unordered_set>

#include "base/parallel.h"

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

std::vector<std::string> article_ids(const std::vector<NamedArticle>& articles, unsigned jobs,
                                     Diagnostics& diagnostics) {
  std::vector<std::string> wanted(articles.size());
  parallel_for(articles.size(), jobs, [&](std::size_t i) {
    TextFacts made;
    wanted[i] = short_name(facts_of(*articles[i].article, made).address, kIdLength);
  });
  std::vector<std::string> ids(articles.size());
  std::unordered_set<std::string> used;
  used.reserve(articles.size() * 2);
  give_slugs(articles, ids, used, diagnostics);
  std::vector<std::size_t> late;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (!ids[i].empty()) continue;
    if (used.insert(wanted[i]).second) {
      ids[i] = std::move(wanted[i]);
    } else {
      late.push_back(i);
    }
  }
  for (const std::size_t i : late) {
    std::string text = letters_of_body(*articles[i].article, kAll);
    ids[i] = short_hash(text, kIdLength);
    if (used.insert(ids[i]).second) continue;
    text += "\n" + articles[i].source->path();
    for (int round = 0; !used.insert(ids[i] = short_hash(text, kIdLength)).second; ++round) {
      text += "\n" + std::to_string(articles[i].position + static_cast<unsigned>(round));
    }
  }
  return ids;
}

void keep_joined_addresses(const std::vector<std::string>& ids, std::vector<Sheet>& sheets) {
  std::set<std::string> taken;
  for (const Sheet& sheet : sheets) {
    for (const Article& article : sheet.articles) {
      if (!article.joined_texts.empty() && taken.empty()) taken.insert(ids.begin(), ids.end());
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
