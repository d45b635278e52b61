#include "archive/person_addresses.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "archive/article_ids.h"
#include "archive/slugs.h"
#include "base/parallel.h"

namespace baoku {
namespace {

constexpr std::size_t kNamesakeHash = 4;

// A name that leads to a person.
struct Claim {
  std::string slug;
  std::string key;
  PersonIndex person = 0;
  bool is_own = false;  // the person lives there unless somebody else may be meant
};

std::vector<Claim> claims_of(PersonIndex index, const Identity& identity, const Folding& folding) {
  const bool has_chosen = identity.rule != nullptr && !identity.rule->slug.empty();
  std::vector<Claim> claims = {{slug_of(identity.key), identity.key, index, !has_chosen}};
  if (identity.rule == nullptr) return claims;
  for (const PersonRule::Name& each : identity.rule->names) {
    std::string key = name_key(each.name.text, folding);
    if (key == identity.key) continue;
    std::string slug = slug_of(key);
    claims.push_back({std::move(slug), std::move(key), index, false});
  }
  return claims;
}

class Addresses {
 public:
  Addresses(Archive& archive, const std::vector<const Identity*>& identities)
      : archive_(archive), identities_(identities) {}

  void give(std::vector<std::vector<Claim>> claims) {
    std::unordered_map<std::string_view, std::vector<const Claim*>> by_slug;
    std::vector<std::string_view> slugs;  // in the order of the people
    for (const std::vector<Claim>& of_person : claims) {
      for (const Claim& claim : of_person) {
        std::vector<const Claim*>& group = by_slug[claim.slug];
        if (group.empty()) slugs.push_back(claim.slug);
        group.push_back(&claim);
        used_.insert(claim.slug);
      }
    }
    for (std::size_t i = 0; i < identities_.size(); ++i) {
      const PersonRule* rule = identities_[i]->rule;
      if (rule == nullptr || rule->slug.empty()) continue;
      chosen_.emplace(rule->slug, static_cast<PersonIndex>(i));
      used_.insert(rule->slug);
      settle(static_cast<PersonIndex>(i), rule->slug);
    }
    for (const std::string_view slug : slugs) give_slug(std::string(slug), by_slug.at(slug));
    for (const auto& [slug, person] : moved_) {
      if (!taken_.contains(slug)) archive_.moved_people.push_back({path_of(slug), person});
    }
  }

 private:
  static std::string path_of(std::string_view slug) { return "people/" + std::string(slug) + "/"; }

  void settle(PersonIndex person, const std::string& slug) {
    archive_.people[person].path = path_of(slug);
    taken_.insert(slug);
  }

  // Should four characters be the same too, the one later in the index gets a longer hash.
  std::string hashed(const std::string& slug, const std::string& key) {
    std::string out;
    std::size_t length = kNamesakeHash;
    do out = slug + "-" + short_hash(key, length++);
    while (!used_.insert(out).second && length <= 12);
    return out;
  }

  void give_slug(const std::string& slug, const std::vector<const Claim*>& claims) {
    std::vector<PersonIndex> people;
    std::map<std::string_view, std::vector<const Claim*>> by_key;
    for (const Claim* claim : claims) {
      people.push_back(claim->person);
      by_key[claim->key].push_back(claim);
    }
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    link_namesakes(people);
    const bool is_chosen = chosen_.contains(slug);
    const bool is_shared = by_key.size() > 1 && (people.size() > 1 || is_chosen);
    const auto own = std::find_if(claims.begin(), claims.end(),
                                  [](const Claim* claim) { return claim->is_own; });
    if (!is_chosen) {
      if (is_shared || (own == claims.end() && people.size() > 1)) {
        archive_.namesakes.push_back({path_of(slug), people});
        taken_.insert(slug);
      } else if (own != claims.end()) {
        settle((*own)->person, slug);
      } else {
        moved_.emplace(slug, people.front());
      }
    }
    if (by_key.size() < 2 && !is_chosen) return;
    for (const auto& [key, of_key] : by_key) give_hashed(slug, std::string(key), of_key, is_shared);
  }

  // What is at the address with the hash of one name: its person, or the way to them.
  void give_hashed(const std::string& slug, const std::string& key,
                   const std::vector<const Claim*>& claims, bool is_shared) {
    const auto own = std::find_if(claims.begin(), claims.end(),
                                  [](const Claim* claim) { return claim->is_own; });
    const bool lives_here = own != claims.end() && (is_shared || chosen_.contains(slug));
    if (lives_here) {
      settle((*own)->person, hashed(slug, key));
    } else if (claims.size() == 1) {
      moved_.emplace(hashed(slug, key), claims.front()->person);
    }
  }

  void link_namesakes(const std::vector<PersonIndex>& people) {
    if (people.size() < 2) return;
    for (const PersonIndex person : people) {
      std::vector<PersonIndex>& namesakes = archive_.people[person].namesakes;
      for (const PersonIndex other : people) {
        if (other != person) namesakes.push_back(other);
      }
      std::sort(namesakes.begin(), namesakes.end());
      namesakes.erase(std::unique(namesakes.begin(), namesakes.end()), namesakes.end());
    }
  }

  Archive& archive_;
  const std::vector<const Identity*>& identities_;
  std::unordered_map<std::string, PersonIndex> chosen_;
  std::unordered_set<std::string> used_;   // slugs that a hashed one must not be
  std::unordered_set<std::string> taken_;  // slugs that have a page
  std::map<std::string, PersonIndex> moved_;
};

}  // namespace

void give_addresses(Archive& archive, const std::vector<const Identity*>& identities,
                    const Folding& folding, unsigned jobs) {
  std::vector<std::vector<Claim>> claims(identities.size());
  parallel_for(claims.size(), jobs, [&](std::size_t i) {
    claims[i] = claims_of(static_cast<PersonIndex>(i), *identities[i], folding);
  });
  Addresses(archive, identities).give(std::move(claims));
}

}  // namespace baoku
