// Parallel loops. Work is handed out in order by one counter; results go into slots of their own,
// so the outcome never depends on the number of threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace baoku {

// Returns `jobs`, or as many threads as the machine runs at once when it is 0.
inline unsigned threads_for(unsigned jobs) {
  return jobs > 0 ? jobs : std::max(1u, std::thread::hardware_concurrency());
}

// Calls body(i) for every i in [0, count) on up to `jobs` threads and waits for all. When calls
// throw, no new ones are begun and the exception of the lowest index that threw is thrown on.
template <typename Body>
void parallel_for(std::size_t count, unsigned jobs, Body body) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::mutex mutex;
  std::size_t failed_index = count;
  std::exception_ptr failure;
  const auto work = [&] {
    for (std::size_t i = next++; i < count && !failed; i = next++) {
      try {
        body(i);
      } catch (...) {
        const std::lock_guard lock(mutex);
        failed = true;
        if (i < failed_index) failed_index = i, failure = std::current_exception();
      }
    }
  };
  const std::size_t threads = std::min<std::size_t>(std::max(jobs, 1u), count);
  std::vector<std::jthread> workers;
  for (std::size_t t = 1; t < threads; ++t) workers.emplace_back(work);
  work();
  workers.clear();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace baoku
