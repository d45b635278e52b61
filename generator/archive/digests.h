// Short keys of what pages and tables are made from: as long as a key stays, so does everything
// that can be seen of its article, sheet or person, whatever else happens in the archive.
//
//   article   all of it, with its place, and the names and addresses of its people
//   card      what lists and neighbours show of it: headline, beginning, date, place, address
//   sheet     what it is, where it stands, and its printed text
//   person    all of them, with every article that names them
//   mentions  their name and address, and where, when and as what they are named; not the words
//
// Numbers of articles, sheets and people are no part of a key: they change when something is put in
// before them. That of two the same one comes first follows from the keys.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "base/record_key.h"

namespace baoku {

class Digests {
 public:
  // Requires the final addresses (shared_pages.h).
  Digests(const Archive& archive, unsigned jobs);

  const RecordKey& article(ArticleIndex i) const { return articles_[i]; }
  const RecordKey& card(ArticleIndex i) const { return cards_[i]; }
  const RecordKey& sheet(SheetIndex i) const { return sheets_[i]; }
  // Newspaper, date, number, address, and the first article's card.
  const RecordKey& sheet_card(SheetIndex i) const { return sheet_cards_[i]; }
  const RecordKey& person(PersonIndex i) const { return people_[i]; }
  const RecordKey& person_card(PersonIndex i) const { return person_cards_[i]; }
  const RecordKey& mentions(PersonIndex i) const { return mentions_[i]; }

 private:
  std::vector<RecordKey> articles_;
  std::vector<RecordKey> cards_;
  std::vector<RecordKey> sheets_;
  std::vector<RecordKey> sheet_cards_;
  std::vector<RecordKey> people_;
  std::vector<RecordKey> person_cards_;
  std::vector<RecordKey> mentions_;
};

}  // namespace baoku
