// The archive: everything that was read, ordered and linked. Made once by `arrange`, then constant:
// web, search and data only read it. All cross references are indices, all orders are fixed here.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "reading/article.h"

namespace baoku {

using ArticleIndex = std::uint32_t;
using SheetIndex = std::uint32_t;
using PersonIndex = std::uint32_t;

// An article and its place among the others.
struct Entry {
  Article article;
  std::string id;    // 12 characters of [0-9a-z]: from the words of its body, so that a corrected
                     // headline, date or neighbour does not change it
  std::string path;  // "articles/ID/": the page's folder below the site's root
  SheetIndex sheet = 0;
  std::uint32_t position = 0;        // on its sheet, from 0
  std::vector<PersonIndex> people;   // parallel to article.people, each once
  std::vector<PersonIndex> writers;  // those of them who wrote it
  bool people_as_read = true;        // nothing elsewhere in the archive has changed article.people

  bool is_writer(PersonIndex person) const {
    return std::find(writers.begin(), writers.end(), person) != writers.end();
  }
};

// One printed sheet, or a Markdown file that holds a single article.
struct SheetEntry {
  Sheet sheet;       // its `articles` have moved to the entries
  std::string path;  // "sheets/2021/01-25/02/"; percent-safe, "" for a lone article
  std::vector<ArticleIndex> articles;  // in print order
};

struct Appearance {
  ArticleIndex article = 0;
  std::uint32_t person = 0;                       // which of article.people
  NamedPerson::As as = NamedPerson::As::subject;  // as there, where it is far to look it up
};

// Another name of a person, and why.
struct OtherName {
  enum class Kind { form, alias, former, pen_name, misprint };  // form: 羅聞笛 of 罗闻笛
  std::string name;
  Kind kind = Kind::form;
};

// A page elsewhere that is about this very person.
struct PersonLink {
  enum class Kind { wikidata, viaf, other };
  Kind kind = Kind::other;
  std::string url;
};

struct Person {
  std::string name;
  std::string pinyin;  // "Wáng Xīntíng", for show
  // Pinyin without tones in lower case, then the name. The order of the index is by the pinyin,
  // then by strokes.
  std::string sort_key;
  std::string path;  // "people/wang-xin-ting/", or "names/few/a1/#wang-xin-ting": shares_page
  bool shares_page = false;  // named too seldom for a page of their own (shared_pages.h)
  // In archive order, each article once: their entry in it holds all their names there.
  std::vector<Appearance> appearances;
  std::vector<OtherName> other_names;  // by kind, then name
  std::string description;             // of content/people.toml; "" when it says nothing
  std::vector<PersonLink> links;
  bool is_known = false;               // content/people.toml speaks of them
  std::vector<PersonIndex> namesakes;  // others whose name is the same or read the same
};

// People whose pinyin is the same: their common page keeps old links alive and lists them.
struct Namesakes {
  std::string path;  // "people/li-kai/"
  std::vector<PersonIndex> people;
};

// Articles that begin alike: the address that one of them had while it was alone lists them, so
// that old links never lead to the wrong one.
struct AlikeArticles {
  std::string path;  // "articles/ID/"
  std::vector<ArticleIndex> articles;
};

// A page that many people share, each of whom is named too seldom for one of their own.
struct SharedPage {
  std::string path;                 // "names/few/a1/"
  std::vector<PersonIndex> people;  // in index order; those with a page of their own lead there
};

// An address that a person had under another name, or before they got one of their own choice.
struct MovedPerson {
  std::string path;  // "people/tie-jiao-3k0d/"
  PersonIndex person = 0;
};

// A calendar day with articles. Days are sorted; years and months are ranges of days.
struct Day {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  std::vector<ArticleIndex> articles;  // by newspaper, sheet number, position
};

struct Archive {
  std::vector<Entry> entries;                 // by date (undated first), newspaper, sheet, position
  std::vector<SheetEntry> sheets;             // by date, newspaper, number, path
  std::vector<Person> people;                 // by pinyin, then strokes
  std::vector<AlikeArticles> alike_articles;  // by path
  std::vector<Namesakes> namesakes;
  std::vector<MovedPerson> moved_people;  // by path
  std::vector<SharedPage> shared_pages;   // by path; none unless site.toml sets min_mentions
  std::vector<Day> days;
  std::vector<ArticleIndex> undated;  // no date, or one without a year
  TextShelf* shelf = nullptr;         // where texts lie that are not in memory
};

// Frees texts that were taken down from the shelf, when they are more than `most` bytes. Whoever
// goes through many articles says so now and then, when no thread holds blocks of any.
inline void put_back_texts(const Archive& archive, std::size_t most = 0) {
  if (archive.shelf != nullptr) archive.shelf->put_back(most);
}

}  // namespace baoku
