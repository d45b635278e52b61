// What one publication changes in the published folder, in an order in which every state between is
// a working site:
//
//   0. deletions that make room          a folder comes where a file was, or the reverse
//   1. new parts: styles, shards, data   nothing links to them yet; pages will
//   2. new pages                         nothing links to them yet
//   3. changed pages                     link to old and new files, all of which are there
//   4. changed parts
//   5. listings: feeds, site maps        name pages
//   6. manifest.json                     entry files of indexes, which name all the rest
//   7. deletions, the other way round: manifest.json, listings, pages, parts
//
// and, last, the list of published files, which says that all is done. As text:
//
//   baoku journal 1
//   from <hash of the list of published files before, or "-">
//   to <hash of the list afterwards>
//   <rank> + <name in the staging folder> <path in the site>
//   <rank> - <path in the site>
//   end <xxh3-128 of all lines before>
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baoku {

struct PublishStep {
  int rank = 0;  // the place in the order above; steps of one rank may be taken in any order
  std::string path;
  std::string staged;  // its name in the staging folder; empty: the file is deleted

  friend bool operator==(const PublishStep&, const PublishStep&) = default;
};

struct PublishJournal {
  std::string from;
  std::string to;
  std::vector<PublishStep> steps;

  friend bool operator==(const PublishJournal&, const PublishJournal&) = default;
};

std::string format_journal(const PublishJournal& journal);
// Returns nothing when the journal is not whole.
std::optional<PublishJournal> parse_journal(std::string_view text);

enum class Change { make_room, add, replace, remove };

inline constexpr int kListRank = 99;

// The place of a change in the order above.
int publish_rank(std::string_view path, Change change);

}  // namespace baoku
