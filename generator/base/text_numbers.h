// Numbers different texts from 0, in the order in which they come: for names that stand in an
// archive a million times, where a table of the texts themselves mostly waits for memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace baoku {

class TextNumbers {
 public:
  TextNumbers();

  // Returns the text's number: size() before the call when it is new. Texts are told apart by their
  // 128-bit hashes.
  std::uint32_t number(std::string_view text);
  std::size_t size() const { return size_; }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;
  struct Slot {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    std::uint32_t number = kFree;
  };

  Slot& slot_of(std::uint64_t high, std::uint64_t low);
  void grow();

  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  std::size_t size_ = 0;
};

}  // namespace baoku
