// The lives that the offices of one name seem to belong to.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/offices.h"

namespace baoku {

// Adds those whom an article names with somebody. Who writes it meets everybody.
void add_company(const Entry& entry, PersonIndex person, std::set<PersonIndex>& company);

// Returns the organisation of an office, folded: 市水利局 of 市水利局副局长; "" of 副市长.
std::u32string organisation_of(std::string_view office);

// True when the organisations of two offices name different places of one kind, 梅溪县 and 云渡县,
// and none in common.
bool are_in_different_places(std::string_view one, std::string_view other);

// True for two careers that take turns: one office after another is what people do, to and fro is
// not.
bool take_turns(const Archive& archive, const std::vector<ArticleIndex>& a,
                const std::vector<ArticleIndex>& b);

// Offices that belong to one life as far as can be seen: the same organisation, one article that
// prints both, or company in common.
class Lives {
 public:
  Lives(const Archive& archive, PersonIndex person, std::vector<Office> offices);

  // Returns the articles of each life, those with most first.
  std::vector<std::vector<ArticleIndex>> articles() const;
  // Returns the first office printed in an article, or "".
  std::string office_in(ArticleIndex article) const;

 private:
  std::set<PersonIndex> company_at(const Office& office) const;
  bool belong_together(std::size_t i, std::size_t k) const;
  void join(std::size_t i, std::size_t k);

  const Archive& archive_;
  PersonIndex person_;
  std::vector<Office> offices_;
  std::vector<std::u32string> organisations_;  // parallel to offices_, as are the next two
  std::vector<std::set<PersonIndex>> company_;
  std::vector<std::size_t> life_;
};

}  // namespace baoku
