#include "web/related.h"

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
constexpr std::uint32_t kNoGroup = 0xFFFFFFFF;
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

// Everything that articles name, article by article, and sets begins_: people by number, but only
// those of a group, and words by key.
std::vector<Related::Thing> Related::things_of_all(const Archive& archive,
                                                   const std::vector<std::uint32_t>& group_of,
                                                   unsigned jobs) {
  const std::size_t count = archive.entries.size();
  const std::size_t parts = (count + kPart - 1) / kPart;
  std::vector<std::vector<Thing>> of_parts(parts);
  begins_.resize(count + 1);
  parallel_for(parts, jobs, [&](std::size_t part) {
    std::vector<Thing>& out = of_parts[part];
    std::vector<PersonIndex> people;
    TextFacts made;
    for (std::size_t i = part * kPart; i < std::min(count, (part + 1) * kPart); ++i) {
      const Entry& entry = archive.entries[i];
      begins_[i] = out.size();
      people.clear();
      for (const PersonIndex person : entry.people) {
        if (group_of[person] != kNoGroup && !entry.is_writer(person)) people.push_back(person);
      }
      std::sort(people.begin(), people.end());
      for (const PersonIndex person : people) {
        out.push_back({person, 0, 0, 0, Thing::Kind::person, group_of[person]});
      }
      for (const TextThing& thing : facts_of(entry.article, made).things) {
        out.push_back({thing.key, thing.block, thing.begin, thing.end,
                       thing.is_place ? Thing::Kind::place : Thing::Kind::title, kNoGroup});
      }
    }
  });
  std::vector<std::size_t> begins(parts + 1);
  for (std::size_t part = 0; part < parts; ++part) {
    begins[part + 1] = begins[part] + of_parts[part].size();
  }
  std::vector<Thing> things(begins[parts]);
  parallel_for(parts, jobs, [&](std::size_t part) {
    for (std::size_t i = part * kPart; i < std::min(count, (part + 1) * kPart); ++i) {
      begins_[i] += begins[part];
    }
    std::copy(of_parts[part].begin(), of_parts[part].end(),
              things.begin() + static_cast<std::ptrdiff_t>(begins[part]));
    std::vector<Thing>().swap(of_parts[part]);
  });
  begins_[count] = things.size();
  return things;
}

void Related::add_group(std::span<const ArticleIndex> members) {
  groups_.push_back(members_.size());
  members_.insert(members_.end(), members.begin(), members.end());
}

// The archive knows already who is named where. Returns the group of each person.
std::vector<std::uint32_t> Related::group_people(const Archive& archive) {
  std::vector<std::uint32_t> group_of(archive.people.size(), kNoGroup);
  std::vector<ArticleIndex> members;
  for (PersonIndex p = 0; p < archive.people.size(); ++p) {
    members.clear();
    for (const Appearance& each : archive.people[p].appearances) {
      if (each.as != NamedPerson::As::subject) continue;
      members.push_back(each.article);
      if (members.size() > kRare) break;
    }
    if (members.size() < 2 || members.size() > kRare) continue;
    group_of[p] = static_cast<std::uint32_t>(groups_.size());
    add_group(members);
  }
  return group_of;
}

// Words are sorted by their keys, in buckets for as many threads.
void Related::group_words(std::vector<Thing>& things, unsigned jobs) {
  struct Named {
    std::uint64_t key = 0;
    ArticleIndex article = 0;
    std::uint32_t thing = 0;
  };
  constexpr unsigned kBits = 6;
  const auto bucket_of = [](std::uint64_t key) { return key << 1 >> (64 - kBits); };
  std::vector<std::vector<Named>> buckets(std::size_t{1} << kBits);
  for (std::size_t a = 0; a + 1 < begins_.size(); ++a) {
    for (std::size_t i = begins_[a]; i < begins_[a + 1]; ++i) {
      if (things[i].kind == Thing::Kind::person) continue;
      buckets[bucket_of(things[i].key)].push_back(
          {things[i].key, static_cast<ArticleIndex>(a), static_cast<std::uint32_t>(i)});
    }
  }
  parallel_for(buckets.size(), jobs, [&](std::size_t b) {
    std::sort(buckets[b].begin(), buckets[b].end(), [](const Named& x, const Named& y) {
      return x.key != y.key ? x.key < y.key : x.article < y.article;
    });
  });
  std::vector<ArticleIndex> members;
  for (const std::vector<Named>& named : buckets) {
    for (std::size_t begin = 0; begin < named.size();) {
      std::size_t end = begin;
      members.clear();
      for (; end < named.size() && named[end].key == named[begin].key; ++end) {
        members.push_back(named[end].article);
      }
      if (members.size() > 1 && members.size() <= kRare) {
        for (std::size_t i = begin; i < end; ++i) {
          things[named[i].thing].group = static_cast<std::uint32_t>(groups_.size());
        }
        add_group(members);
      }
      begin = end;
    }
  }
}

Related::Related(const Archive& archive, unsigned jobs, const Digests* digests)
    : archive_(&archive), digests_(digests) {
  const std::vector<std::uint32_t> group_of = group_people(archive);
  std::vector<Thing> things = things_of_all(archive, group_of, jobs);
  group_words(things, jobs);
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
  // What nobody else has is of no use.
  std::size_t begin = 0;
  for (std::size_t a = 0; a + 1 < begins_.size(); ++a) {
    const std::size_t end = begins_[a + 1];
    begins_[a] = things_.size();
    for (; begin < end; ++begin) {
      if (things[begin].group != kNoGroup) things_.push_back(things[begin]);
    }
  }
  begins_.back() = things_.size();
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
