#include "archives.h"

#include <map>
#include <stdexcept>

#include "base/utf8.h"
#include "search/numbers.h"
#include "search/record.h"

namespace baoku {

void MemoryOutput::write(std::string_view path, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  const bool is_new = files.emplace(path, bytes).second;
  if (!is_new) throw std::logic_error("written twice: " + std::string(path));
}

std::string MemoryOutput::read(const std::string& path) const {
  const auto found = files.find(path);
  if (found == files.end()) throw std::runtime_error("no file " + path);
  return found->second;
}

LoadFile MemoryOutput::loader() const {
  return [this](const std::string& path) { return read(path); };
}

IndexShape small_shape() {
  IndexShape shape;
  shape.leaf_articles = 2;
  shape.big_node = 6;
  shape.max_depth = 20;
  shape.head_size = 3;
  shape.shard_bytes = 120;
  shape.short_bytes = 16;
  shape.list_bytes = 60;
  shape.piece_entries = 4;
  shape.part_places = 300;
  shape.record_block = 3;
  shape.record_group = 12;
  return shape;
}

Entry make_entry(std::string title, std::vector<std::string> paragraphs) {
  Entry entry;
  entry.article.title = std::move(title);
  for (std::string& text : paragraphs) {
    entry.article.blocks.push_back({Block::Kind::paragraph, std::move(text), "", {}});
  }
  return entry;
}

std::size_t pick(std::size_t end, std::mt19937& random) { return random() % end; }

namespace {

const std::u32string kMarks =
    U"e\u0301é\u0065\u0308\u1161\u1100가\u11A8ｶﾞガカ\u3099𠮷𝒜😀\u200B\u00ADﬁßẞİıǅ½㍿①\u0345Ω";

std::u32string letters_of(Alphabet alphabet) {
  switch (alphabet) {
    case Alphabet::few:
      return U"甲乙丙";
    case Alphabet::han:
      return U"新区开发建设群众工作会议记者通讯员今日上午召开项目推进情况的了在是我不一二三";
    case Alphabet::latin:
      return U"aAbBcC 0123４５６ＰＭｐｍ.，,-% \u00A0";
    case Alphabet::mixed:
      return U"臺台灣湾乾干淨净後后裡里發发髮麵面機机電电 \u3000\n雲云";
    case Alphabet::marks:
      return kMarks;
    case Alphabet::repeated:
      return U"春夏秋冬";
  }
  return U"";
}

std::string random_text(const std::u32string& letters, std::size_t length, std::mt19937& random) {
  std::u32string text;
  for (std::size_t i = 0; i < length; ++i) text.push_back(letters[pick(letters.size(), random)]);
  return to_utf8(text);
}

std::string random_paragraph(Alphabet alphabet, std::mt19937& random) {
  const std::u32string letters = letters_of(alphabet);
  std::string text = random_text(letters, pick(40, random), random);
  if (alphabet == Alphabet::repeated && pick(2, random) == 0) {
    const std::string notice = "未经本报书面授权不得转载摘编或以其他方式使用上述作品违者必究";
    text = (pick(2, random) == 0 ? text : "") + notice + (pick(3, random) == 0 ? text : "");
  }
  return text;
}

// Dates that rise with the articles' numbers; the first quarter has none.
Date rising_date(std::size_t article, std::size_t articles) {
  Date date;
  if (article < articles / 4) return date;
  const std::size_t day = 8 * 12 * 28 * article / articles;
  date.year = 2015 + static_cast<int>(day / (12 * 28));
  date.month = 1 + static_cast<unsigned>(day / 28 % 12);
  date.day = 1 + static_cast<unsigned>(day % 28);
  return date;
}

void name_people(Archive& archive) {
  std::map<std::string, PersonIndex> known;
  for (ArticleIndex a = 0; a < archive.entries.size(); ++a) {
    Entry& entry = archive.entries[a];
    for (std::uint32_t i = 0; i < entry.article.people.size(); ++i) {
      const std::string& name = entry.article.people[i].name;
      const auto [found, is_new] =
          known.try_emplace(name, static_cast<PersonIndex>(archive.people.size()));
      if (is_new) {
        Person person;
        person.name = name;
        person.path = "people/" + std::to_string(found->second) + "/";
        archive.people.push_back(std::move(person));
      }
      const NamedPerson::As as = entry.article.people[i].as;
      entry.people.push_back(found->second);
      if (as == NamedPerson::As::author) entry.writers.push_back(found->second);
      archive.people[found->second].appearances.push_back({a, i, as});
    }
  }
}

}  // namespace

Archive random_archive(Alphabet alphabet, std::size_t articles, std::mt19937& random) {
  Archive archive;
  archive.sheets.resize(6);
  const std::u32string letters = letters_of(alphabet);
  for (std::size_t s = 0; s < archive.sheets.size(); ++s) {
    archive.sheets[s].sheet.newspaper = s % 2 == 0 ? "高新时报" : random_text(letters, 4, random);
    archive.sheets[s].sheet.number = static_cast<int>(s);
    if (s % 3 == 2) archive.sheets[s].sheet.series = "B";
  }
  std::vector<std::string> sections;
  for (int i = 0; i < 3; ++i) sections.push_back(random_text(letters, 3, random));
  for (std::size_t a = 0; a < articles; ++a) {
    std::vector<std::string> paragraphs(pick(4, random));
    for (std::string& text : paragraphs) text = random_paragraph(alphabet, random);
    Entry entry = make_entry(random_text(letters, pick(8, random), random), paragraphs);
    entry.path = "articles/" + std::to_string(a) + "/";
    entry.sheet = static_cast<SheetIndex>(pick(archive.sheets.size(), random));
    Article& article = entry.article;
    if (pick(3, random) == 0) article.byline.reporters = {random_text(letters, 3, random)};
    if (pick(4, random) == 0) article.byline.others = {random_text(letters, 4, random)};
    if (pick(5, random) == 0) article.kicker = random_text(letters, 5, random);
    if (pick(5, random) == 0) article.subtitle = random_text(letters, 6, random);
    if (pick(5, random) == 0) article.dateline = "本报讯";
    if (pick(4, random) == 0) article.section = sections[pick(sections.size(), random)];
    for (std::size_t people = pick(3, random); people > 0; --people) {
      NamedPerson person;
      person.name = random_text(letters, 1 + pick(3, random), random);
      article.people.push_back(person);
    }
    article.date = rising_date(a, articles);
    archive.entries.push_back(std::move(entry));
  }
  name_people(archive);
  return archive;
}

PlainScan::PlainScan(const Archive& archive, const Folding& folding) : folding_(folding) {
  const ArticleNumbers numbers(archive);
  for (ArticleIndex a = 0; a < archive.entries.size(); ++a) {
    numbers_.push_back(numbers.number(a));
    const Record record = make_record(archive, a);
    Values values;
    const auto add = [&](Field field, std::string_view text) {
      if (!text.empty()) values[static_cast<std::size_t>(field)].push_back(to_nfc(text));
    };
    for_each_text(record, [&](std::string_view text, Place) {
      add(Field::text, text);
      if (!text.empty()) originals_.push_back(to_utf32(text));
    });
    add(Field::title, record.title);
    for (const std::string& name : names_in(archive, a)) add(Field::person, name);
    for (const std::string& name : record.byline) add(Field::author, name);
    add(Field::section, record.section);
    add(Field::paper, record.newspaper);
    if (record.sheet != 0) {
      add(Field::sheet, folding.fold(record.series) + std::to_string(record.sheet));
    }
    Values folded = values;
    for (std::vector<std::string>& texts : folded) {
      for (std::string& text : texts) text = folding.fold(text);
    }
    articles_.push_back(std::move(values));
    folded_.push_back(std::move(folded));
    const Date& date = archive.entries[a].article.date;
    days_.push_back(date.year == 0
                        ? 0
                        : static_cast<std::uint32_t>(date.year) * 416 + date.month * 32 + date.day);
  }
}

bool PlainScan::asks_nothing(const QueryItem& item) const {
  return item.kind == QueryItem::Kind::term && folding_.fold(item.text).empty();
}

bool PlainScan::matches(std::size_t article, const QueryItem& item) const {
  if (item.kind == QueryItem::Kind::days) {
    return days_[article] != 0 && days_[article] >= item.from && days_[article] <= item.to;
  }
  const auto field = static_cast<std::size_t>(item.field);
  const bool is_phrase = item.is_exact && (item.field == Field::text || item.field == Field::title);
  const std::string wanted = is_phrase ? to_nfc(item.text) : folding_.fold(item.text);
  for (const std::string& text : (is_phrase ? articles_ : folded_)[article][field]) {
    const bool is_there =
        item.is_exact && !is_phrase ? text == wanted : text.find(wanted) != std::string::npos;
    if (is_there) return true;
  }
  return false;
}

std::vector<std::uint32_t> PlainScan::find(const Query& query) const {
  std::vector<std::uint32_t> found;
  for (std::size_t a = 0; a < articles_.size(); ++a) {
    bool asks_something = false;
    bool is_found = true;
    for (const QueryGroup& group : query) {
      bool is_met = false;
      bool counts = false;
      for (const QueryItem& item : group) {
        if (asks_nothing(item)) continue;
        counts = true;
        is_met = is_met || matches(a, item) != item.is_negated;
      }
      asks_something = asks_something || counts;
      is_found = is_found && (is_met || !counts);
    }
    if (asks_something && is_found) found.push_back(numbers_[a]);
  }
  return found;
}

std::string PlainScan::random_piece(std::size_t longest, std::mt19937& random) const {
  if (originals_.empty()) return "甲";
  const std::u32string& text = originals_[pick(originals_.size(), random)];
  const std::size_t begin = pick(text.size(), random);
  return to_utf8(text.substr(begin, 1 + pick(longest, random)));
}

std::string PlainScan::random_item(std::mt19937& random) const {
  const std::string dash = pick(6, random) == 0 ? "-" : "";
  const auto value_of = [&](Field field) -> std::string {
    if (articles_.empty()) return "甲";
    const auto& values = articles_[pick(articles_.size(), random)][static_cast<std::size_t>(field)];
    if (values.empty()) return "甲";
    const std::string& value = values[pick(values.size(), random)];
    const std::u32string characters = to_utf32(value);
    if (pick(2, random) == 0) return '"' + value + '"';
    const std::size_t begin = pick(characters.size(), random);
    const std::u32string piece = characters.substr(begin, 1 + pick(3, random));
    return pick(3, random) == 0 ? '"' + to_utf8(piece) + '"' : to_utf8(piece);
  };
  switch (pick(14, random)) {
    case 0:
      return dash + "标题:" + value_of(Field::title);
    case 1:
      return dash + "person:" + value_of(Field::person);
    case 2:
      return dash + "记者：" + value_of(Field::author);
    case 3:
      return dash + "栏目:" + value_of(Field::section);
    case 4:
      return dash + "报:" + value_of(Field::paper);
    case 5:
      return dash + "版:" + (pick(2, random) == 0 ? "B" : "") + std::to_string(pick(7, random));
    case 6:
      return dash + "日期:" + std::to_string(2014 + pick(10, random)) + ".." +
             std::to_string(2016 + pick(9, random)) + "-" + std::to_string(1 + pick(12, random));
    case 7:
      return dash + "date:" + std::to_string(2015 + pick(8, random)) + "-" +
             std::to_string(1 + pick(12, random)) + "-" + std::to_string(1 + pick(28, random));
    case 8:
    case 9:
      return dash + '"' + random_piece(6, random) + '"';
    default:
      return dash + random_piece(4, random);
  }
}

std::string PlainScan::random_query(std::mt19937& random) const {
  std::string query = random_item(random);
  for (std::size_t more = pick(4, random); more > 0; --more) {
    query += (pick(3, random) == 0 ? " OR " : " ") + random_item(random);
  }
  return query;
}

}  // namespace baoku
