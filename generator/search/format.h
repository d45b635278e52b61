// The published search index, format 4. Every file is JSON; numbers that are many stand as one bit
// stream in a base-91 string (see bits.h). Articles have numbers below N that rise with their
// dates; some numbers are free (numbers.h). Symbols are drawn in fields.h: the ranks 1..A of the
// alphabet's characters and A + 1, the mark, once for each field; 0 is the end of a text. S = A
// + 1.
//
//   search/manifest.json             the only file with a fixed name; the way in
//     { "format": 4, "articles": how many there are, "numbers": N,
//       "leaf_depth": 3, "max_depth": 256, "head_size": 20,
//       "years": [[2019, first number], ...]      ascending; year 0: no date or no year
//       "days": NAME                              which articles are of which day, and which
//                                                 numbers are free
//       "alphabet": bits                          count, sorted code points in 0..10FFFF
//       "usual": {",": "，"}                      folded character: how the texts mostly print it,
//                                                 where that is not the character itself
//       "folding": {"drop": [32, 32],             runs of code points that vanish, first and last;
//                   "to": {"a": "AＡ"}}           target: the characters that become it. Complete
//                                                 for the characters of the published texts
//       "more_folding": [[from, NAME], ...]       the same for all other characters that matter, in
//                                                 files by code point; each from `from` on
//       "directory": bits                         entries of directory pieces
//       "people": NAME                            the way in to the people (people_index.h)
//       "facets": {"group": 4096, "names": [NAME of each group]}
//       "records": {"block": 3, "group": 1023, "names": [NAME of each group]} }
//   search/folding/NAME.json         { "format": 4, "folding": {...} }
//   search/days/NAME.json            { "format": 4, "bits": days }
//   search/directory/NAME.json       { "format": 4, "bits": entries of shards }
//   search/shards/NAME.json          { "format": 4, "items": count, "bits": items }
//   search/lists/NAME.json           { "format": 4, "part": p, "number": n, "lists": [bits, ...] }
//                                    (number n of the part that begins with symbol p: no
//                                    two files are the same)
//   search/people/NAME.json          people_index.h
//   search/facets/NAME.json          facets.h
//   search/records/NAME/I.json       { "format": 4, "articles": [record, ...] }  (record.h; null
//                                    for a free number; no file where all are free)
//                                    number a: group a / 1023, file a % 1023 / 3, place a % 3
//   NAME                             9 characters, hash of the content (content_name.h); of a group
//                                    of records: of all its files one after the other
//
// The index is a trie of grams: each place of each text adds the characters to its right up to the
// text's end. A gram of more than big_node articles is a *head*: its postings are made ready,
// beside it or, when they are long, in a list file. The children of heads (and the first symbols)
// that are not heads are *units*: whole subtrees. Heads and units in trie order are the *items*. So
// the last item that is not behind a query is the one that can answer it, and the directory needs
// nothing but the borders of shards.
//
//   days      gamma(days with articles + 1), gamma(undated articles + 1), gamma(free numbers behind
//             them + 1), then each day with articles: gamma(rise of the day, which is
//             year * 416 + month * 32 + day), gamma(articles), gamma(free numbers behind them + 1)
//   entries   gamma(count + 1), then each: gram against the entry before, NAME (9 x 5 bits)
//             a border is the shortest gram that divides two shards
//   gram      gamma(kept + 1), gamma(added); added symbols: the first against the symbol that it
//             replaces (gamma of the rise) or, when it replaces none, like the others: a gram's
//             first symbol binary(1..8 S), what follows within its field binary(1..S)
//   item      its gram: the first of a shard: gamma(length), its symbols as above; others:
//             gamma(dropped + 1), then one symbol as in a gram, but when nothing is dropped, as
//             many as the head before skips and one more; then 0: unit, 10: short head, 11: long
//             head
//   short     gamma(skipped + 1), postings
//   long      gamma(skipped + 1), gamma(total), per year gamma(hits + 1),
//             the newest head_size: gamma gaps down from N, each rank
//             the best head_size (rank, then newest): sorted ids in 0..N-1, each rank
//             1 bit: the list file is that of the long head before in this shard, else NAME;
//             gamma(index + 1)
//   unit      a node: at depth < leaf_depth inner, at max_depth leaf, else 1 bit: leaf. In fields
//             that are followed to the end (is_whole) leaf_depth is max_depth
//     leaf    postings (at most leaf_articles articles, or any number at max_depth or at an end)
//     inner   gamma(skipped + 1): so many symbols follow everywhere below and are not stored;
//             gamma(children), sorted symbols within the field, 0..S, the children; symbol 0 is a
//             leaf without bit
//   postings  gamma(count), sorted ids in 0..N-1, 1 bit: all plain; if not: marks of place, marks
//             of tier
//   marks     gamma(marked + 1), sorted indices of the marked in 0..count-1, 1 bit each: of the
//             higher kind
//   rank      place: 0 text, 10 byline, 11 title; tier: 0 once, 10 two or three times, 11 more
#pragma once

#include <cstddef>
#include <cstdint>

namespace baoku {

inline constexpr unsigned kSearchFormat = 4;

// The measures of an index. Readers take what they need from the manifest; tests make small ones,
// so that a handful of articles fills every part of the format.
struct IndexShape {
  std::uint32_t leaf_depth = 3;       // a leaf's gram has so many symbols at least
  std::uint32_t max_depth = 256;      // no gram is longer
  std::uint32_t leaf_articles = 16;   // candidates that a reader may have to verify
  std::uint32_t big_node = 1024;      // more articles: a head
  std::uint32_t min_skip = 4;         // shorter unary chains in units are stored
  std::uint32_t min_head_skip = 2;    // and between heads
  std::uint32_t head_size = 20;       // articles that a head lists, of each order
  std::size_t shard_bytes = 8800;     // aim; a unit never spans two shards
  std::size_t short_bytes = 3000;     // longer postings of a head go to a list file
  std::size_t list_bytes = 5000;      // aim for files of lists
  std::size_t piece_entries = 128;    // shards in one piece of the directory
  std::size_t part_places = 1 << 17;  // places in one part of the building, at least
  std::size_t parts = 256;            // parts, at most or nearly
  std::size_t record_block = 3;       // numbers in one file of records
  std::size_t record_group = 1023;    // numbers below one folder of records
  std::size_t folding_piece = 250;    // characters in one file of the folding
  std::size_t facet_group = 4096;     // numbers in one file of facets
  std::size_t people_block = 200;     // people in one file of names
  std::size_t key_bytes = 9000;       // aim for a file of keys that people are typed by
};

}  // namespace baoku
