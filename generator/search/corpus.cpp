#include "search/corpus.h"

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "base/memory.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "search/record.h"

namespace baoku {
namespace {

constexpr char32_t kCodePoints = 0x110000;
constexpr std::size_t kStretch = 64;     // articles that one thread takes at once
constexpr std::size_t kSample = 4096;    // articles that tell how characters are mostly printed
constexpr std::uint32_t kFieldBit = 21;  // a code point below, its field above

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

// Calls body(text in NFC) for each text of the article.
template <typename Body>
void for_each_normal_text(const Record& record, const Folding& folding, Body body) {
  for_each_text(record, [&](std::string_view text, Place place) {
    if (folding.is_plain(text)) {
      body(text, place);
    } else {
      const std::string normal = to_nfc(text);
      body(std::string_view(normal), place);
    }
  });
}

// How each folded character is mostly printed, read off a sample of the articles that depends on
// nothing but their number.
std::map<char32_t, char32_t> usual_prints(const Archive& archive, const Folding& folding) {
  std::unordered_map<char32_t, std::size_t> counts;
  const std::size_t step = archive.entries.size() / kSample + 1;
  for (std::size_t a = 0; a < archive.entries.size(); a += step) {
    const Record record = make_record(archive, static_cast<ArticleIndex>(a));
    for_each_normal_text(record, folding, [&](std::string_view text, Place) {
      for (std::size_t at = 0; at < text.size();) ++counts[next_code_point(text, at)];
    });
  }
  struct Best {
    char32_t print = 0;
    std::size_t count = 0;
  };
  std::map<char32_t, Best> best;
  const std::map<char32_t, std::size_t> sorted(counts.begin(), counts.end());
  for (const auto& [print, count] : sorted) {
    const std::u32string_view folded = folding.folded(print);
    if (folded.size() != 1) continue;
    Best& so_far = best[folded[0]];
    if (count > so_far.count) so_far = {print, count};
  }
  std::map<char32_t, char32_t> usual;
  for (const auto& [folded, found] : best) {
    const auto itself = sorted.find(folded);
    if (itself != sorted.end() && itself->second == found.count) continue;
    if (found.print != folded) usual[folded] = found.print;
  }
  return usual;
}

// Lays the folded texts and fields of one article out: code points, each with its field, 0 behind
// each text.
class ArticleWriter {
 public:
  ArticleWriter(const Folding& folding, const std::map<char32_t, char32_t>& usual,
                SeenCharacters& seen)
      : folding_(folding), usual_(usual), seen_(seen) {}

  // Sets the bounds relative to the article's beginning.
  std::vector<std::uint32_t> write(const Archive& archive, ArticleIndex article,
                                   Corpus::Bounds& bounds) {
    out_.clear();
    seams_.clear();
    const Record record = make_record(archive, article);
    for_each_normal_text(record, folding_, [&](std::string_view text, Place place) {
      write_text(text);
      const auto end = static_cast<std::uint32_t>(out_.size());
      if (place == Place::title) bounds.title_end = end;
      if (place != Place::text) bounds.byline_end = end;
    });
    write_field(Field::title, record.title);
    for (const std::string& name : names_in(archive, article)) write_field(Field::person, name);
    for (const std::string& name : record.byline) write_field(Field::author, name);
    write_field(Field::section, record.section);
    write_field(Field::paper, record.newspaper);
    write_field(Field::sheet, sheet_label(folding_.fold(record.series), record.sheet));
    std::sort(seams_.begin(), seams_.end());
    seams_.erase(std::unique(seams_.begin(), seams_.end()), seams_.end());
    for (const auto& [before, after] : seams_) {
      put(Field::seam, before);
      put(Field::seam, after);
      out_.push_back(0);
    }
    return std::vector<std::uint32_t>(out_.begin(), out_.end());
  }

 private:
  void put(Field field, char32_t c) {
    out_.push_back(static_cast<std::uint32_t>(field) << kFieldBit | static_cast<std::uint32_t>(c));
  }

  bool is_unusual(char32_t print, std::u32string_view folded) const {
    if (folded.size() != 1) return true;
    const auto usual = usual_.find(folded[0]);
    return print != (usual == usual_.end() ? folded[0] : usual->second);
  }

  void write_text(std::string_view text) {
    char32_t before = 0;   // folded
    bool is_torn = false;  // what stands between `before` and the next is not as it looks
    const std::size_t begin = out_.size();
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_code_point(text, at);
      seen_.mark(c);
      const std::u32string_view folded = folding_.folded(c);
      if (folded.empty()) is_torn = true;
      const bool unusual = !folded.empty() && is_unusual(c, folded);
      for (const char32_t part : folded) {
        if (before != 0 && (is_torn || unusual)) seams_.emplace_back(before, part);
        put(Field::text, part);
        before = part;
        is_torn = unusual;
      }
    }
    if (before != 0 && is_torn) seams_.emplace_back(before, kFieldMark);
    if (out_.size() > begin) out_.push_back(0);
  }

  void write_field(Field field, std::string_view value) {
    folded_.clear();
    folding_.append_folded(value, folded_);
    if (folded_.empty()) return;
    put(field, kFieldMark);
    for (const char32_t c : folded_) {
      seen_.mark(c);
      put(field, c);
    }
    put(field, kFieldMark);
    out_.push_back(0);
  }

  const Folding& folding_;
  const std::map<char32_t, char32_t>& usual_;
  SeenCharacters& seen_;
  std::vector<std::uint32_t> out_;
  std::vector<std::pair<char32_t, char32_t>> seams_;
  std::u32string folded_;
};

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
  corpus.space.width = static_cast<std::uint32_t>(corpus.alphabet.size()) + 1;
}

void lay_out(const std::vector<std::vector<std::uint32_t>>& texts, Corpus& corpus) {
  std::size_t total = 0;
  for (std::size_t a = 0; a <= texts.size(); ++a) {
    Corpus::Bounds& bounds = corpus.articles[a];
    bounds.begin = static_cast<std::uint32_t>(total);
    bounds.title_end += bounds.begin;
    bounds.byline_end += bounds.begin;
    if (a < texts.size()) total += texts[a].size();
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

std::string sheet_label(std::string_view folded_series, int number) {
  return number == 0 ? "" : std::string(folded_series) + std::to_string(number);
}

Corpus make_corpus(const Archive& archive, const Folding& folding, unsigned jobs) {
  Corpus corpus;
  SeenCharacters seen;
  corpus.usual = usual_prints(archive, folding);
  std::vector<std::vector<std::uint32_t>> texts(archive.entries.size());
  corpus.articles.resize(texts.size() + 1);
  parallel_for((texts.size() + kStretch - 1) / kStretch, jobs, [&](std::size_t stretch) {
    ArticleWriter writer(folding, corpus.usual, seen);
    const std::size_t end = std::min(texts.size(), (stretch + 1) * kStretch);
    for (std::size_t a = stretch * kStretch; a < end; ++a) {
      texts[a] = writer.write(archive, static_cast<ArticleIndex>(a), corpus.articles[a]);
    }
  });
  choose_alphabet(seen, folding, corpus);
  lay_out(texts, corpus);

  std::vector<std::uint32_t> rank_of(kCodePoints);
  for (std::size_t i = 0; i < corpus.alphabet.size(); ++i) {
    rank_of[corpus.alphabet[i]] = static_cast<std::uint32_t>(i + 1);
  }
  rank_of[kFieldMark] = corpus.space.width;
  for_each_article(texts.size(), jobs, [&](ArticleIndex a) {
    std::uint32_t at = corpus.articles[a].begin;
    for (const std::uint32_t packed : texts[a]) {
      const std::uint32_t field = packed >> kFieldBit;
      const std::uint32_t c = packed & ((1u << kFieldBit) - 1);
      corpus.symbols[at++] = packed == 0 ? 0 : field * corpus.space.width + rank_of[c];
    }
    std::vector<std::uint32_t>().swap(texts[a]);
  });
  return_free_memory();  // the places that come next are as many
  return corpus;
}

}  // namespace baoku
