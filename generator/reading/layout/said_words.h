// What of a sheet is said where: every pair of letters of its lines, which stand one behind the
// other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "reading/layout/line_characters.h"
#include "reading/layout/lines.h"
#include "reading/layout/pairs.h"

namespace baoku {

inline constexpr std::size_t kSeamBytes = 600;  // of text, above and below a seam, tell of it

class SaidWords {
 public:
  // Bytes of all lines' text.
  struct Window {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  // Both must outlive it.
  SaidWords(const std::vector<Line>& lines, const LineCharacters& characters);

  // Lines [first, end).
  Window lines(std::size_t first, std::size_t end) const {
    return {line_begin_[first], line_begin_[end]};
  }

  Window first_bytes(Window window, std::size_t most) const;
  Window last_bytes(Window window, std::size_t most) const;

  // Share of the distinct pairs of one window that the other has too.
  double share_said_again(Window of, Window in);

  // Where the words of a window come up: how many of them, by rarity, the text says behind `start`,
  // a byte, the sooner the more, and how many in front of it; 0..1.
  struct Arrival {
    std::size_t start = 0;
    double behind = 0;
    double before = 0;
  };

  // Of the places `starts`, ascending, the one where most of the words of `of` are said behind, and
  // not before.
  Arrival find_arrival(Window of, const std::vector<std::size_t>& starts, std::size_t reach);

  // Log-odds that the two are about different matters.
  double seam_between(Window above, Window below);

 private:
  struct Place {
    std::uint32_t begin = 0, end = 0;  // bytes
    std::uint32_t number = 0;          // of the pair
  };

  struct Pair {
    unsigned seen = 0;    // the turn that saw it last
    unsigned pieces = 0;  // how many pieces of the sheet have it as a whole
  };

  // Those that stand in a window as a whole.
  std::span<const Place> places(Window window) const;

  // The last place at or before `at` where a character begins: windows are cut there.
  std::size_t character_start(std::size_t at) const;

  // Sets how rare each pair is on the sheet, by the number of its pieces that have it: what every
  // piece says (the town's name) binds nothing.
  void set_rarity(unsigned pieces);
  double rarity(std::uint32_t number) const { return rarity_of_pieces_[pairs_[number].pieces]; }

  // Notes that the turn saw the pair. Returns the turn that saw it last.
  unsigned see(std::uint32_t number, unsigned turn) {
    return std::exchange(pairs_[number].seen, turn);
  }

  const std::vector<Line>& lines_;
  std::vector<std::size_t> line_begin_;  // one more behind the last
  std::unique_ptr<Place[]> all_places_;
  std::span<const Place> places_;
  std::vector<Pair> pairs_;               // by number
  std::vector<double> rarity_of_pieces_;  // of a pair that so many pieces have
  unsigned turn_ = 0;
};

}  // namespace baoku
