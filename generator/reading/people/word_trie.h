// A set of words with bits, walked character by character: most walks end after one step, which is
// why the people finder can ask at every character of a text. That first step is a look into a
// table, the others into a hash of edges small enough for the processor's nearer memory.
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
    if (c >= kPlane) return kNone;
    if (node == kRoot) return first_[c] == 0 ? kNone : first_[c];
    const std::uint32_t key = key_of(node, c);
    for (std::size_t i = slot_of(key);; i = (i + 1) & mask_) {
      if (edges_[i].key == key) return edges_[i].child;
      if (edges_[i].child == kNone) return kNone;
    }
  }
  // Returns the bits of the word that ends at `node`; 0: none does.
  std::uint32_t bits(Node node) const { return bits_[node]; }

  // Returns the child of `node` by `c`, which is made when it is missing. Throws when `c` is not of
  // the basic plane, or the set grows beyond 65,535 nodes.
  Node grow(Node node, char32_t c);
  void add_bits(Node node, std::uint32_t bits) { bits_[node] |= bits; }

 private:
  static constexpr char32_t kPlane = 0x10000;
  static constexpr std::size_t kMostNodes = 0x10000;

  struct Edge {
    std::uint32_t key = 0;
    Node child = kNone;  // kNone: the slot is free
  };
  static std::uint32_t key_of(Node node, char32_t c) { return node << 16 | c; }
  std::size_t slot_of(std::uint32_t key) const { return (key * 0x9E3779B1u >> 8) & mask_; }
  void insert(std::uint32_t key, Node child);
  void rehash();

  std::vector<std::uint16_t> first_;  // by character, the root's children; 0: none
  std::vector<Edge> edges_;           // of the others; open addressing, at most half full
  std::size_t mask_ = 0;
  std::vector<std::uint32_t> bits_;  // by node
};

}  // namespace baoku
