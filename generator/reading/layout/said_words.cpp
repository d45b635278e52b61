#include "reading/layout/said_words.h"

#include <algorithm>
#include <cmath>

namespace baoku {
namespace {

constexpr std::size_t kPieceBytes = 900;  // the sheet is cut into such pieces to count common pairs
constexpr double kSharedInOneStory = 0.07;  // of the pairs of two windows, by rarity: even odds
constexpr double kSeamSlope = 35;
constexpr double kMostSeam = 2;

// Bytes of a code point.
std::size_t utf8_size(char32_t c) {
  return c >= 0x800 && c < 0x10000 ? 3 : c < 0x80 ? 1 : c < 0x800 ? 2 : 4;
}

std::size_t count(const std::vector<Line>& lines, const LineCharacters& characters) {
  std::size_t all = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) all += characters[i].size();
  return all;
}

}  // namespace

SaidWords::SaidWords(const std::vector<Line>& lines, const LineCharacters& characters)
    : lines_(lines) {
  const std::size_t most = count(lines, characters);  // of pairs
  line_begin_.reserve(lines.size() + 1);
  all_places_ = std::make_unique_for_overwrite<Place[]>(most);
  Place* next = all_places_.get();
  pairs_.resize(most);
  PairNumbers numbers(most);
  PairReader reader;
  unsigned piece = 1;
  std::size_t piece_begin = 0, end = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    line_begin_.push_back(end);
    if (end - piece_begin >= kPieceBytes) {
      piece_begin = end;
      ++piece;
    }
    for (const char32_t c : characters[i]) {
      const std::size_t begin = end;
      end += utf8_size(c);
      reader.take(c, begin, end, [&](CharacterPair pair, std::size_t first, std::size_t behind) {
        const std::uint32_t number = numbers.add(pair);
        *next++ = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(behind), number};
        if (first < piece_begin) return;
        pairs_[number].pieces += see(number, piece) != piece;
      });
    }
  }
  line_begin_.push_back(end);
  places_ = {all_places_.get(), next};
  turn_ = piece;
  set_rarity(piece);
}

SaidWords::Window SaidWords::first_bytes(Window window, std::size_t most) const {
  if (window.end - window.begin > most) {
    window.end = character_start(window.begin + most);
  }
  return window;
}

SaidWords::Window SaidWords::last_bytes(Window window, std::size_t most) const {
  if (window.end - window.begin > most) window.begin = character_start(window.end - most);
  return window;
}

double SaidWords::share_said_again(Window of, Window in) {
  std::size_t all = 0, again = 0;
  const unsigned own = ++turn_;
  for (const Place& place : places(of)) all += see(place.number, own) != own;
  if (all == 0) return 0;
  const unsigned found = ++turn_;
  for (const Place& place : places(in)) {
    unsigned& seen = pairs_[place.number].seen;
    if (seen != own) continue;
    seen = found;
    ++again;
  }
  return static_cast<double>(again) / static_cast<double>(all);
}

SaidWords::Arrival SaidWords::find_arrival(Window of, const std::vector<std::size_t>& starts,
                                           std::size_t reach) {
  Arrival best;
  if (starts.empty()) return best;
  double all = 0;
  const unsigned own = ++turn_;
  for (const Place& place : places(of)) {
    if (see(place.number, own) != own) all += rarity(place.number);
  }
  if (all == 0) return best;
  std::vector<Place> hits;  // all that is said of it around the starts
  const std::size_t first = starts.front() - std::min(starts.front(), reach);
  for (const Place& place : places({first, std::min(starts.back() + reach, of.begin)})) {
    if (pairs_[place.number].seen == own) hits.push_back(place);
  }
  // Each word once, the nearer to `from` the more.
  const auto said = [&](std::size_t begin, std::size_t end, std::size_t from) {
    constexpr double kNear = 400;  // bytes: a lead says its headline early
    double sum = 0;
    const unsigned turn = ++turn_;
    auto hit =
        std::lower_bound(hits.begin(), hits.end(), begin,
                         [](const Place& place, std::size_t at) { return place.begin < at; });
    for (; hit != hits.end() && hit->end <= end; ++hit) {
      if (see(hit->number, turn) == turn) continue;
      const double distance = hit->begin < from ? 0 : static_cast<double>(hit->begin - from);
      sum += rarity(hit->number) * std::exp(-distance / kNear);
    }
    return sum / all;
  };
  for (const std::size_t start : starts) {
    const double behind = said(start, std::min(start + reach, of.begin), start);
    if (behind <= best.behind - best.before) continue;
    const double before = said(start - std::min(start, reach), start, start);
    if (behind - before > best.behind - best.before) best = {start, behind, before};
  }
  return best;
}

double SaidWords::seam_between(Window above, Window below) {
  double in_above = 0, in_below = 0, shared = 0;
  std::size_t all_above = 0, all_below = 0;
  const unsigned first = ++turn_;
  for (const Place& place : places(above)) {
    if (see(place.number, first) == first) continue;
    ++all_above;
    in_above += rarity(place.number);
  }
  const unsigned second = ++turn_;
  for (const Place& place : places(below)) {
    const unsigned before = see(place.number, second);
    if (before == second) continue;
    ++all_below;
    in_below += rarity(place.number);
    if (before == first) shared += rarity(place.number);
  }
  if (all_above < 20 || all_below < 20) return 0;  // too little text to tell
  const double share = shared / std::min(in_above, in_below);
  return std::clamp(kSeamSlope * (kSharedInOneStory - share), -kMostSeam, kMostSeam);
}

std::span<const SaidWords::Place> SaidWords::places(Window window) const {
  const auto first =
      std::lower_bound(places_.begin(), places_.end(), window.begin,
                       [](const Place& place, std::size_t at) { return place.begin < at; });
  const auto behind =
      std::upper_bound(first, places_.end(), window.end,
                       [](std::size_t at, const Place& place) { return at < place.end; });
  return {first, behind};
}

std::size_t SaidWords::character_start(std::size_t at) const {
  if (at >= line_begin_.back()) return at;
  const auto line = std::upper_bound(line_begin_.begin(), line_begin_.end(), at) - 1;
  const std::string& text = lines_[static_cast<std::size_t>(line - line_begin_.begin())].text;
  std::size_t in_line = at - *line;
  while (in_line > 0 && (static_cast<unsigned char>(text[in_line]) & 0xC0u) == 0x80u) --in_line;
  return *line + in_line;
}

void SaidWords::set_rarity(unsigned pieces) {
  rarity_of_pieces_ = {0};  // of what no piece has as a whole
  for (unsigned n = 1; n <= pieces; ++n)
    rarity_of_pieces_.push_back(std::log(1 + pieces / static_cast<double>(n)) - std::log(2.0) +
                                0.1);
}

}  // namespace baoku
