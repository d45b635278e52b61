// teach_names CORPUS.jsonl TABLE.bin: makes generator/reading/people/taught_weights.bin out of raw
// news, {"title", "paragraphs"} a line. No annotated text: the finder's own rules, without anything
// taught, say what is a name.
//
// Examples are the spans that the rules weighed. A span taken with confidence above 0.85 is a name;
// one that overlaps such a name, or that scores below 0.2, is none; the others teach nothing. Each
// name is replaced by another one of its length at every turn, so that places are learned and not
// people. The weights are those of a logistic regression by AdaGrad (Duchi, Hazan, Singer 2011)
// with L2 decay. The same corpus gives the same bytes.

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
#include <vector>

#include "base/utf8.h"
#include "random.h"
#include "reading/people/names.h"
#include "reading/people/taught_weights.h"

namespace baoku::bench {
namespace {

constexpr double kName = 0.85;
constexpr double kNoName = 0.18;
constexpr int kEpochs = 4;
constexpr double kNegativesPerName = 4;  // of the others, the rest is left out at every turn
constexpr float kRate = 0.15F;
constexpr float kDecay = 2e-5F;

struct Example {
  FeaturesAround around;
  std::u32string span;
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
  return span.size() >= 2 && span.size() <= kLongestTaught &&
         span.find_first_of(U"·・ 　") == std::u32string::npos;
}

bool overlaps_a_name(const NameDecision& decision, const std::vector<NameDecision>& all) {
  return std::any_of(all.begin(), all.end(), [&](const NameDecision& other) {
    return other.is_taken && other.span.confidence > kName &&
           other.span.text == decision.span.text && other.span.begin < decision.span.end &&
           decision.span.begin < other.span.end;
  });
}

// Adds what the rules are sure of in one article.
void add_examples(const Texts& article, std::vector<Example>& examples) {
  const std::vector<std::string_view> texts(article.begin(), article.end());
  PeopleConfig rules;
  rules.by_rules_alone = true;
  const std::vector<NameDecision> decisions = explain_names(texts, rules);
  std::vector<ScannedText> scanned(texts.begin(), texts.end());
  for (auto first = decisions.begin(); first != decisions.end();) {
    const auto last = std::find_if(first, decisions.end(), [&](const NameDecision& decision) {
      return decision.span.text != first->span.text;
    });
    const std::vector<NameDecision> of_text(first, last);
    const ScannedText& text = scanned[first->span.text];
    for (const NameDecision& decision : of_text) {
      const NameMention& span = decision.span;
      const std::size_t begin = text.index_of_byte(span.begin);
      const std::size_t end = text.index_of_byte(span.end);
      Example example{features_around(text, begin, end),
                      std::u32string(text.chars().substr(begin, end - begin)),
                      decision.is_taken && span.confidence > kName};
      const bool is_none =
          !decision.is_taken && (span.confidence < kNoName || overlaps_a_name(decision, of_text));
      if ((example.is_name || is_none) && can_be_swapped(example.span))
        examples.push_back(std::move(example));
    }
    first = last;
  }
}

class Regression {
 public:
  // Moves the weights towards an example; returns its loss.
  double learn(const FeaturesAround& around, const FeaturesInside& inside, bool is_name) {
    float score = bias_.weight;
    for (const std::uint32_t feature : around) score += weights_[feature].weight;
    for (const std::uint32_t feature : inside) score += weights_[feature].weight;
    const float guess = 1 / (1 + std::exp(-score));
    const float error = guess - (is_name ? 1.0F : 0.0F);
    for (const std::uint32_t feature : around) weights_[feature].move(error);
    for (const std::uint32_t feature : inside) weights_[feature].move(error);
    bias_.move(error);
    return -std::log(std::max(1e-9F, is_name ? guess : 1 - guess));
  }

  // Signed bytes in steps of 1/kTaughtScale; the bias is the rules' own matter.
  std::string table() const {
    std::string bytes;
    for (const Weight& weight : weights_) {
      const float steps = std::round(weight.weight * kTaughtScale);
      bytes += static_cast<char>(static_cast<signed char>(std::clamp(steps, -127.0F, 127.0F)));
    }
    return bytes;
  }

 private:
  struct Weight {
    float weight = 0;
    float squares = 1e-4F;  // of the gradients so far

    void move(float error) {
      const float gradient = error + kDecay * weight;
      squares += gradient * gradient;
      weight -= kRate * gradient / std::sqrt(squares);
    }
  };
  std::vector<Weight> weights_ = std::vector<Weight>(kTaughtTable);
  Weight bias_;
};

std::string teach(const std::vector<Example>& examples) {
  std::map<std::size_t, std::set<std::u32string>> known;
  std::size_t names = 0;
  for (const Example& example : examples) {
    names += example.is_name;
    if (example.is_name) known[example.span.size()].insert(example.span);
  }
  std::map<std::size_t, std::vector<std::u32string>> by_length;
  for (const auto& [length, spans] : known) by_length[length].assign(spans.begin(), spans.end());
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
          example.is_name ? random.pick(by_length[example.span.size()]) : example.span;
      loss += regression.learn(example.around, features_inside(span.data(), span.size()),
                               example.is_name);
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
  std::vector<Example> examples;
  for (const Texts& article : read_corpus(corpus)) add_examples(article, examples);
  if (std::none_of(examples.begin(), examples.end(), [](const Example& e) { return e.is_name; }))
    throw std::runtime_error("the rules find no name in " + corpus);
  std::ofstream(table, std::ios::binary) << teach(examples);
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
