// What the program costs the machine, and what it gives back.
//
// Memory is allocated by jemalloc: the C library's allocator searches long lists when millions of
// small things of many sizes have been freed, which took more than half of the time of the pages of
// a million articles, and holds more than it needs. Builds with sanitizers have theirs.
#pragma once

#include <cstddef>

namespace baoku {

// Gives what has been freed back to the machine, so that the next large thing does not come on top
// of it.
void return_free_memory();

// Up to now: seconds of all processors, and the most memory that was held, in bytes.
double cpu_seconds();
std::size_t peak_memory();

}  // namespace baoku
