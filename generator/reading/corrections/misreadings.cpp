#include "reading/corrections/misreadings.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "reading/corrections/notes.h"
#include "reading/corrections/printed_lines.h"

namespace baoku {
namespace {

// "<" and the like as they stand in the HTML of a block.
std::string as_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// Replaces `printed` in the text between the tags of `html`; returns how often.
std::size_t replace_in_html(std::string& html, std::string_view printed, std::string_view reads) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t tag = std::min(html.find('<', at), html.size());
    for (std::size_t hit = html.find(printed, at);; hit = html.find(printed, at)) {
      if (hit >= tag) break;
      out.append(html, at, hit - at).append(reads);
      at = hit + printed.size();
      ++count;
    }
    const std::size_t end =
        tag == html.size() ? tag : std::min(html.find('>', tag), html.size() - 1) + 1;
    out.append(html, at, end - at);
    at = end;
  }
  html = std::move(out);
  return count;
}

class WordCorrector {
 public:
  WordCorrector(const Corrections& corrections, const std::vector<MisreadRule>& rules,
                Diagnostics& diagnostics)
      : source_(corrections.source),
        rules_(rules),
        uses_(rules.size(), 0),
        diagnostics_(diagnostics) {
    for (const MisreadRule& rule : rules) wanted_.push_back(comparable(rule.said->printed.text));
  }

  void correct(Article& article, std::size_t number) {
    article_ = number;
    using Of = Correction::Of;
    correct_text(article, Of::title, article.title);
    correct_text(article, Of::kicker, article.kicker);
    correct_text(article, Of::subtitle, article.subtitle);
    correct_text(article, Of::section, article.section);
    correct_text(article, Of::dateline, article.dateline);
    for (auto* names :
         {&article.byline.reporters, &article.byline.correspondents, &article.byline.others}) {
      for (std::string& name : *names) correct_text(article, Of::byline, name);
    }
    for (Block& block : article.blocks) correct_block(article, block);
  }

  void report_unused() {
    for (std::size_t r = 0; r < rules_.size(); ++r) {
      if (uses_[r] > 0) continue;
      const Quote& printed = rules_[r].said->printed;
      diagnostics_.error(source_, printed.offset,
                         "“" + printed.text + "” stands in no article" +
                             (rules_[r].article ? " that begins so" : " of the sheet"));
    }
  }

 private:
  struct Hit {
    Stretch place;
    std::size_t rule = 0;
  };

  std::vector<Hit> hits_in(std::string_view text) const {
    std::vector<Hit> hits;
    const PrintedText printed(text);
    for (std::size_t r = 0; r < rules_.size(); ++r) {
      if (rules_[r].article && *rules_[r].article != article_) continue;
      for (const Stretch& place : printed.find(wanted_[r])) {
        hits.push_back({place, r});
      }
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
      return a.place.begin != b.place.begin ? a.place.begin < b.place.begin
                                            : a.place.end > b.place.end;
    });
    std::size_t end = 0;
    std::erase_if(hits, [&](const Hit& hit) {
      if (hit.place.begin < end) return true;
      end = hit.place.end;
      return false;
    });
    return hits;
  }

  // Returns `text` as it should read, and where the words are that changed.
  std::string corrected(const std::string& text, const std::vector<Hit>& hits,
                        std::vector<Misreading>& misreadings) {
    std::string out;
    std::size_t at = 0;
    for (const Hit& hit : hits) {
      ++uses_[hit.rule];
      out.append(text, at, hit.place.begin - at);
      const std::size_t begin = out.size();
      out += rules_[hit.rule].said->reads;
      misreadings.push_back({static_cast<std::uint32_t>(begin),
                             static_cast<std::uint32_t>(out.size()),
                             text.substr(hit.place.begin, hit.place.end - hit.place.begin)});
      at = hit.place.end;
    }
    return out.append(text, at, std::string::npos);
  }

  void correct_text(Article& article, Correction::Of of, std::string& text) {
    const std::vector<Hit> hits = hits_in(text);
    if (hits.empty()) return;
    std::vector<Misreading> ignored;
    std::string reads = corrected(text, hits, ignored);
    note_correction(article, of, std::exchange(text, reads), reads);
  }

  void correct_block(Article& article, Block& block) {
    const std::vector<Hit> hits = hits_in(block.text);
    if (hits.empty()) return;
    block.text = corrected(block.text, hits, block.misreadings);
    std::vector<std::size_t> rules;
    for (const Hit& hit : hits) rules.push_back(hit.rule);
    for (const Misreading& misreading : block.misreadings) {
      note_correction(article, Correction::Of::text, misreading.printed,
                      block.text.substr(misreading.begin, misreading.end - misreading.begin));
    }
    if (!block.html.empty()) correct_html(block, std::move(rules));
  }

  // The markup of tables and lists may stand between the letters of a word.
  void correct_html(Block& block, std::vector<std::size_t> rules) {
    std::sort(rules.begin(), rules.end());
    while (!rules.empty()) {
      const std::size_t rule = rules.front();
      const MisreadCorrection& said = *rules_[rule].said;
      const auto wanted = static_cast<std::size_t>(std::count(rules.begin(), rules.end(), rule));
      if (replace_in_html(block.html, as_html(said.printed.text), as_html(said.reads)) != wanted) {
        diagnostics_.error(source_, said.printed.offset,
                           "“" + said.printed.text +
                               "” stands in a table or list whose markup "
                               "parts it: correct the sheet itself");
      }
      std::erase(rules, rule);
    }
  }

  const Source& source_;
  const std::vector<MisreadRule>& rules_;
  std::vector<std::string> wanted_;  // the printed words of each rule, comparable
  std::vector<std::size_t> uses_;    // how often each rule changed something
  Diagnostics& diagnostics_;
  std::size_t article_ = 0;
};

}  // namespace

void correct_misread_words(const Corrections& corrections, const std::vector<MisreadRule>& rules,
                           std::vector<Article>& articles, Diagnostics& diagnostics) {
  if (rules.empty()) return;
  WordCorrector corrector(corrections, rules, diagnostics);
  for (std::size_t a = 0; a < articles.size(); ++a) corrector.correct(articles[a], a);
  corrector.report_unused();
}

}  // namespace baoku
