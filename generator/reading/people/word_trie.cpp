#include "reading/people/word_trie.h"

#include <stdexcept>
#include <utility>

namespace baoku {

WordTrie::WordTrie() : first_(kPlane), edges_(1024), mask_(1023), bits_(1) {}

WordTrie::Node WordTrie::grow(Node node, char32_t c) {
  const Node known = step(node, c);
  if (known != kNone) return known;
  const Node child = static_cast<Node>(bits_.size());
  if (c >= kPlane || child >= kMostNodes) throw std::logic_error("the word cannot be kept");
  bits_.push_back(0);
  if (node == kRoot) {
    first_[c] = static_cast<std::uint16_t>(child);
    return child;
  }
  if (bits_.size() * 2 > edges_.size()) rehash();
  insert(key_of(node, c), child);
  return child;
}

void WordTrie::insert(std::uint32_t key, Node child) {
  std::size_t i = slot_of(key);
  while (edges_[i].child != kNone) i = (i + 1) & mask_;
  edges_[i] = {key, child};
}

void WordTrie::rehash() {
  const std::vector<Edge> old = std::exchange(edges_, std::vector<Edge>(edges_.size() * 2));
  mask_ = edges_.size() - 1;
  for (const Edge& edge : old)
    if (edge.child != kNone) insert(edge.key, edge.child);
}

}  // namespace baoku
