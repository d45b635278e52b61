#include "archives.h"

#include <stdexcept>

#include "base/utf8.h"
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

}  // namespace

Archive random_archive(Alphabet alphabet, std::size_t articles, std::mt19937& random) {
  Archive archive;
  archive.sheets.resize(1);
  archive.sheets[0].sheet.newspaper = "高新时报";
  const std::u32string letters = letters_of(alphabet);
  for (std::size_t a = 0; a < articles; ++a) {
    std::vector<std::string> paragraphs(pick(4, random));
    for (std::string& text : paragraphs) text = random_paragraph(alphabet, random);
    Entry entry = make_entry(random_text(letters, pick(8, random), random), paragraphs);
    entry.path = "articles/" + std::to_string(a) + "/";
    Article& article = entry.article;
    if (pick(3, random) == 0) article.byline.reporters = {random_text(letters, 3, random)};
    if (pick(4, random) == 0) article.byline.others = {random_text(letters, 4, random)};
    if (pick(5, random) == 0) article.kicker = random_text(letters, 5, random);
    if (pick(5, random) == 0) article.subtitle = random_text(letters, 6, random);
    if (pick(5, random) == 0) article.dateline = "本报讯";
    if (pick(6, random) == 0) {
      NamedPerson person;
      person.name = random_text(letters, 3, random);
      article.people.push_back(person);
    }
    article.date.year = a < articles / 4 ? 0 : 2015 + static_cast<int>(8 * a / articles);
    archive.entries.push_back(std::move(entry));
  }
  return archive;
}

PlainScan::PlainScan(const Archive& archive, const Folding& folding) {
  for (ArticleIndex a = 0; a < archive.entries.size(); ++a) {
    texts_.emplace_back();
    for_each_text(make_record(archive, a), [&](std::string_view text, Place) {
      texts_.back().push_back(to_utf32(folding.fold(text)));
      if (!text.empty()) originals_.push_back(to_utf32(text));
    });
  }
}

std::vector<std::uint32_t> PlainScan::find(std::u32string_view folded) const {
  std::vector<std::uint32_t> found;
  for (std::size_t a = 0; a < texts_.size(); ++a) {
    for (const std::u32string& text : texts_[a]) {
      if (text.find(folded) == std::u32string::npos) continue;
      found.push_back(static_cast<std::uint32_t>(a));
      break;
    }
  }
  return found;
}

std::string PlainScan::random_piece(std::size_t longest, std::mt19937& random) const {
  if (originals_.empty()) return "甲";
  const std::u32string& text = originals_[pick(originals_.size(), random)];
  const std::size_t begin = pick(text.size(), random);
  return to_utf8(text.substr(begin, 1 + pick(longest, random)));
}

}  // namespace baoku
