#include "search/postings.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace baoku {
namespace {

constexpr std::size_t kFew = 64;  // postings, as most lists have

// A property with the values 0, 1, 2 that is mostly 0: the places where it is not, and which it is.
template <typename Value>
void write_marks(const std::vector<Posting>& postings, Value value, BitWriter& bits) {
  std::array<std::uint32_t, kFew> room_for_few;
  std::vector<std::uint32_t> room_for_many(postings.size() > kFew ? postings.size() : 0);
  std::uint32_t* const room = postings.size() > kFew ? room_for_many.data() : room_for_few.data();
  std::size_t count = 0;
  for (std::size_t i = 0; i < postings.size(); ++i) {
    if (value(postings[i]) > 0) room[count++] = static_cast<std::uint32_t>(i);
  }
  const std::span<const std::uint32_t> marked(room, count);
  bits.gamma(static_cast<std::uint32_t>(count) + 1);
  if (marked.empty()) return;
  bits.sorted(marked, 0, static_cast<std::uint32_t>(postings.size()) - 1);
  for (const std::uint32_t i : marked) bits.write(value(postings[i]) - 1u, 1);
}

// Of postings and const postings alike.
constexpr auto place_of = [](auto& posting) -> auto& { return posting.place; };
constexpr auto tier_in = [](auto& posting) -> auto& { return posting.tier; };

constexpr auto article_of = [](const Posting& posting) { return posting.article; };

void write_level(std::uint32_t level, BitWriter& bits) {
  if (level == 0) {
    bits.write(0, 1);
  } else {
    bits.write(level + 1, 2);  // 10, 11
  }
}

std::uint8_t read_level(BitReader& bits) {
  return static_cast<std::uint8_t>(bits.read(1) == 0 ? 0 : 1 + bits.read(1));
}

void write_rank(const Posting& posting, BitWriter& bits) {
  write_level(posting.place, bits);
  write_level(posting.tier, bits);
}

void read_rank(Posting& posting, BitReader& bits) {
  posting.place = read_level(bits);
  posting.tier = read_level(bits);
}

}  // namespace

void write_postings(const std::vector<Posting>& postings, std::uint32_t articles, BitWriter& bits) {
  bits.gamma(static_cast<std::uint32_t>(postings.size()));
  bits.sorted(std::span(postings), 0, articles - 1, article_of);
  const bool is_plain = std::all_of(postings.begin(), postings.end(),
                                    [](const Posting& p) { return p.place == 0 && p.tier == 0; });
  bits.write(is_plain ? 1 : 0, 1);
  if (is_plain) return;
  write_marks(postings, place_of, bits);
  write_marks(postings, tier_in, bits);
}

template <typename Value>
void PostingsReader::read_marks(Value value, BitReader& bits) {
  bits.read_sorted(bits.gamma() - 1, 0, static_cast<std::uint32_t>(postings_.size()) - 1, numbers_);
  for (const std::uint32_t i : numbers_) {
    value(postings_[i]) = static_cast<std::uint8_t>(1 + bits.read(1));
  }
}

std::vector<Posting> read_postings(std::uint32_t articles, BitReader& bits) {
  return std::move(PostingsReader().read(articles, bits));
}

std::vector<Posting>& PostingsReader::read(std::uint32_t articles, BitReader& bits) {
  bits.read_sorted(bits.gamma(), 0, articles - 1, numbers_);
  postings_.clear();
  for (const std::uint32_t id : numbers_) postings_.push_back({id, 0, 0});
  if (bits.read(1) == 1) return postings_;
  read_marks(place_of, bits);
  read_marks(tier_in, bits);
  return postings_;
}

Head make_head(const std::vector<Posting>& postings, const std::vector<std::uint32_t>& years,
               std::size_t size) {
  Head head;
  head.total = static_cast<std::uint32_t>(postings.size());
  const auto before = [&](std::uint32_t article) {
    const auto found =
        std::lower_bound(postings.begin(), postings.end(), article,
                         [](const Posting& p, std::uint32_t id) { return p.article < id; });
    return static_cast<std::uint32_t>(found - postings.begin());
  };
  for (std::size_t y = 0; y < years.size(); ++y) {
    const std::uint32_t end = y + 1 < years.size() ? before(years[y + 1]) : head.total;
    head.hits_of_years.push_back(end - before(years[y]));
  }
  size = std::min(size, postings.size());
  head.newest.assign(postings.rbegin(), postings.rbegin() + static_cast<std::ptrdiff_t>(size));
  head.best.resize(size);
  std::partial_sort_copy(postings.begin(), postings.end(), head.best.begin(), head.best.end(),
                         is_better);
  return head;
}

void write_head(const Head& head, std::uint32_t articles, BitWriter& bits) {
  bits.gamma(head.total);
  for (const std::uint32_t hits : head.hits_of_years) bits.gamma(hits + 1);
  std::uint32_t above = articles;
  for (const Posting& posting : head.newest) {
    bits.gamma(above - posting.article);
    above = posting.article;
    write_rank(posting, bits);
  }
  std::vector<Posting> best = head.best;
  std::sort(best.begin(), best.end(),
            [](const Posting& a, const Posting& b) { return a.article < b.article; });
  bits.sorted(std::span<const Posting>(best), 0, articles - 1, article_of);
  for (const Posting& posting : best) write_rank(posting, bits);
}

Head read_head(std::uint32_t articles, std::size_t years, std::size_t size, BitReader& bits) {
  Head head;
  head.total = bits.gamma();
  for (std::size_t y = 0; y < years; ++y) head.hits_of_years.push_back(bits.gamma() - 1);
  size = std::min<std::size_t>(size, head.total);
  std::uint32_t above = articles;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t gap = bits.gamma();
    if (gap > above) throw DamagedIndex("a head lists an article that does not exist");
    above -= gap;
    head.newest.push_back({above, 0, 0});
    read_rank(head.newest.back(), bits);
  }
  for (const std::uint32_t id : bits.sorted(static_cast<std::uint32_t>(size), 0, articles - 1)) {
    head.best.push_back({id, 0, 0});
    read_rank(head.best.back(), bits);
  }
  std::sort(head.best.begin(), head.best.end(), is_better);
  return head;
}

}  // namespace baoku
