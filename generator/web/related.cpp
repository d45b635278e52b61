#include "web/related.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

#include "base/parallel.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kPart = 256;  // articles that one thread looks at in a row
constexpr double kLeastScore = 0.55;
constexpr std::size_t kLongerBy = 4;  // characters by which a place may be shown longer
constexpr std::u32string_view kLinks = U"的了在到于从与和及对向由将为被把是至往经沿等之";

// Days since some day, roughly: to tell which of two articles is nearer in time. By their dates,
// not by their numbers, so that what lies between two articles does not matter to them.
int time_of(const Entry& entry) {
  const Date& date = entry.article.date;
  return date.year * 372 + static_cast<int>(date.month * 31 + date.day);
}

double weight_of(std::size_t members, double kind) {
  return kind / std::log2(static_cast<double>(members));
}

}  // namespace

std::vector<Related::Thing> Related::things_of(const Entry& entry) {
  std::vector<Thing> out;
  for (std::size_t i = 0; i < entry.people.size(); ++i) {
    if (entry.article.people[i].as != NamedPerson::As::subject) continue;
    // Hashes of texts have their highest bit set, people have not.
    out.push_back({entry.people[i], 0, 0, 0, Thing::Kind::person, 0});
  }
  const auto add = [&](std::string_view text, std::size_t block) {
    for (const NamedThing& thing : named_things(text)) {
      const std::string_view words = text.substr(thing.begin, thing.end - thing.begin);
      const std::uint64_t key = XXH3_64bits(words.data(), words.size()) | 1ull << 63;
      out.push_back({key, static_cast<std::uint32_t>(block),
                     static_cast<std::uint32_t>(thing.begin), static_cast<std::uint32_t>(thing.end),
                     thing.is_place ? Thing::Kind::place : Thing::Kind::title, 0});
    }
  };
  for (std::size_t i = 0; i < entry.article.blocks.size(); ++i) {
    add(entry.article.blocks[i].text, i);
  }
  // Each once, at its first place.
  std::stable_sort(out.begin(), out.end(),
                   [](const Thing& a, const Thing& b) { return a.key < b.key; });
  const auto same = [](const Thing& a, const Thing& b) { return a.key == b.key; };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

Related::Related(const Archive& archive, unsigned jobs, const Digests* digests)
    : archive_(&archive), digests_(digests) {
  const std::size_t count = archive.entries.size();
  std::vector<std::vector<Thing>> things(count);
  parallel_for((count + kPart - 1) / kPart, jobs, [&](std::size_t part) {
    const std::size_t end = std::min(count, (part + 1) * kPart);
    for (std::size_t i = part * kPart; i < end; ++i) things[i] = things_of(archive.entries[i]);
  });
  std::vector<std::pair<std::uint64_t, ArticleIndex>> named;
  for (ArticleIndex i = 0; i < count; ++i) {
    for (const Thing& thing : things[i]) named.emplace_back(thing.key, i);
  }
  std::sort(named.begin(), named.end());
  std::vector<std::uint64_t> keys;  // of the groups, in order
  for (std::size_t begin = 0; begin < named.size();) {
    std::size_t end = begin;
    while (end < named.size() && named[end].first == named[begin].first) ++end;
    if (end - begin > 1 && end - begin <= kRare) {
      keys.push_back(named[begin].first);
      groups_.push_back(members_.size());
      for (std::size_t i = begin; i < end; ++i) members_.push_back(named[i].second);
    }
    begin = end;
  }
  groups_.push_back(members_.size());
  if (digests_ != nullptr) {
    group_keys_.resize(groups_.size() - 1);
    parallel_for((group_keys_.size() + kPart - 1) / kPart, jobs, [&](std::size_t part) {
      const std::size_t end = std::min(group_keys_.size(), (part + 1) * kPart);
      for (std::size_t g = part * kPart; g < end; ++g) {
        KeyBuilder key;
        for (std::size_t k = groups_[g]; k < groups_[g + 1]; ++k) {
          key.add(digests_->article(members_[k]));
        }
        group_keys_[g] = key.key();
      }
    });
  }
  for (std::vector<Thing>& of_article : things) {
    begins_.push_back(things_.size());
    for (Thing& thing : of_article) {
      const auto found = std::lower_bound(keys.begin(), keys.end(), thing.key);
      if (found == keys.end() || *found != thing.key) continue;
      thing.group = static_cast<std::uint32_t>(found - keys.begin());
      things_.push_back(thing);
    }
    std::vector<Thing>().swap(of_article);
  }
  begins_.push_back(things_.size());
}

void Related::add_made_from(ArticleIndex article, KeyBuilder& key) const {
  if (archive_ == nullptr) return;
  for (std::size_t i = begins_[article]; i < begins_[article + 1]; ++i) {
    const Thing& thing = things_[i];
    if (thing.kind == Thing::Kind::person) {
      key.add(digests_->person_card(static_cast<PersonIndex>(thing.key)));
    } else {
      key.add(thing.key).add(std::uint64_t{thing.block}).add(std::uint64_t{thing.begin});
    }
    key.add(group_keys_[thing.group]);
  }
}

// A place is shown with as many of the characters before it as both articles have.
RelatedReason Related::reason(ArticleIndex article, ArticleIndex other, const Thing& thing) const {
  if (thing.kind == Thing::Kind::person) {
    return {true, static_cast<PersonIndex>(thing.key), ""};
  }
  const std::string& text = archive_->entries[article].article.blocks[thing.block].text;
  std::size_t begin = thing.begin;
  if (thing.kind == Thing::Kind::place) {
    const auto others_have = [&](std::size_t from) {
      const std::string words = text.substr(from, thing.end - from);
      const auto& blocks = archive_->entries[other].article.blocks;
      return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
        return block.text.find(words) != std::string::npos;
      });
    };
    for (std::size_t longer = 0; longer < kLongerBy && begin > 0; ++longer) {
      std::size_t from = begin;
      const char32_t c = previous_code_point(text, from);
      if (!is_han(c) || kLinks.find(c) != kLinks.npos || !others_have(from)) break;
      begin = from;
    }
  }
  return {false, 0, text.substr(begin, thing.end - begin)};
}

std::vector<RelatedArticle> Related::of(ArticleIndex article, std::size_t most) const {
  if (archive_ == nullptr) return {};
  struct Candidate {
    double score = 0;
    std::vector<const Thing*> shared;
  };
  std::map<ArticleIndex, Candidate> candidates;
  const SheetIndex sheet = archive_->entries[article].sheet;
  for (std::size_t i = begins_[article]; i < begins_[article + 1]; ++i) {
    const Thing& thing = things_[i];
    const std::size_t end = groups_[thing.group + 1];
    const double weight =
        weight_of(end - groups_[thing.group], thing.kind == Thing::Kind::person  ? 2.5
                                              : thing.kind == Thing::Kind::title ? 1.8
                                                                                 : 1.2);
    for (std::size_t k = groups_[thing.group]; k < end; ++k) {
      const ArticleIndex other = members_[k];
      if (archive_->entries[other].sheet == sheet) continue;
      Candidate& candidate = candidates[other];
      candidate.score += weight;
      candidate.shared.push_back(&thing);
    }
  }
  std::vector<std::pair<double, ArticleIndex>> order;
  for (const auto& [other, candidate] : candidates) {
    if (candidate.score >= kLeastScore) order.emplace_back(candidate.score, other);
  }
  const int here = time_of(archive_->entries[article]);
  const auto distance = [&](ArticleIndex other) {
    return std::abs(time_of(archive_->entries[other]) - here);
  };
  const std::size_t kept = std::min(most, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                    [&](const auto& a, const auto& b) {
                      if (a.first != b.first) return a.first > b.first;
                      if (distance(a.second) != distance(b.second)) {
                        return distance(a.second) < distance(b.second);
                      }
                      return a.second < b.second;
                    });
  std::vector<RelatedArticle> out;
  for (std::size_t i = 0; i < kept; ++i) {
    Candidate& candidate = candidates[order[i].second];
    std::stable_sort(candidate.shared.begin(), candidate.shared.end(),
                     [&](const Thing* a, const Thing* b) {
                       return groups_[a->group + 1] - groups_[a->group] <
                              groups_[b->group + 1] - groups_[b->group];
                     });
    RelatedArticle found{order[i].second, {}};
    for (const Thing* thing : candidate.shared) {
      found.reasons.push_back(reason(article, found.article, *thing));
    }
    out.push_back(std::move(found));
  }
  return out;
}

}  // namespace baoku
