#include "archive/rule_words.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace baoku {
namespace {

struct Wanted {
  const RuleText* word = nullptr;
  std::string folded;
};

// Calls body(text) for everything printed in an article.
template <typename Body>
void for_each_text(const Article& article, Body body) {
  for (const std::string* text : {&article.title, &article.kicker, &article.subtitle}) body(*text);
  for (const Block& block : article.blocks) body(block.text);
  for (const std::vector<std::string>* names :
       {&article.byline.reporters, &article.byline.correspondents, &article.byline.others}) {
    for (const std::string& name : *names) body(name);
  }
}

// Takes out of `wanted` what some text of the archive holds; stops when nothing is left.
template <typename Holds>
void take_found(const Archive& archive, std::vector<Wanted>& wanted, Holds holds) {
  for (const Entry& entry : archive.entries) {
    if (wanted.empty()) return;
    for_each_text(entry.article, [&](const std::string& text) { holds(text, wanted); });
  }
}

}  // namespace

void report_unused_words(const Archive& archive, const PeopleRules& rules, const Folding& folding,
                         Diagnostics& diagnostics) {
  std::vector<Wanted> wanted;
  for (const std::vector<RuleText>* words : {&rules.names, &rules.surnames, &rules.exclude}) {
    for (const RuleText& word : *words) wanted.push_back({&word, folding.fold(word.text)});
  }
  // Nearly all words are found as they stand, and soon; only for the rest is everything folded.
  take_found(archive, wanted, [](const std::string& text, std::vector<Wanted>& left) {
    std::erase_if(
        left, [&](const Wanted& each) { return text.find(each.word->text) != std::string::npos; });
  });
  take_found(archive, wanted, [&](const std::string& text, std::vector<Wanted>& left) {
    const std::string folded = folding.fold(text);
    std::erase_if(
        left, [&](const Wanted& each) { return folded.find(each.folded) != std::string::npos; });
  });
  for (const Wanted& each : wanted) {
    diagnostics.error(rules.source, each.word->offset,
                      "no article holds “" + each.word->text + "”");
  }
}

}  // namespace baoku
