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
#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kIdLength = 12;
constexpr std::size_t kLettersOfId = 64;
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

// Folds width and ASCII case; returns 0 for what is no letter.
char32_t letter(char32_t c) {
  if (is_han(c)) return c;
  if (c >= 0xFF21 && c <= 0xFF5A) c -= 0xFEE0;
  if (c >= U'A' && c <= U'Z') return c + (U'a' - U'A');
  if (c >= U'a' && c <= U'z') return c;
  return c > 0x7F && is_letter(c) ? c : 0;
}

// Appends the letters of `text` until `left` of them are taken.
void append_letters(std::string_view text, std::size_t& left, std::string& out) {
  for (std::size_t i = 0; i < text.size() && left > 0;) {
    const char32_t c = letter(next_code_point(text, i));
    if (c == 0) continue;
    append_utf8(out, c);
    --left;
  }
}

std::string letters_of_body(const Article& article, std::size_t count) {
  std::string out;
  std::size_t left = count;
  append_letters(article.address_text, left, out);
  if (!out.empty()) return out;
  // The dateline may stand in the first paragraph or apart from it; the id is the same either way.
  std::string_view dateline = article.dateline;
  for (const Block& block : article.blocks) {
    if (block.kind != Block::Kind::paragraph) continue;
    const std::string printed = block.misreadings.empty() ? "" : printed_text(block);
    std::string_view text = block.misreadings.empty() ? block.text : printed;
    if (text.starts_with(dateline)) text.remove_prefix(dateline.size());
    dateline = {};
    append_letters(text, left, out);
  }
  if (!out.empty()) return out;
  for (const Block& block : article.blocks) append_letters(printed_text(block), left, out);
  if (out.empty()) append_letters(article.title, left, out);
  return out;
}

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

// The id that an article with these paragraphs has when no other begins alike.
std::string id_of_text(std::string_view text) {
  std::string letters;
  std::size_t left = kLettersOfId;
  append_letters(text, left, letters);
  return short_hash(letters, kIdLength);
}

}  // namespace

std::string short_hash(std::string_view text, std::size_t length) {
  constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
  std::uint64_t hash = XXH3_64bits(text.data(), text.size());
  std::string out(length, '0');
  for (char& c : out) {
    c = kDigits[hash >> 59];
    hash <<= 5;
  }
  return out;
}

std::vector<std::string> article_ids(const std::vector<NamedArticle>& articles, unsigned jobs,
                                     Diagnostics& diagnostics) {
  std::vector<std::string> wanted(articles.size());
  parallel_for(articles.size(), jobs, [&](std::size_t i) {
    wanted[i] = short_hash(letters_of_body(*articles[i].article, kLettersOfId), kIdLength);
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
        const std::string id = id_of_text(text);
        if (taken.insert(id).second) article.aliases.push_back("articles/" + id + "/");
      }
    }
  }
}

}  // namespace baoku
