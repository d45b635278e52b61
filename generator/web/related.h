// Which articles belong together: they share people, named things (“…”, 《…》) or places that few
// others have. No model and no training: everything that counts is a reason that a page can show.
//
// Linear in the size of the archive: what more than kRare articles share tells nothing and is left
// out, so that no article is compared with more than kRare others for each thing that it names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/digests.h"

namespace baoku {

// Something that two articles share.
struct RelatedReason {
  bool is_person = false;
  PersonIndex person = 0;
  std::string words;  // “清风行动”, 永安社区; "" for a person
};

struct RelatedArticle {
  ArticleIndex article = 0;
  std::vector<RelatedReason> reasons;  // the rarest first
};

class Related {
 public:
  static constexpr std::size_t kRare = 40;

  Related() = default;
  // `archive` must outlive it, and so must `digests`, when there are any.
  Related(const Archive& archive, unsigned jobs, const Digests* digests = nullptr);

  // Returns at most `most` articles of other sheets, those that share most first. Thread-safe.
  std::vector<RelatedArticle> of(ArticleIndex article, std::size_t most) const;

  // Adds all that `of` looks at. Requires digests.
  void add_made_from(ArticleIndex article, KeyBuilder& key) const;

 private:
  // Something named in an article: a person, or bytes [begin, end) of a block.
  struct Thing {
    std::uint64_t key = 0;
    std::uint32_t block = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    enum class Kind : std::uint8_t { person, title, place } kind = Kind::person;
    std::uint32_t group = 0;  // those that have it: an index into groups_
  };

  std::vector<std::uint32_t> group_people(const Archive& archive);
  std::vector<Thing> things_of_all(const Archive& archive,
                                   const std::vector<std::uint32_t>& group_of, unsigned jobs);
  void group_words(std::vector<Thing>& things, unsigned jobs);
  void add_group(std::span<const ArticleIndex> members);
  RelatedReason reason(ArticleIndex article, ArticleIndex other, const Thing& thing) const;

  const Archive* archive_ = nullptr;
  const Digests* digests_ = nullptr;
  std::vector<Thing> things_;          // of all articles, only those that others have, too
  std::vector<std::size_t> begins_;    // by article: where its things begin; and the end
  std::vector<ArticleIndex> members_;  // of all groups
  std::vector<std::size_t> groups_;    // where a group's members begin; and the end
  std::vector<RecordKey> group_keys_;  // of its members; none without digests
};

}  // namespace baoku
