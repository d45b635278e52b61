// What the program costs the machine, and what it gives back.
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
