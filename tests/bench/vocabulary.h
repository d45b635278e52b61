// The words that made-up news is made of: a few hundred real ones for the frame of a sentence, and
// thousands of made-up ones - drawn from the characters of GB 2312 level 1 (3,755), which fall off
// as they do in Chinese news - so that the archive has as many different characters and pairs of
// characters as a real one and index sizes are honest.
#pragma once

#include <string>
#include <vector>

#include "random.h"

namespace baoku::bench {

// A person of the made-up town: everybody keeps name and office in the whole archive.
struct Citizen {
  std::string name;
  std::string office;  // "区农业局副局长"
};

class Vocabulary {
 public:
  // `citizens`: how many different people are named; the first ones most often (Zipf).
  Vocabulary(std::uint64_t seed, std::size_t citizens);

  const std::string& word(Random& random) const { return words_[word_ranks_.pick(random)]; }
  const Citizen& citizen(Random& random) const { return citizens_[citizen_ranks_.pick(random)]; }
  const std::string& reporter(Random& random) const { return random.pick(reporters_); }

 private:
  std::vector<std::string> words_;
  WeightedRanks word_ranks_;
  std::vector<Citizen> citizens_;
  WeightedRanks citizen_ranks_;
  std::vector<std::string> reporters_;
};

// Fills a pattern such as "%P在%L%V%O": P person with office, p bare name, L place, V verb, O
// thing, A property, N number with its unit, W made-up word, D a day, R reporter.
std::string fill(const char* pattern, const Vocabulary& vocabulary, Random& random);

}  // namespace baoku::bench
