// Archives made by hand or by chance, an Output in memory, and the plain scan that search is held
// against.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/folding.h"
#include "base/output.h"
#include "search/format.h"
#include "search/query_grammar.h"
#include "search/reader.h"

namespace baoku {

class MemoryOutput : public Output {
 public:
  void write(std::string_view path, std::string_view bytes) override;
  // Reads back; throws when there is no such file.
  std::string read(const std::string& path) const;
  LoadFile loader() const;
  std::map<std::string, std::string> files;

 private:
  std::mutex mutex_;
};

// Returns a shape so small that an archive of a few articles has heads, lists, skips, several
// shards and several pieces of the directory.
IndexShape small_shape();

Entry make_entry(std::string title, std::vector<std::string> paragraphs);

// The kinds of text that random archives are made of: few letters (deep tries), Han, Latin with
// digits and full-width forms, traditional beside simplified, combining marks and astral
// characters, and long passages that stand in many articles.
enum class Alphabet { few, han, latin, mixed, marks, repeated };
inline constexpr Alphabet kAlphabets[] = {Alphabet::few,   Alphabet::han,   Alphabet::latin,
                                          Alphabet::mixed, Alphabet::marks, Alphabet::repeated};

// People, bylines, sections, sheets and dates included; in date order, a quarter undated.
Archive random_archive(Alphabet alphabet, std::size_t articles, std::mt19937& random);

// The oracle: all articles, scanned one after the other.
class PlainScan {
 public:
  PlainScan(const Archive& archive, const Folding& folding);
  // Returns the numbers of the articles that a query asks for, ascending.
  std::vector<std::uint32_t> find(const Query& query) const;
  // Returns a piece of the original texts of 1 to `longest` code points.
  std::string random_piece(std::size_t longest, std::mt19937& random) const;
  // Returns a query of any kind: words, phrases, fields, days, OR, -.
  std::string random_query(std::mt19937& random) const;

 private:
  using Values = std::array<std::vector<std::string>, kFields>;  // NFC, by field

  bool matches(std::size_t article, const QueryItem& item) const;
  bool asks_nothing(const QueryItem& item) const;
  std::string random_item(std::mt19937& random) const;

  const Folding& folding_;
  std::vector<Values> articles_;
  std::vector<Values> folded_;
  std::vector<std::uint32_t> days_;     // 0: undated
  std::vector<std::uint32_t> numbers_;  // that the index has for them
  std::vector<std::u32string> originals_;
};

// Picks from [0, end).
std::size_t pick(std::size_t end, std::mt19937& random);

}  // namespace baoku
