#include "reading/people/people.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/people/character_kinds.h"
#include "reading/people/lexicon.h"
#include "reading/people/name_context.h"
#include "reading/people/names.h"
#include "reading/people/roles.h"
#include "reading/people/scanned_text.h"

namespace baoku {
namespace {

constexpr double kSureEnough = 0.8;  // for somebody who is named in the headline only

// The parts of an article in which names are looked for: first the blocks, then what only tells.
std::vector<std::string_view> texts_of(const Article& article) {
  std::vector<std::string_view> texts;
  for (const Block& block : article.blocks) texts.push_back(block.text);
  for (const std::string* line :
       {&article.kicker, &article.title, &article.subtitle, &article.dateline})
    texts.push_back(*line);
  return texts;
}

class Register {
 public:
  explicit Register(std::vector<NamedPerson>& people) : people_(people) {}

  NamedPerson& entry(const std::string& name, NamedPerson::As as, double confidence) {
    const auto [place, is_new] = places_.try_emplace(name, people_.size());
    if (is_new) {
      NamedPerson& person = people_.emplace_back();
      person.name = name;
      person.as = as;
      person.confidence = confidence;
    }
    return people_[place->second];
  }
  bool has(const std::string& name) const { return places_.contains(name); }

 private:
  std::vector<NamedPerson>& people_;
  std::map<std::string, std::size_t> places_;
};

// 云渡时报 stands in bylines, too, and has a surname's character in front.
bool is_newspaper(std::string_view word) {
  return count_code_points(word) > 2 &&
         (word.ends_with("报") || word.ends_with("社") || word.ends_with("台"));
}

bool looks_like_name(std::string_view word) {
  std::u32string chars = to_utf32(word);
  if (chars.size() < 2 || chars.size() > 4) return false;
  for (char32_t& c : chars) {
    if (!is_han(c)) return false;
    c = folded_character(c);
  }
  if (lexicon().classes(chars) != 0 || is_newspaper(word)) return false;
  float weight = 0;
  return lexicon().facts(chars[0]).is_surname || lexicon().double_surname(chars, 0, weight);
}

// Takes names out of a free entry of the byline: "摄影 王二", "云渡时报 沈兰", "文/图".
std::vector<std::string> names_in_label(std::string_view label) {
  std::vector<std::string> names;
  std::string word;
  const auto finish = [&] {
    if (looks_like_name(word)) names.push_back(word);
    word.clear();
  };
  for (std::size_t at = 0; at < label.size();) {
    const char32_t c = next_code_point(label, at);
    if (is_han(c)) {
      append_utf8(word, c);
    } else {
      finish();
    }
  }
  finish();
  return names;
}

void add_authors(const Article& article, const PeopleConfig& config, Register& people) {
  const auto add = [&](const std::string& name) {
    const bool excluded =
        std::find(config.exclude.begin(), config.exclude.end(), name) != config.exclude.end();
    if (!name.empty() && !excluded && !is_newspaper(name))
      people.entry(name, NamedPerson::As::author, 1.0);
  };
  for (const std::string& name : article.byline.reporters) add(name);
  for (const std::string& name : article.byline.correspondents) add(name);
  for (const std::string& label : article.byline.others)
    for (const std::string& name : names_in_label(label)) add(name);
}

void add_role(NamedPerson& person, const std::string& role) {
  if (role.empty()) return;
  if (std::find(person.roles.begin(), person.roles.end(), role) == person.roles.end())
    person.roles.push_back(role);
}

// The mentions of one text with the offices beside them.
class RoleReader {
 public:
  // Reads the text into `scanned`, which must outlive it.
  RoleReader(std::string_view text, std::span<const NameMention> mentions, ScannedText& scanned)
      : text_(scanned) {
    text_.read(text);
    for (const NameMention& mention : mentions) {
      begins_.push_back(text_.index_of_byte(mention.begin));
      ends_.push_back(text_.index_of_byte(mention.end));
    }
  }

  // Returns the offices of mention `i`; call in order, since a list shares the office in front.
  std::vector<std::string> roles(std::size_t i) {
    std::vector<std::string> found;
    std::string before = role_before(text_, begins_[i], ends_);
    if (before.empty() && i > 0 && is_joined(i - 1) && is_shared_office(last_)) before = last_;
    last_ = before;
    if (!before.empty()) found.push_back(before);
    const std::size_t last = last_of_list(i);
    const std::string behind = role_behind(text_, ends_[last]);
    if (!behind.empty() && (last == i || is_shared_office(behind))) found.push_back(behind);
    return found;
  }

 private:
  bool is_joined(std::size_t i) const {
    return i + 1 < begins_.size() && ends_[i] + 1 == begins_[i + 1] &&
           joins_names(text_.at(ends_[i]));
  }
  // 樊守义、薛文龙|任副组长: returns the mention behind whose list somebody takes an office, or
  // `i`.
  std::size_t last_of_list(std::size_t i) const {
    constexpr std::size_t kLongestList = 64;
    std::size_t last = i;
    while (last - i < kLongestList && is_joined(last)) ++last;
    return takes_office(text_, ends_[last]) ? last : i;
  }

  ScannedText& text_;
  std::vector<std::size_t> begins_;
  std::vector<std::size_t> ends_;
  std::string last_;  // office of the mention before
};

bool is_author(const NameMention& mention) { return mention.reasons & kAuthor; }

// Enters mentions, which come in the order of `texts`, the first `blocks` of which are an
// article's.
class Entering {
 public:
  Entering(const std::vector<std::string_view>& texts, std::size_t blocks,
           std::span<const NameMention> mentions)
      : texts_(texts), blocks_(blocks), mentions_(mentions) {
    for (const NameMention& mention : mentions) {
      const auto [entry, is_new] = writes_.try_emplace(mention.name, true);
      entry->second = entry->second && is_author(mention);
      if (!(mention.reasons & kNotPresent)) present_.insert(mention.name);
    }
  }

  // Offices are read beside all mentions of a text, also those of names that are left out.
  template <typename LeftOut>
  void enter(Register& people, LeftOut is_left_out) const {
    ScannedText scanned;  // kept from text to text, which are many and short
    for (std::size_t first = 0; first < mentions_.size();) {
      const std::uint32_t text = mentions_[first].text;
      std::size_t last = first;
      while (last < mentions_.size() && mentions_[last].text == text) ++last;
      const std::span<const NameMention> here = mentions_.subspan(first, last - first);
      RoleReader reader(texts_[text], here, scanned);
      for (std::size_t i = 0; i < here.size(); ++i) {
        const std::vector<std::string> roles = reader.roles(i);
        if (present_.contains(here[i].name) && !is_left_out(here[i])) enter(here[i], roles, people);
      }
      first = last;
    }
  }

 private:
  void enter(const NameMention& mention, const std::vector<std::string>& roles,
             Register& people) const {
    const auto as = writes_.at(mention.name) ? NamedPerson::As::author : NamedPerson::As::subject;
    NamedPerson& person = people.entry(mention.name, as, mention.confidence);
    person.confidence = std::max(person.confidence, mention.confidence);
    if (mention.text < blocks_) person.spans.push_back({mention.text, mention.begin, mention.end});
    for (const std::string& role : roles) add_role(person, role);
  }

  const std::vector<std::string_view>& texts_;
  std::size_t blocks_;
  std::span<const NameMention> mentions_;
  std::map<std::string_view, bool> writes_;  // every mention stands behind 记者 or beside 摄
  std::set<std::string_view> present_;       // named as people, not in the names of things only
};

}  // namespace

void name_people(Article& article, const PeopleConfig& config) {
  article.people.clear();
  article.possible_people.clear();
  Register people(article.people);
  add_authors(article, config, people);

  const std::vector<std::string_view> texts = texts_of(article);
  const std::size_t blocks = article.blocks.size();
  const FoundNames found = find_names(texts, config);
  Entering(texts, blocks, found.mentions).enter(people, [&](const NameMention& mention) {
    return mention.text >= blocks && mention.confidence < kSureEnough;
  });
  Register possible(article.possible_people);
  Entering(texts, blocks, found.possible).enter(possible, [&](const NameMention& mention) {
    return mention.text >= blocks || people.has(mention.name);
  });
}

}  // namespace baoku
