#include "archive/digests.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/parallel.h"
#include "reading/stored_sheet.h"

namespace baoku {
namespace {

constexpr std::size_t kStretch = 64;  // that one thread takes at a time

void add_date(KeyBuilder& key, const Date& date) {
  key.add(static_cast<std::uint64_t>(date.year)).add(std::uint64_t{date.month});
  key.add(std::uint64_t{date.day});
}

// What every article of a sheet shows of it.
RecordKey place_of(const SheetEntry& entry) {
  const Sheet& sheet = entry.sheet;
  KeyBuilder key;
  key.add(sheet.source.path()).add(sheet.stem).add(entry.path).add(sheet.newspaper);
  key.add(sheet.series).add(static_cast<std::uint64_t>(sheet.number));
  key.add(std::uint64_t{sheet.is_article});
  add_date(key, sheet.date);
  return key.key();
}

RecordKey card_of_person(const Person& person) {
  KeyBuilder key;
  key.add(person.name).add(person.pinyin).add(person.sort_key).add(person.path);
  return key.add(std::uint64_t{person.shares_page}).key();
}

// Who is named in it, as what, and when: as tables show it, without its words.
RecordKey named_in(const Entry& entry, const TextFacts& facts) {
  KeyBuilder key;
  key.add(entry.id).add(entry.path);
  add_date(key, entry.article.date);
  key.add(entry.people_as_read ? facts.people : key_of_people(entry.article));
  return key.key();
}

// Where names stand, when that was decided after the article was read: by the whole archive.
void add_spans(KeyBuilder& key, const Entry& entry) {
  key.add(std::uint64_t{entry.people_as_read});
  if (entry.people_as_read) return;
  for (const NamedPerson& person : entry.article.people) {
    key.add({reinterpret_cast<const char*>(person.spans.data()),
             person.spans.size() * sizeof(NamedPerson::Span)});
  }
}

RecordKey card_of(const Entry& entry, const RecordKey& place, const RecordKey& beginning) {
  const Article& article = entry.article;
  KeyBuilder key;
  key.add(place).add(entry.path).add(article.title).add(article.kicker).add(article.section);
  add_date(key, article.date);
  return key.add(beginning).key();
}

}  // namespace

Digests::Digests(const Archive& archive, unsigned jobs)
    : articles_(archive.entries.size()),
      cards_(archive.entries.size()),
      sheets_(archive.sheets.size()),
      sheet_cards_(archive.sheets.size()),
      people_(archive.people.size()),
      person_cards_(archive.people.size()),
      mentions_(archive.people.size()) {
  std::vector<RecordKey> named(archive.entries.size());
  const auto for_each = [&](std::size_t count, auto body) {
    parallel_for((count + kStretch - 1) / kStretch, jobs, [&](std::size_t stretch) {
      const std::size_t end = std::min(count, (stretch + 1) * kStretch);
      for (std::size_t i = stretch * kStretch; i < end; ++i) body(i);
    });
  };
  for_each(people_.size(),
           [&](std::size_t i) { person_cards_[i] = card_of_person(archive.people[i]); });
  for_each(sheets_.size(), [&](std::size_t s) {
    const SheetEntry& sheet = archive.sheets[s];
    const RecordKey place = place_of(sheet);
    for (const ArticleIndex i : sheet.articles) {
      const Entry& entry = archive.entries[i];
      TextFacts made;
      const TextFacts& facts = facts_of(entry.article, made);
      cards_[i] = card_of(entry, place, facts.beginning);
      named[i] = named_in(entry, facts);
      KeyBuilder key;
      key.add(place).add(named[i]).add(std::uint64_t{entry.position}).add(facts.whole);
      add_spans(key, entry);
      for (const std::string& alias : entry.article.aliases) key.add(alias);
      for (const PersonIndex person : entry.people) key.add(person_cards_[person]);
      articles_[i] = key.key();
    }
    KeyBuilder card;
    card.add(place);
    if (!sheet.articles.empty()) card.add(cards_[sheet.articles.front()]);
    sheet_cards_[s] = card.key();
    KeyBuilder whole;
    whole.add(sheet_cards_[s]).add(sheet.sheet.corrections.path());
    whole.add(key_of_texts(sheet.sheet));
    sheets_[s] = whole.key();
  });
  for_each(people_.size(), [&](std::size_t i) {
    const Person& person = archive.people[i];
    KeyBuilder key;
    key.add(person_cards_[i]).add(person.description).add(std::uint64_t{person.is_known});
    key.add(std::uint64_t{person.other_names.size()}).add(std::uint64_t{person.links.size()});
    for (const OtherName& other : person.other_names) {
      key.add(other.name).add(static_cast<std::uint64_t>(other.kind));
    }
    for (const PersonLink& link : person.links) {
      key.add(link.url).add(static_cast<std::uint64_t>(link.kind));
    }
    KeyBuilder mentions;
    mentions.add(person_cards_[i]);
    for (const Appearance& each : person.appearances) {
      key.add(articles_[each.article]).add(std::uint64_t{each.person});
      mentions.add(named[each.article]).add(std::uint64_t{each.person});
    }
    people_[i] = key.key();
    mentions_[i] = mentions.key();
  });
}

}  // namespace baoku
