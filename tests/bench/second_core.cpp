#include "second_core.h"

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "base/sha256.h"

namespace baoku::bench {
namespace {

namespace fs = std::filesystem;

// Seconds that hashing takes when every one of so many threads does the same share of it.
double seconds_of_arithmetic(unsigned threads) {
  constexpr unsigned kRounds = 400;  // of all threads together
  static const std::string bytes(1 << 20, 'b');
  const auto hash = [&] {
    for (unsigned round = 0; round < kRounds / threads; ++round) Sha256().append(bytes);
  };
  const auto start = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back(hash);
    hash();
  }
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Json steps_of_first_build(BuildConfig config, unsigned jobs, const fs::path& archive,
                          const fs::path& site) {
  config.jobs = jobs;
  fs::create_directories(site.parent_path());
  const Json steps = steps_json(build(config, archive, site).output);
  fs::remove_all(site.parent_path());  // and what was kept beside it
  return steps;
}

}  // namespace

Json second_core_json(BuildConfig config, const fs::path& archive, const fs::path& site) {
  const auto seconds = [](const Json& steps, const std::string& step) {
    return steps.at(step).at("seconds").get<double>();
  };
  const auto build_with = [&](unsigned jobs) {
    return steps_of_first_build(config, jobs, archive, site / "site");
  };
  const double arithmetic_before = seconds_of_arithmetic(1);
  const double arithmetic = seconds_of_arithmetic(2);
  const double arithmetic_behind = seconds_of_arithmetic(1);
  const Json before = build_with(1);
  const Json with_two = build_with(2);
  const Json behind = build_with(1);
  Json json = {{"arithmetic", rounded((arithmetic_before + arithmetic_behind) / 2 / arithmetic)}};
  for (const auto& [step, cost] : with_two.items()) {
    const double two = seconds(with_two, step);
    const double one = (seconds(before, step) + seconds(behind, step)) / 2;
    if (two > 0) json[step] = rounded(one / two);
  }
  return json;
}

}  // namespace baoku::bench
