// Lists of fixed page size whose URLs stay true while the archive grows. Pages are numbered from
// the oldest item, and only the front page, with the newest, changes:
//
//   items   0 ........ 99 | 100 ...... 199 | 200 ........... 349
//   page    older/1/        older/2/         front (size to 2*size-1 items, newest first)
#pragma once

#include <cstddef>

namespace baoku {

struct ItemRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Paging {
  std::size_t total = 0;
  std::size_t size = 100;

  std::size_t older_pages() const { return total < 2 * size ? 0 : total / size - 1; }
  ItemRange front() const { return {older_pages() * size, total}; }
  // Requires 1 <= number <= older_pages().
  ItemRange older(std::size_t number) const { return {(number - 1) * size, number * size}; }
};

}  // namespace baoku
