#include "search/corpus.h"

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <string>

#include "base/parallel.h"
#include "base/utf8.h"
#include "search/record.h"

namespace baoku {
namespace {

constexpr char32_t kCodePoints = 0x110000;
constexpr std::size_t kStretch = 64;  // articles that one thread takes at once

template <typename Body>
void for_each_article(std::size_t articles, unsigned jobs, Body body) {
  parallel_for((articles + kStretch - 1) / kStretch, jobs, [&](std::size_t stretch) {
    const std::size_t end = std::min(articles, (stretch + 1) * kStretch);
    for (std::size_t a = stretch * kStretch; a < end; ++a) body(static_cast<ArticleIndex>(a));
  });
}

// Which characters stand in the texts; threads only ever set marks, so their order is no matter.
class SeenCharacters {
 public:
  void mark(char32_t c) {
    if (seen_[c].load(std::memory_order_relaxed) == 0) seen_[c].store(1, std::memory_order_relaxed);
  }
  bool has(char32_t c) const { return seen_[c].load(std::memory_order_relaxed) != 0; }

 private:
  std::vector<std::atomic<std::uint8_t>> seen_ =
      std::vector<std::atomic<std::uint8_t>>(kCodePoints);
};

// Marks the characters of a text in NFC and returns how many symbols it takes.
std::size_t survey(std::string_view text, const Folding& folding, SeenCharacters& seen) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    seen.mark(c);
    length += folding.folded(c).size();
  }
  return length == 0 ? 0 : length + 1;
}

std::vector<std::size_t> survey_articles(const Archive& archive, const Folding& folding,
                                         unsigned jobs, SeenCharacters& seen) {
  std::vector<std::size_t> lengths(archive.entries.size());
  for_each_article(lengths.size(), jobs, [&](ArticleIndex a) {
    for_each_text(make_record(archive, a), [&](std::string_view text, Place) {
      lengths[a] += folding.is_plain(text) ? survey(text, folding, seen)
                                           : survey(to_nfc(text), folding, seen);
    });
  });
  return lengths;
}

void choose_alphabet(const SeenCharacters& seen, const Folding& folding, Corpus& corpus) {
  for (char32_t c = 0; c < kCodePoints; ++c) {
    if (!seen.has(c)) continue;
    const std::u32string_view folded = folding.folded(c);
    corpus.alphabet.insert(corpus.alphabet.end(), folded.begin(), folded.end());
    if (folded != std::u32string_view(&c, 1)) corpus.changed.push_back(c);
  }
  std::sort(corpus.alphabet.begin(), corpus.alphabet.end());
  corpus.alphabet.erase(std::unique(corpus.alphabet.begin(), corpus.alphabet.end()),
                        corpus.alphabet.end());
}

void lay_out(const std::vector<std::size_t>& lengths, Corpus& corpus) {
  std::size_t total = 0;
  corpus.articles.resize(lengths.size() + 1);
  for (std::size_t a = 0; a <= lengths.size(); ++a) {
    corpus.articles[a].begin = static_cast<std::uint32_t>(total);
    if (a < lengths.size()) total += lengths[a];
  }
  if (total > UINT32_MAX) throw std::runtime_error("the texts are too long for one search index");
  corpus.symbols.resize(total);
  corpus.article_of_stretch.resize(total / 256 + 1);
  std::uint32_t article = 0;
  for (std::size_t s = 0; s * 256 < total; ++s) {
    while (corpus.articles[article + 1].begin <= s * 256) ++article;
    corpus.article_of_stretch[s] = article;
  }
}

}  // namespace

Corpus make_corpus(const Archive& archive, const Folding& folding, unsigned jobs) {
  Corpus corpus;
  SeenCharacters seen;
  lay_out(survey_articles(archive, folding, jobs, seen), corpus);
  choose_alphabet(seen, folding, corpus);

  std::vector<std::uint32_t> symbol_of(kCodePoints);
  for (std::size_t i = 0; i < corpus.alphabet.size(); ++i) {
    symbol_of[corpus.alphabet[i]] = static_cast<std::uint32_t>(i + 1);
  }
  for_each_article(archive.entries.size(), jobs, [&](ArticleIndex a) {
    Corpus::Bounds& bounds = corpus.articles[a];
    std::uint32_t at = bounds.begin;
    bounds.title_end = bounds.byline_end = at;
    std::u32string folded;
    for_each_text(make_record(archive, a), [&](std::string_view text, Place place) {
      folded.clear();
      folding.append_folded(text, folded);
      for (const char32_t c : folded) corpus.symbols[at++] = symbol_of[c];
      if (!folded.empty()) corpus.symbols[at++] = 0;
      if (place == Place::title) bounds.title_end = at;
      if (place != Place::text) bounds.byline_end = at;
    });
  });
  return corpus;
}

}  // namespace baoku
