// What the program's memory is to the machine.
#pragma once

namespace baoku {

// Gives what has been freed back to the machine, so that the next large thing does not come on top
// of it: after the pages of 100,000 articles that is a quarter of all memory (tests/bench).
void return_free_memory();

}  // namespace baoku
