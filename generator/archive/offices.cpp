#include "archive/offices.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
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

// A printed office with its mention, while they are put together.
struct Print {
  OfficeMention mention;  // its place is found when somebody asks for it
  const NamedPerson* named = nullptr;
  const std::string* role = nullptr;  // of which it is a part
  std::u32string_view text;           // folded
  int day = 0;                        // days since some day, for distances in time; 0: not dated
};

int day_of(const Date& date) {
  return date.is_full() ? date.year * 372 + static_cast<int>(date.month * 31 + date.day) : 0;
}

// Finds where the office stands in the article: of several places the one nearest to the name.
void find_place(const Archive& archive, Print& print) {
  const Article& article = archive.entries[print.mention.article].article;
  const NamedPerson& person = *print.named;
  const std::string_view role = *print.role;
  OfficeMention& mention = print.mention;
  const std::string& part = mention.printed;
  std::uint32_t least = 0xFFFFFFFF;
  for (const NamedPerson::Span& span : person.spans) {
    const std::string& text = article.blocks[span.block].text;
    for (std::size_t at = text.find(role); at != std::string::npos; at = text.find(role, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at + role.find(part));
      const std::uint32_t distance = begin < span.begin ? span.begin - begin : begin - span.begin;
      if (distance >= least) continue;
      least = distance;
      mention.block = span.block;
      mention.begin = begin;
      mention.end = begin + static_cast<std::uint32_t>(part.size());
    }
  }
  if (mention.begin != mention.end || person.spans.empty()) return;
  mention.block = person.spans.front().block;  // a headline says it: the name stands for it
  mention.begin = person.spans.front().begin;
  mention.end = person.spans.front().end;
}

// An office as it is printed, and folded.
struct Part {
  std::string printed;
  std::u32string text;
};

// The offices of what is printed beside a name. The same is printed of the same person again and
// again, and is taken apart once.
class PartsOfRoles {
 public:
  const std::vector<Part>& of(const std::string& role) {
    const auto [found, is_new] = parts_.try_emplace(role);
    if (is_new) {
      for (std::string& part : split_offices(role)) {
        std::u32string text = folded(part);
        found->second.push_back({std::move(part), std::move(text)});
      }
    }
    return found->second;
  }

 private:
  std::unordered_map<std::string_view, std::vector<Part>> parts_;  // by texts of the archive
};

std::vector<Print> prints_of(const Archive& archive, const Person& person, PartsOfRoles& parts) {
  std::vector<Print> prints;
  for (const Appearance& each : person.appearances) {
    const Article& article = archive.entries[each.article].article;
    const NamedPerson& named = article.people[each.person];
    for (const std::string& role : named.roles) {
      for (const Part& part : parts.of(role)) {
        Print& print = prints.emplace_back();
        print.text = part.text;
        print.day = day_of(article.date);
        print.mention.article = each.article;
        print.named = &named;
        print.role = &role;
        print.mention.printed = part.printed;
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
  // In their order.
  void add(const Print& print) {
    if (first_ == nullptr) first_ = &print;
    of_article_.emplace(print.mention.article, &print);
    if (print.day != 0) of_day_.emplace(print.day, &print);
  }

  // The one in the same article, or else the nearest in time; of several the first. Undated
  // mentions are as far from the dated ones as can be.
  const Print& nearest(const Print& print) const {
    const auto beside = of_article_.find(print.mention.article);
    if (beside != of_article_.end()) return *beside->second;
    if (print.day == 0 || of_day_.empty()) return *first_;
    const auto behind = of_day_.lower_bound(print.day);
    if (behind == of_day_.begin()) return *behind->second;
    const auto before = std::prev(behind);
    if (behind == of_day_.end()) return *before->second;
    const int to_behind = behind->first - print.day, to_before = print.day - before->first;
    if (to_behind == to_before) return *std::min(behind->second, before->second);
    return to_behind < to_before ? *behind->second : *before->second;
  }

 private:
  const Print* first_ = nullptr;
  std::unordered_map<ArticleIndex, const Print*> of_article_;  // the first of each
  std::map<int, const Print*> of_day_;                         // the first of each
};

// The full print that each print is short for, or its own: by texts.
class FullTexts {
 public:
  // `prints` must outlive it.
  explicit FullTexts(const std::vector<Print>& prints) {
    for (const Print& print : prints) shorts_.try_emplace(print.text);
    for (auto& [text, full] : shorts_) {
      for (const auto& other : shorts_) {
        if (is_short_for(text, other.first)) full = std::make_unique<FullPrints>();
      }
    }
    for (auto& [text, full] : shorts_) {
      for (const Print& print : prints) {
        if (full && is_full(print) && is_short_for(text, print.text)) full->add(print);
      }
    }
  }

  bool is_full(const Print& print) const { return shorts_.at(print.text) == nullptr; }

  std::u32string_view of(const Print& print) const {
    const std::unique_ptr<FullPrints>& full = shorts_.at(print.text);
    return full ? full->nearest(print).text : print.text;
  }

 private:
  std::map<std::u32string_view, std::unique_ptr<FullPrints>> shorts_;  // null of a full one
};

// Only where the article does not tell, the place in it does.
auto article_order(const Archive& archive, const OfficeMention& mention) {
  const bool is_undated = !archive.entries[mention.article].article.date.is_full();
  return std::pair(is_undated, mention.article);
}

auto mention_order(const Archive& archive, const OfficeMention& mention) {
  return std::tuple_cat(article_order(archive, mention), std::tuple(mention.block, mention.begin));
}

// Sorts the prints of one office by time and finds the places of the first `placed` of them.
void sort_prints(const Archive& archive, std::size_t placed, std::vector<Print*>& prints) {
  std::stable_sort(prints.begin(), prints.end(), [&](const Print* a, const Print* b) {
    return article_order(archive, a->mention) < article_order(archive, b->mention);
  });
  for (std::size_t i = 0; i < prints.size(); ++i) {
    const auto is_beside = [&](std::size_t other) {
      return other < prints.size() && prints[other]->mention.article == prints[i]->mention.article;
    };
    if (i < placed || is_beside(i - 1) || is_beside(i + 1)) find_place(archive, *prints[i]);
  }
  std::stable_sort(prints.begin(), prints.end(), [&](const Print* a, const Print* b) {
    const auto order = article_order(archive, a->mention);
    const auto other = article_order(archive, b->mention);
    if (order != other) return order < other;
    return mention_order(archive, a->mention) < mention_order(archive, b->mention);
  });
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
  const FullTexts full(prints);
  struct Gathered {
    std::string name;
    std::vector<Print*> prints;
  };
  std::map<std::u32string_view, Gathered> by_name;
  for (Print& print : prints) {
    Gathered& office = by_name[full.of(print)];
    if (office.name.empty() && full.is_full(print)) office.name = print.mention.printed;
    office.prints.push_back(&print);
  }
  std::vector<Office> offices;
  for (auto& [name, gathered] : by_name) {
    sort_prints(archive, std::max<std::size_t>(placed, 1), gathered.prints);
    Office& office = offices.emplace_back();
    office.name = gathered.name;
    for (const Print* print : gathered.prints) office.mentions.push_back(print->mention);
  }
  std::sort(offices.begin(), offices.end(), [&](const Office& a, const Office& b) {
    const auto first_a = mention_order(archive, a.mentions.front());
    const auto first_b = mention_order(archive, b.mentions.front());
    return std::tie(first_a, a.name) < std::tie(first_b, b.name);
  });
  return offices;
}

}  // namespace baoku
