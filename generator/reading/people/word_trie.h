// A set of words with bits, walked character by character: most walks end after one step, which is
// why the people finder can ask at every character of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace baoku {

class WordTrie {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = 0xFFFFFFFF;

  WordTrie();

  // Returns the child of `node` by `c`, or kNone.
  Node step(Node node, char32_t c) const {
    const std::uint64_t key = key_of(node, c);
    for (std::size_t i = slot_of(key);; i = (i + 1) & mask_) {
      if (edges_[i].key == key) return edges_[i].child;
      if (edges_[i].child == kNone) return kNone;
    }
  }
  // Returns the bits of the word that ends at `node`; 0: none does.
  std::uint32_t bits(Node node) const { return bits_[node]; }

  // Returns the child of `node` by `c`, which is made when it is missing.
  Node grow(Node node, char32_t c);
  void add_bits(Node node, std::uint32_t bits) { bits_[node] |= bits; }

 private:
  struct Edge {
    std::uint64_t key = 0;
    Node child = kNone;  // kNone: the slot is free
  };
  static std::uint64_t key_of(Node node, char32_t c) {
    return static_cast<std::uint64_t>(node) << 21 | c;
  }
  std::size_t slot_of(std::uint64_t key) const {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> 32) & mask_;
  }
  void insert(std::uint64_t key, Node child);
  void rehash();

  std::vector<Edge> edges_;  // open addressing, a power of two, at most half full
  std::size_t mask_ = 0;
  std::vector<std::uint32_t> bits_;  // by node
};

}  // namespace baoku
