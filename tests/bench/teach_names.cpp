// teach_names CORPUS.jsonl TABLE.bin: makes generator/reading/people/taught_weights.bin out of raw
// news, {"title", "paragraphs"} a line. No annotated text: the finder's own rules, without anything
// taught, say what is a name.
//
// Examples are the spans that the rules weighed. A span taken with confidence above 0.85 is a name,
// and so is, wherever it stands, a spelling that is so often taken like that: this shows places
// that the rules say nothing of. A span that overlaps a name, or that scores below 0.2, is none;
// the others teach nothing. Each name is replaced by another one of its form and length at every
// turn, so that places are learned and not people; words that are no names are learned as they are.
// Two more rounds do the same with what the one before taught. The weights are those of a logistic
// regression by AdaGrad (Duchi, Hazan, Singer 2011) with L2 decay. The same corpus gives the same
// bytes.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "random.h"
#include "reading/people/names.h"
#include "reading/people/taught_weights.h"

namespace baoku::bench {
namespace {

constexpr double kName = 0.85;
constexpr double kNoName = 0.18;
constexpr std::uint32_t kTrusted = 3;  // sure mentions
constexpr int kRounds = 3;
constexpr int kEpochs = 4;
constexpr double kNegativesPerName = 4;  // of the others, the rest is left out at every turn
constexpr float kRate = 0.15F;
constexpr float kDecay = 2e-5F;
constexpr std::uint32_t kSeenOften = 6;  // at all turns together

struct Example {
  Features around;
  std::u32string span;
  NameForm form = NameForm::chinese;
  bool is_name = false;
};

using Texts = std::vector<std::string>;

std::vector<Texts> read_corpus(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<Texts> articles;
  for (std::string line; std::getline(file, line);) {
    const auto record = nlohmann::json::parse(line);
    Texts& texts = articles.emplace_back(Texts{record.at("title").get<std::string>()});
    for (const auto& paragraph : record.at("paragraphs")) texts.push_back(paragraph);
  }
  return articles;
}

bool can_be_swapped(const std::u32string& span) {
  return span.size() >= 2 && span.find_first_of(U"·・•‧．∙ 　") == std::u32string::npos;
}

NameForm form_of(const NameMention& span) {
  return span.reasons & reason::kTransliteration ? NameForm::sounds : NameForm::chinese;
}

// What one round knows of the whole corpus: how often a spelling was weighed, and how often it was
// surely a name.
struct Standing {
  std::uint32_t weighed = 0;
  std::uint32_t sure = 0;
};
using Standings = std::unordered_map<std::string, Standing>;

bool is_sure(const NameDecision& decision) {
  return decision.is_taken && decision.span.confidence > kName;
}

// A spelling that is so often surely a name is one wherever it stands.
bool is_trusted(const Standings& standings, const NameDecision& decision) {
  const auto found = standings.find(decision.span.name);
  if (found == standings.end()) return false;
  const std::size_t characters = count_code_points(decision.span.name);
  const auto& [weighed, sure] = found->second;
  return characters >= 3 && sure >= kTrusted && sure * 5 >= weighed;
}

bool overlap(const NameMention& a, const NameMention& b) {
  return a.text == b.text && a.begin < b.end && b.begin < a.end;
}

// Adds what the rules are sure of in one article.
void add_examples(const Texts& article, const TaughtTable* table, const Standings& standings,
                  std::vector<Example>& examples) {
  const std::vector<std::string_view> texts(article.begin(), article.end());
  const std::vector<NameDecision> decisions = weigh_all_names(texts, table);
  std::vector<ScannedText> scanned(texts.begin(), texts.end());
  for (auto first = decisions.begin(); first != decisions.end();) {
    const auto last = std::find_if(first, decisions.end(), [&](const NameDecision& decision) {
      return decision.span.text != first->span.text;
    });
    std::vector<const NameDecision*> names;
    for (auto d = first; d != last; ++d)
      if (is_sure(*d)) names.push_back(&*d);
    const auto is_free = [&](const NameDecision& decision) {
      return std::none_of(names.begin(), names.end(), [&](const NameDecision* name) {
        return name != &decision && overlap(name->span, decision.span);
      });
    };
    for (auto d = first; d != last; ++d)
      if (!is_sure(*d) && is_trusted(standings, *d) && is_free(*d)) names.push_back(&*d);
    const ScannedText& text = scanned[first->span.text];
    for (auto d = first; d != last; ++d) {
      const bool is_name = std::find(names.begin(), names.end(), &*d) != names.end();
      const bool is_none =
          !is_name && ((!d->is_taken && d->span.confidence < kNoName) || !is_free(*d));
      if ((!is_name && !is_none) || (d->span.reasons & reason::kJapanese)) continue;
      const std::size_t begin = text.index_of_byte(d->span.begin);
      const std::size_t end = text.index_of_byte(d->span.end);
      Example example{features_around(text, begin, end, form_of(d->span)),
                      std::u32string(text.chars().substr(begin, end - begin)), form_of(d->span),
                      is_name};
      if (can_be_swapped(example.span)) examples.push_back(std::move(example));
    }
    first = last;
  }
}

Standings standings_of(const std::vector<Texts>& articles, const TaughtTable* table) {
  Standings standings;
  for (const Texts& article : articles) {
    const std::vector<std::string_view> texts(article.begin(), article.end());
    for (const NameDecision& decision : weigh_all_names(texts, table)) {
      Standing& standing = standings[decision.span.name];
      ++standing.weighed;
      standing.sure += is_sure(decision);
    }
  }
  return standings;
}

// The weights of all features seen, and how often each was; only the heaviest go into the table.
class Regression {
 public:
  // Moves the weights towards an example; returns its loss.
  double learn(const Features& around, const Features& inside, Feature word, bool is_name) {
    float score = bias_.weight;
    Weight& whole = weights_[word];
    score += whole.weight;
    std::vector<Weight*> moved;
    for (const Feature feature : around) moved.push_back(&weights_[feature]);
    for (const Feature feature : inside) moved.push_back(&weights_[feature]);
    for (const Weight* weight : moved) score += weight->weight;
    const float guess = 1 / (1 + std::exp(-score));
    const float error = guess - (is_name ? 1.0F : 0.0F);
    for (Weight* weight : moved) weight->move(error);
    whole.move(error);
    whole.weight = std::min(whole.weight, 0.0F);
    bias_.move(error);
    return -std::log(std::max(1e-9F, is_name ? guess : 1 - guess));
  }

  // Each bucket keeps its heaviest features; the bias is the rules' own matter.
  std::string table() const {
    using Slot = std::pair<int, Feature>;  // steps
    std::vector<std::vector<Slot>> buckets(kTaughtBuckets);
    for (const auto& [feature, weight] : weights_) {
      const float steps = std::round(weight.weight * kTaughtScale);
      const int clamped = static_cast<int>(std::clamp(steps, -127.0F, 127.0F));
      if (clamped != 0 && weight.times >= kSeenOften)
        buckets[bucket_of(feature)].emplace_back(clamped, feature);
    }
    std::string bytes;
    for (std::vector<Slot>& bucket : buckets) {
      std::sort(bucket.begin(), bucket.end(), [](const Slot& a, const Slot& b) {
        return std::abs(a.first) != std::abs(b.first) ? std::abs(a.first) > std::abs(b.first)
                                                      : a < b;
      });
      bucket.resize(kTaughtSlots);  // cut, or filled up with weights of 0
      for (const auto& [steps, feature] : bucket) {
        bytes += check_of(feature);
        bytes += static_cast<char>(static_cast<signed char>(steps));
      }
    }
    return bytes;
  }

 private:
  struct Weight {
    float weight = 0;
    float squares = 1e-4F;  // of the gradients so far
    std::uint32_t times = 0;

    void move(float error) {
      const float gradient = error + kDecay * weight;
      squares += gradient * gradient;
      weight -= kRate * gradient / std::sqrt(squares);
      ++times;
    }
  };
  std::unordered_map<Feature, Weight> weights_;
  Weight bias_;
};

std::string teach(const std::vector<Example>& examples) {
  using Kind = std::pair<NameForm, std::size_t>;  // form and length
  std::map<Kind, std::set<std::u32string>> known;
  std::size_t names = 0;
  for (const Example& example : examples) {
    names += example.is_name;
    if (example.is_name) known[{example.form, example.span.size()}].insert(example.span);
  }
  std::map<Kind, std::vector<std::u32string>> others;
  for (const auto& [kind, spans] : known) others[kind].assign(spans.begin(), spans.end());
  const double share =
      kNegativesPerName * static_cast<double>(names) / static_cast<double>(examples.size() - names);
  std::cerr << examples.size() << " examples, " << names << " of them names\n";

  Random random(7);
  Regression regression;
  std::vector<std::uint32_t> order(examples.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    double loss = 0;
    std::size_t seen = 0;
    for (const std::uint32_t i : order) {
      const Example& example = examples[i];
      if (!example.is_name && random.unit() > share) continue;
      const std::u32string& span =
          example.is_name ? random.pick(others[{example.form, example.span.size()}]) : example.span;
      loss += regression.learn(
          example.around, features_inside(span.data(), span.size(), example.form),
          feature_of_word(span.data(), span.size(), example.form), example.is_name);
      ++seen;
    }
    std::cerr << "epoch " << epoch + 1 << ": loss " << loss / static_cast<double>(seen) << "\n";
  }
  return regression.table();
}

int speak(int argc, char** argv) {
  CLI::App app("Teaches the name finder from raw news what stands beside names.");
  std::string corpus;
  std::string table;
  app.add_option("CORPUS", corpus, "JSON lines of title and paragraphs")
      ->required()
      ->check(CLI::ExistingFile);
  app.add_option("TABLE", table, "file to write")->required();
  CLI11_PARSE(app, argc, argv);
  const std::vector<Texts> articles = read_corpus(corpus);
  std::string taught;
  for (int round = 0; round < kRounds; ++round) {
    const TaughtTable before(taught);
    const TaughtTable* used = round == 0 ? nullptr : &before;
    const Standings standings = standings_of(articles, used);
    std::vector<Example> examples;
    for (const Texts& article : articles) add_examples(article, used, standings, examples);
    if (std::none_of(examples.begin(), examples.end(), [](const Example& e) { return e.is_name; }))
      throw std::runtime_error("the rules find no name in " + corpus);
    taught = teach(examples);
  }
  std::ofstream(table, std::ios::binary) << taught;
  return 0;
}

}  // namespace
}  // namespace baoku::bench

int main(int argc, char** argv) {
  try {
    return baoku::bench::speak(argc, argv);
  } catch (const std::exception& failure) {
    std::cerr << "teach_names: " << failure.what() << "\n";
    return 2;
  }
}
