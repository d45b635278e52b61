#include "archive/offices.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/people/lexicon.h"
#include "reading/people/scanned_text.h"

namespace baoku {
namespace {

// What in front of an office makes it another one: 副书记, 常务副市长, 原局长, 总工程师, 大队长,
// 主任医师.
constexpr std::array<std::u32string_view, 26> kRanks = {
    U"副",   U"代",   U"代理", U"常务", U"执行", U"名誉", U"荣誉", U"原",  U"前",
    U"首任", U"第一", U"总",   U"大",   U"中",   U"小",   U"支",   U"分",  U"高级",
    U"特级", U"主任", U"首席", U"资深", U"见习", U"实习", U"候补", U"主治"};

// One character in front of a shorter print may only be the level of an organisation:
// 区|党工委书记.
constexpr std::u32string_view kLevels = U"省市县区州旗盟镇乡村局厅部校院厂社会国所站";

bool opens(char32_t c) { return c == U'（' || c == U'(' || c == U'“' || c == U'《' || c == U'「'; }
bool closes(char32_t c) { return c == U'）' || c == U')' || c == U'”' || c == U'》' || c == U'」'; }
bool parts_offices(char32_t c) { return c == U'、' || c == U'，' || c == U',' || c == U'；'; }

// What prints of one office have in common: simplified characters without white space.
std::u32string folded(std::string_view text) {
  std::u32string out(ScannedText(text).chars());
  std::erase_if(out, [](char32_t c) { return is_space(c); });
  return out;
}

bool ends_in_office(std::u32string_view text) {
  bool found = false;
  lexicon().words_before(text, text.size(), [&](std::size_t, WordClasses classes) {
    found = found || (classes & word_class::kOffice) != 0;
  });
  return found;
}

// An office as it is printed. What folds to the same text has the same number.
struct Part {
  std::string printed;
  std::uint32_t text = 0;
};

// A printed office with where it stands, while they are put together.
struct Print {
  const Part* part = nullptr;
  const std::string* role = nullptr;  // of which it is a part
  const NamedPerson* named = nullptr;
  ArticleIndex article = 0;
  int day = 0;              // days since some day, for distances in time; 0: not dated
  std::uint32_t block = 0;  // the place is found when somebody asks for it
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

int day_of(const Date& date) {
  return date.is_full() ? date.year * 372 + static_cast<int>(date.month * 31 + date.day) : 0;
}

// Finds where the office stands in the article: of several places the one nearest to the name.
void find_place(const Archive& archive, Print& print) {
  const Article& article = archive.entries[print.article].article;
  const NamedPerson& person = *print.named;
  const std::string_view role = *print.role;
  const std::string& part = print.part->printed;
  std::uint32_t least = 0xFFFFFFFF;
  for (const NamedPerson::Span& span : person.spans) {
    const std::string& text = article.blocks[span.block].text;
    for (std::size_t at = text.find(role); at != std::string::npos; at = text.find(role, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at + role.find(part));
      const std::uint32_t distance = begin < span.begin ? span.begin - begin : begin - span.begin;
      if (distance >= least) continue;
      least = distance;
      print.block = span.block;
      print.begin = begin;
      print.end = begin + static_cast<std::uint32_t>(part.size());
    }
  }
  if (print.begin != print.end || person.spans.empty()) return;
  print.block = person.spans.front().block;  // a headline says it: the name stands for it
  print.begin = person.spans.front().begin;
  print.end = person.spans.front().end;
}

// The offices of what is printed beside a name. The same is printed of the same person again and
// again, and is taken apart once.
class PartsOfRoles {
 public:
  const std::vector<Part>& of(const std::string& role) {
    const auto [found, is_new] = parts_.try_emplace(role);
    if (is_new) {
      for (std::string& part : split_offices(role)) {
        const auto next = static_cast<std::uint32_t>(texts_.size());
        const auto [text, _] = texts_.try_emplace(folded(part), next);
        found->second.push_back({std::move(part), text->second});
      }
    }
    return found->second;
  }

  // Folded, by number.
  std::vector<std::u32string_view> texts() const {
    std::vector<std::u32string_view> texts(texts_.size());
    for (const auto& [text, number] : texts_) texts[number] = text;
    return texts;
  }

 private:
  std::unordered_map<std::string_view, std::vector<Part>> parts_;  // by texts of the archive
  std::unordered_map<std::u32string, std::uint32_t> texts_;
};

// In the order of the archive: undated ones, then the others by day.
std::vector<Print> prints_of(const Archive& archive, const Person& person, PartsOfRoles& parts) {
  std::vector<Print> prints;
  for (const Appearance& each : person.appearances) {
    const Article& article = archive.entries[each.article].article;
    const NamedPerson& named = article.people[each.person];
    for (const std::string& role : named.roles) {
      for (const Part& part : parts.of(role)) {
        prints.push_back({&part, &role, &named, each.article, day_of(article.date), 0, 0, 0});
      }
    }
  }
  return prints;
}

bool is_short_for(std::u32string_view shorter, std::u32string_view longer) {
  if (shorter.empty() || shorter.size() >= longer.size() || !longer.ends_with(shorter))
    return false;
  const std::u32string_view front = longer.substr(0, longer.size() - shorter.size());
  if (front.size() == 1) return kLevels.find(front[0]) != std::u32string_view::npos;
  return std::none_of(kRanks.begin(), kRanks.end(),
                      [&](std::u32string_view rank) { return front.ends_with(rank); });
}

// The full prints that one text is short for. Many may stand in thousands of articles, so the
// nearest is not looked for one by one.
class FullPrints {
 public:
  // In the order of the archive.
  void add(const Print& print) {
    if (print.day == 0) first_dated_ = prints_.size() + 1;
    prints_.push_back(&print);
  }

  // The one in the same article, or else the nearest in time; of several the first. Undated
  // mentions are as far from the dated ones as can be.
  const Print& nearest(const Print& print) const {
    const auto beside = std::lower_bound(
        prints_.begin(), prints_.end(), print.article,
        [](const Print* each, ArticleIndex article) { return each->article < article; });
    if (beside != prints_.end() && (*beside)->article == print.article) return **beside;
    const auto dated = prints_.begin() + static_cast<std::ptrdiff_t>(first_dated_);
    if (print.day == 0 || dated == prints_.end()) return *prints_.front();
    const auto first_of = [&](int day) {
      return std::lower_bound(dated, prints_.end(), day,
                              [](const Print* each, int other) { return each->day < other; });
    };
    const auto behind = first_of(print.day);
    if (behind == dated) return **behind;
    const auto before = first_of((*std::prev(behind))->day);
    if (behind == prints_.end()) return **before;
    const int to_behind = (*behind)->day - print.day, to_before = print.day - (*before)->day;
    return to_behind < to_before ? **behind : **before;
  }

 private:
  std::vector<const Print*> prints_;
  std::size_t first_dated_ = 0;
};

// The full print that each print is short for, or its own: by texts.
class FullTexts {
 public:
  // `prints` must outlive it.
  FullTexts(const std::vector<Print>& prints, const std::vector<std::u32string_view>& texts)
      : shorts_(texts.size()) {
    const auto is_short = [&](std::size_t text, std::size_t other) {
      return is_short_for(texts[text], texts[other]);
    };
    for (std::size_t text = 0; text < texts.size(); ++text) {
      for (std::size_t other = 0; other < texts.size() && !shorts_[text]; ++other) {
        if (is_short(text, other)) shorts_[text].emplace();
      }
    }
    for (std::size_t text = 0; text < texts.size(); ++text) {
      for (const Print& print : prints) {
        if (shorts_[text] && is_full(print) && is_short(text, print.part->text)) {
          shorts_[text]->add(print);
        }
      }
    }
  }

  bool is_full(const Print& print) const { return !shorts_[print.part->text]; }

  std::uint32_t of(const Print& print) const {
    const std::optional<FullPrints>& full = shorts_[print.part->text];
    return full ? full->nearest(print).part->text : print.part->text;
  }

 private:
  std::vector<std::optional<FullPrints>> shorts_;  // by text; none of a full one
};

// Puts the prints of one office, which come in the order of the archive, by time - undated ones
// last - and finds the places of the first `placed` of them. Only where the article does not tell
// the order, the place in it does.
void sort_prints(const Archive& archive, std::size_t placed, std::vector<Print*>& prints) {
  std::stable_partition(prints.begin(), prints.end(),
                        [](const Print* print) { return print->day; });
  for (std::size_t begin = 0; begin < prints.size();) {
    std::size_t end = begin + 1;
    while (end < prints.size() && prints[end]->article == prints[begin]->article) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      if (i < placed || end - begin > 1) find_place(archive, *prints[i]);
    }
    std::stable_sort(prints.begin() + static_cast<std::ptrdiff_t>(begin),
                     prints.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Print* a, const Print* b) {
                       return std::tie(a->block, a->begin) < std::tie(b->block, b->begin);
                     });
    begin = end;
  }
}

OfficeMention mention_of(const Print& print) {
  return {print.article, print.part->printed, print.block, print.begin, print.end};
}

}  // namespace

bool is_short_for(std::string_view shorter, std::string_view longer) {
  return is_short_for(folded(shorter), folded(longer));
}

std::vector<std::string> split_offices(std::string_view printed) {
  std::vector<std::string> offices;
  std::string office;
  int depth = 0;
  const auto finish = [&] {
    if (!trim(office).empty()) offices.emplace_back(trim(office));
    office.clear();
  };
  for (std::size_t at = 0; at < printed.size();) {
    const char32_t c = next_code_point(printed, at);
    if (opens(c)) ++depth;
    if (closes(c) && depth > 0) --depth;
    if (depth == 0 && parts_offices(c) && ends_in_office(ScannedText(trim(office)).chars())) {
      finish();
    } else {
      append_utf8(office, c);
    }
  }
  finish();
  return offices;
}

std::vector<Office> offices_of(const Archive& archive, const Person& person, std::size_t placed) {
  PartsOfRoles parts;
  std::vector<Print> prints = prints_of(archive, person, parts);
  const std::vector<std::u32string_view> texts = parts.texts();
  const FullTexts full(prints, texts);
  struct Gathered {
    std::string name;
    std::vector<Print*> prints;
  };
  std::vector<Gathered> by_text(texts.size());
  for (Print& print : prints) {
    Gathered& office = by_text[full.of(print)];
    if (office.name.empty() && full.is_full(print)) office.name = print.part->printed;
    office.prints.push_back(&print);
  }
  std::erase_if(by_text, [](const Gathered& office) { return office.prints.empty(); });
  for (Gathered& office : by_text) {
    sort_prints(archive, std::max<std::size_t>(placed, 1), office.prints);
  }
  std::sort(by_text.begin(), by_text.end(), [](const Gathered& a, const Gathered& b) {
    const auto order = [](const Gathered& office) {
      const Print& first = *office.prints.front();
      return std::tuple(first.day == 0, first.article, first.block, first.begin);
    };
    return std::tuple_cat(order(a), std::tie(a.name)) < std::tuple_cat(order(b), std::tie(b.name));
  });
  std::vector<Office> offices;
  for (Gathered& gathered : by_text) {
    Office& office = offices.emplace_back();
    office.name = std::move(gathered.name);
    for (const Print* print : gathered.prints) office.mentions.push_back(mention_of(*print));
  }
  return offices;
}

}  // namespace baoku
