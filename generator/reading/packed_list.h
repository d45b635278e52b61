// A list like any other, which may lie packed in bytes until somebody looks at it: an archive names
// people a million times, and most builds look at few of them.
#pragma once

#include <atomic>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace baoku {

// Returns the elements of a list that store_sheet has packed (stored_sheet.h).
template <typename Element>
std::vector<Element> unpacked(std::string_view bytes);

template <typename Element>
class PackedList {
 public:
  using List = std::vector<Element>;
  using value_type = Element;
  using const_iterator = typename List::const_iterator;

  PackedList() = default;
  PackedList(List own) : list_(own.empty() ? nullptr : new List(std::move(own))) {}
  PackedList(std::initializer_list<Element> own) : PackedList(List(own)) {}
  // The bytes must outlive the list, and all that are moved or copied from it.
  static PackedList of_bytes(std::string_view bytes) {
    PackedList list;
    list.bytes_ = bytes;
    return list;
  }

  PackedList(const PackedList& other) : bytes_(other.bytes_) {
    if (bytes_.empty() && !other.all().empty()) list_ = new List(other.all());
  }
  PackedList(PackedList&& other) noexcept
      : bytes_(std::exchange(other.bytes_, {})), list_(other.list_.exchange(nullptr)) {}
  PackedList& operator=(PackedList other) noexcept {
    std::swap(bytes_, other.bytes_);
    other.list_ = list_.exchange(other.list_);
    return *this;
  }
  ~PackedList() { delete list_.load(); }

  // Unpacks it when that has not been done. Thread-safe.
  const List& all() const {
    static const List kEmpty;
    const List* list = list_.load(std::memory_order_acquire);
    if (list != nullptr) return *list;
    return bytes_.empty() ? kEmpty : unpack();
  }
  operator const List&() const { return all(); }
  // Whoever changes it has it in memory from then on.
  List& own() {
    if (list_ == nullptr) list_ = bytes_.empty() ? new List : new List(unpacked<Element>(bytes_));
    bytes_ = {};
    return *list_;
  }
  // The bytes of a list that nobody has changed; "" of others, and of an empty one.
  std::string_view bytes() const { return bytes_; }
  // Packs it again, when nobody has changed it. Requires that nobody looks at it.
  void pack() {
    if (!bytes_.empty()) delete list_.exchange(nullptr);
  }

  // Looking at it changes nothing; whoever wants to change elements says own().
  const_iterator begin() const { return all().begin(); }
  const_iterator end() const { return all().end(); }
  std::size_t size() const { return all().size(); }
  bool empty() const { return bytes_.empty() && all().empty(); }
  const Element& operator[](std::size_t i) const { return all()[i]; }
  const Element& at(std::size_t i) const { return all().at(i); }
  const Element& front() const { return all().front(); }
  const Element& back() const { return all().back(); }

  void push_back(Element element) { own().push_back(std::move(element)); }
  void clear() { *this = {}; }

 private:
  const List& unpack() const {
    auto fresh = std::make_unique<List>(unpacked<Element>(bytes_));
    List* there = nullptr;
    if (list_.compare_exchange_strong(there, fresh.get())) return *fresh.release();
    return *there;  // another thread was first
  }

  std::string_view bytes_;
  mutable std::atomic<List*> list_ = nullptr;
};

}  // namespace baoku
