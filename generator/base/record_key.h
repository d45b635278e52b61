// 128-bit keys of what something was made from: equal keys stand for equal makings.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace baoku {

struct RecordKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend bool operator==(const RecordKey&, const RecordKey&) = default;
};

// Hashes several texts to one key; where one ends and the next begins counts. A build makes a
// million keys, most of them of less than kRoom bytes: only longer ones need memory of their own.
class KeyBuilder {
 public:
  KeyBuilder();
  ~KeyBuilder();
  KeyBuilder(const KeyBuilder&) = delete;
  KeyBuilder& operator=(const KeyBuilder&) = delete;

  KeyBuilder& add(std::string_view text) {
    add(std::uint64_t{text.size()});
    return add_bytes(text.data(), text.size());
  }
  KeyBuilder& add(std::uint64_t number) { return add_bytes(&number, sizeof number); }
  KeyBuilder& add(const RecordKey& key) { return add_bytes(&key, sizeof key); }
  RecordKey key();

 private:
  static constexpr std::size_t kRoom = 4000;
  struct State;

  KeyBuilder& add_bytes(const void* bytes, std::size_t size) {
    if (size > kRoom - size_) return add_long(bytes, size);
    if (size > 0) std::memcpy(bytes_.data() + size_, bytes, size);  // nothing may have no address
    size_ += size;
    return *this;
  }
  KeyBuilder& add_long(const void* bytes, std::size_t size);

  std::size_t size_ = 0;  // of bytes_ that the state has not seen
  std::array<char, kRoom> bytes_;
  std::unique_ptr<State> state_;  // none while everything has room
};

}  // namespace baoku
