#include "search/corpus.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <new>
#include <numeric>
#include <stdexcept>
#include <string>

#include "base/memory.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "search/record.h"

namespace baoku {
namespace {

constexpr char32_t kCodePoints = 0x110000;
constexpr std::size_t kStretch = 64;  // numbers that one thread takes at once
constexpr std::size_t kStretchesAtOnce = 64;
constexpr std::uint32_t kCharacterMask = (1u << kFieldBit) - 1;
constexpr std::size_t kTrimmed = 1 << 22;  // symbols, after which freed memory goes back

// Numbers characters with fields from 1, as they come, for all threads; 0 stays 0. A table of all
// that there could be, of which the machine only gives what is touched.
class ComingNumbers {
 public:
  ComingNumbers()
      : numbers_(static_cast<std::uint32_t*>(
            std::calloc(std::size_t{kFields} << kFieldBit, sizeof(std::uint32_t)))) {
    if (!numbers_) throw std::bad_alloc();
  }

  std::uint32_t number_of(std::uint32_t character) {
    if (character == 0) return 0;
    const std::atomic_ref<std::uint32_t> number(numbers_.get()[character]);
    if (const std::uint32_t known = number.load(std::memory_order_relaxed)) return known;
    const std::lock_guard lock(mutex_);
    if (number.load(std::memory_order_relaxed) == 0) {
      characters_.push_back(character);
      number.store(static_cast<std::uint32_t>(characters_.size()), std::memory_order_relaxed);
    }
    return number.load(std::memory_order_relaxed);
  }
  // Only when no thread asks any more: the character of number i + 1.
  const FieldText& characters() const { return characters_; }

 private:
  struct Free {
    void operator()(std::uint32_t* numbers) const { std::free(numbers); }
  };
  std::unique_ptr<std::uint32_t, Free> numbers_;
  std::mutex mutex_;
  FieldText characters_;
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

// Lays the folded texts and fields of one article out.
class ArticleWriter {
 public:
  explicit ArticleWriter(const Prints& prints) : prints_(prints), folding_(prints.folding()) {}

  ArticleText write(const Archive& archive, ArticleIndex article) {
    const Record record = make_record(archive, article);
    std::size_t bytes = 0;
    for_each_text(record, [&](std::string_view text, Place) { bytes += text.size(); });
    out_.text.reserve(bytes / 2);
    for_each_normal_text(record, folding_, [&](std::string_view text, Place place) {
      write_text(text);
      const auto end = static_cast<std::uint32_t>(out_.text.size());
      if (place == Place::title) out_.bounds.title_end = end;
      if (place != Place::text) out_.bounds.byline_end = end;
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
      out_.text.push_back(0);
    }
    out_.bounds.end = static_cast<std::uint32_t>(out_.text.size());
    std::sort(out_.unlike.begin(), out_.unlike.end());
    out_.unlike.erase(std::unique(out_.unlike.begin(), out_.unlike.end()), out_.unlike.end());
    return std::move(out_);
  }

 private:
  void put(Field field, char32_t c) {
    out_.text.push_back(static_cast<std::uint32_t>(field) << kFieldBit |
                        static_cast<std::uint32_t>(c));
  }

  void write_text(std::string_view text) {
    char32_t before = 0;   // folded
    bool is_torn = false;  // what stands between `before` and the next is not as it looks
    const std::size_t begin = out_.text.size();
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_code_point(text, at);
      if (prints_.is_plain(c)) {
        if (is_torn && before != 0) seams_.emplace_back(before, c);
        put(Field::text, c);
        before = c;
        is_torn = false;
        continue;
      }
      const std::u32string_view folded = folding_.folded(c);
      if (folded.size() != 1 || folded[0] != c) out_.unlike.push_back(c);
      if (folded.empty()) is_torn = true;
      const bool unusual = !folded.empty() && prints_.is_unusual(c, folded);
      for (const char32_t part : folded) {
        if (before != 0 && (is_torn || unusual)) seams_.emplace_back(before, part);
        put(Field::text, part);
        before = part;
        is_torn = unusual;
      }
    }
    if (before != 0 && is_torn) seams_.emplace_back(before, kFieldMark);
    if (out_.text.size() > begin) out_.text.push_back(0);
  }

  void write_field(Field field, std::string_view value) {
    folded_.clear();
    folding_.append_folded(value, folded_);
    if (folded_.empty()) return;
    put(field, kFieldMark);
    for (const char32_t c : folded_) put(field, c);
    put(field, kFieldMark);
    out_.text.push_back(0);
  }

  const Prints& prints_;
  const Folding& folding_;
  ArticleText out_;
  std::vector<std::pair<char32_t, char32_t>> seams_;
  std::u32string folded_;
};

void choose_alphabet(const FieldText& characters, Corpus& corpus) {
  for (const std::uint32_t character : characters) {
    const char32_t c = character & kCharacterMask;
    if (c != kFieldMark) corpus.alphabet.push_back(c);
  }
  std::sort(corpus.alphabet.begin(), corpus.alphabet.end());
  corpus.alphabet.erase(std::unique(corpus.alphabet.begin(), corpus.alphabet.end()),
                        corpus.alphabet.end());
  corpus.space.width = static_cast<std::uint32_t>(corpus.alphabet.size()) + 1;
}

// The texts of a few articles, as ComingNumbers.
struct Stretch {
  SymbolRun symbols;
  std::u32string unlike;
};

// Returns how many symbols there are.
std::size_t place_articles(Corpus& corpus) {
  std::size_t total = 0;
  for (Corpus::Bounds& bounds : corpus.articles) {
    const std::size_t size = bounds.end - bounds.begin;
    bounds = bounds.moved_to(total);
    total += size;
    if (total > UINT32_MAX - Corpus::kRoom) {
      throw std::runtime_error("the texts are too long for one search index");
    }
  }
  return total;
}

SymbolRun run_of(std::size_t size, const Corpus& corpus) {
  SymbolRun run;
  run.reserve(size + Corpus::kRoom, corpus.space.symbols() > UINT16_MAX);
  return run;
}

void finish_symbols(SymbolRun run, Corpus& corpus) {
  for (std::size_t i = 0; i < Corpus::kRoom; ++i) run.push_back(0);
  corpus.symbols = Symbols(std::move(run));
  corpus.kept = 0;
  find_slots(corpus);
}

// One stretch goes as the next comes, so that there are never both of all.
void join(std::vector<Stretch>& stretches, const std::vector<std::uint32_t>& symbol_of,
          Corpus& corpus) {
  SymbolRun run = run_of(place_articles(corpus), corpus);
  std::size_t since_trim = 0;
  for (Stretch& stretch : stretches) {
    const std::size_t size = stretch.symbols.size();
    run.append(stretch.symbols, symbol_of);
    corpus.unlike += stretch.unlike;
    stretch = Stretch();
    since_trim += size;
    if (since_trim >= kTrimmed) return_free_memory(), since_trim = 0;
  }
  finish_symbols(std::move(run), corpus);
}

}  // namespace

std::string sheet_label(std::string_view folded_series, int number) {
  return number == 0 ? "" : std::string(folded_series) + std::to_string(number);
}

ArticleText write_article_text(const Archive& archive, ArticleIndex article, const Prints& prints) {
  return ArticleWriter(prints).write(archive, article);
}

SymbolTable::SymbolTable(std::span<const char32_t> alphabet)
    : rank_of_(kCodePoints), width_(static_cast<std::uint32_t>(alphabet.size()) + 1) {
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    rank_of_[alphabet[i]] = static_cast<std::uint32_t>(i + 1);
  }
  rank_of_[kFieldMark] = width_;
}

std::uint32_t SymbolTable::symbol_of(std::uint32_t character) const {
  const std::uint32_t rank = rank_of_[character & kCharacterMask];
  return rank == 0 ? 0 : (character >> kFieldBit) * width_ + rank;
}

void find_slots(Corpus& corpus) {
  for (std::uint32_t a = 0; a < corpus.articles.size(); ++a) {
    const Corpus::Bounds& bounds = corpus.articles[a];
    if (bounds.end > bounds.begin) corpus.slots.push_back({bounds.begin, a});
  }
  const auto is_before = [](const Corpus::Slot& a, const Corpus::Slot& b) {
    return a.begin < b.begin;
  };
  if (!std::is_sorted(corpus.slots.begin(), corpus.slots.end(), is_before)) {
    std::sort(corpus.slots.begin(), corpus.slots.end(), is_before);
  }
  const std::size_t total = corpus.size();
  corpus.slots.push_back({static_cast<std::uint32_t>(total), 0});
  corpus.slot_of_stretch.assign(total / 256 + 1, 0);
  std::uint32_t slot = 0;
  for (std::size_t s = 0; s * 256 < total; ++s) {
    while (corpus.slots[slot + 1].begin <= s * 256) ++slot;
    corpus.slot_of_stretch[s] = slot;
  }
}

void gather_symbols(Corpus& corpus) {
  const std::vector<Corpus::Bounds> before = corpus.articles;
  SymbolRun run = run_of(place_articles(corpus), corpus);
  for (const Corpus::Bounds& bounds : before) {
    for (std::uint32_t i = bounds.begin; i < bounds.end; ++i) run.push_back(corpus.symbols[i]);
  }
  corpus.slots.clear();
  finish_symbols(std::move(run), corpus);
}

std::vector<char32_t> all_unlike(const Corpus& corpus) {
  std::vector<bool> seen(kCodePoints);
  for (const char32_t c : corpus.unlike) seen[c] = true;
  std::vector<char32_t> characters;
  for (char32_t c = 0; c < kCodePoints; ++c) {
    if (seen[c]) characters.push_back(c);
  }
  return characters;
}

Corpus make_corpus(const Archive& archive, const ArticleNumbers& numbers, const Folding& folding,
                   const std::map<char32_t, char32_t>& usual, unsigned jobs) {
  Corpus corpus;
  corpus.usual = usual;
  const std::size_t articles = numbers.size();
  corpus.articles.resize(articles);
  corpus.unlike_ends.resize(articles);
  std::vector<Stretch> stretches((articles + kStretch - 1) / kStretch);
  ComingNumbers characters;
  const Prints prints(folding, usual);
  const auto read_stretch = [&](std::size_t s) {
    Stretch stretch;
    const std::size_t end = std::min(articles, (s + 1) * kStretch);
    for (std::size_t a = s * kStretch; a < end; ++a) {
      const ArticleIndex index = numbers.article(static_cast<std::uint32_t>(a));
      if (index == ArticleNumbers::kFree) continue;
      const ArticleText article = write_article_text(archive, index, prints);
      for (const std::uint32_t c : article.text) stretch.symbols.push_back(characters.number_of(c));
      corpus.articles[a] = article.bounds;
      stretch.unlike += article.unlike;
      corpus.unlike_ends[a] = static_cast<std::uint32_t>(article.unlike.size());
    }
    stretches[s] = stretch;  // a copy, which has no room to spare
  };
  for (std::size_t first = 0; first < stretches.size(); first += kStretchesAtOnce) {
    parallel_for(std::min(kStretchesAtOnce, stretches.size() - first), jobs,
                 [&](std::size_t i) { read_stretch(first + i); });
    put_back_texts(archive);
  }
  std::partial_sum(corpus.unlike_ends.begin(), corpus.unlike_ends.end(),
                   corpus.unlike_ends.begin());
  choose_alphabet(characters.characters(), corpus);
  const SymbolTable table(corpus.alphabet);
  std::vector<std::uint32_t> symbol_of{0};
  for (const std::uint32_t c : characters.characters()) symbol_of.push_back(table.symbol_of(c));
  join(stretches, symbol_of, corpus);
  return_free_memory();
  return corpus;
}

}  // namespace baoku
