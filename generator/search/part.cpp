#include "search/part.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <string>
#include <utility>

#include "search/content_name.h"
#include "search/numbers.h"

namespace baoku {

namespace {

// Halves the symbols until the places of each half are no more than `aim`.
void divide(SymbolRange symbols, std::size_t aim, const std::vector<std::size_t>& starts,
            std::vector<SymbolRange>& parts) {
  if (symbols.begin == symbols.end) return;
  if (symbols.end - symbols.begin == 1 || starts[symbols.end] - starts[symbols.begin] <= aim) {
    parts.push_back(symbols);
    return;
  }
  const std::uint32_t middle = symbols.begin + (symbols.end - symbols.begin) / 2;
  divide({symbols.begin, middle}, aim, starts, parts);
  divide({middle, symbols.end}, aim, starts, parts);
}

}  // namespace

std::vector<SymbolRange> plan_parts(const std::vector<std::size_t>& starts,
                                    const IndexShape& shape) {
  const std::size_t aim = std::max(shape.part_places, with_room(starts.back()) / shape.parts);
  std::vector<SymbolRange> parts;
  divide({1, static_cast<std::uint32_t>(starts.size() - 1)}, aim, starts, parts);
  return parts;
}

namespace {

void add_words(std::span<const std::uint32_t> words, KeyBuilder& key) {
  key.add({reinterpret_cast<const char*>(words.data()), words.size_bytes()});
}

// Packs the lists of long heads into files, or takes over those that were there before.
class ListKeeper {
 public:
  ListKeeper(const std::vector<BitsView>& lists, std::uint32_t part, const IndexShape& shape,
             Output& output)
      : lists_(lists), part_(part), shape_(shape), output_(output) {}

  // Adds the files to `result` and returns the addresses of the lists.
  std::vector<ListAddress> write(const std::vector<WrittenList>& before, WrittenPart& result) {
    while (addresses_.size() < lists_.size()) {
      const std::size_t number = result.files.lists.size();
      WrittenList list;
      if (number < before.size() && is_same(before[number]) &&
          output_.keep("search/lists/" + before[number].name + ".json", {})) {
        list = before[number];
      } else {
        list = write_file(number, result.written);
      }
      for (std::uint32_t i = 0; i < list.lists; ++i) addresses_.push_back({list.name, i});
      result.files.lists.push_back(std::move(list));
    }
    return std::move(addresses_);
  }

 private:
  // Of the lists that come next, and of the one behind them.
  RecordKey key_of(std::size_t count) const {
    KeyBuilder key;
    const std::size_t end = std::min(lists_.size(), addresses_.size() + count + 1);
    for (std::size_t i = addresses_.size(); i < end; ++i) {
      key.add(std::uint64_t{lists_[i].size});
      add_words(lists_[i].words, key);
    }
    return key.key();
  }

  bool is_same(const WrittenList& before) const {
    return before.lists <= lists_.size() - addresses_.size() && key_of(before.lists) == before.key;
  }

  WrittenList write_file(std::size_t number, WrittenFiles& written) const {
    ListWriter file(shape_, output_);
    std::size_t end = addresses_.size();
    for (; end < lists_.size() && file.has_room_for(lists_[end]); ++end) file.add(lists_[end]);
    const std::size_t count = end - addresses_.size();
    WrittenList list{file.finish(part_, number), static_cast<std::uint32_t>(count), key_of(count)};
    written.add(file.written());
    return list;
  }

  const std::vector<BitsView>& lists_;
  std::uint32_t part_;
  const IndexShape& shape_;
  Output& output_;
  std::vector<ListAddress> addresses_;  // of those that are done
};

// Packs items into shards, or takes over those that were there before.
class ShardKeeper {
 public:
  ShardKeeper(const std::vector<ItemView>& items, const std::vector<ListAddress>& addresses,
              SymbolSpace space, const IndexShape& shape, Output& output)
      : items_(items), addresses_(addresses), space_(space), shape_(shape), output_(output) {}

  void write(const std::vector<WrittenShard>& before, WrittenPart& result) {
    auto old = before.begin();
    while (next_ < items_.size()) {
      const Gram first(items_[next_].gram.begin(), items_[next_].gram.end());
      while (old != before.end() && old->first < first) ++old;
      if (old == before.end() || old->first != first || !keep(*old)) write_shard(result.written);
    }
    result.files.shards = std::move(shards_);
  }

 private:
  // Of the items from next_ on, and of the one behind them.
  RecordKey key_of(std::span<const ItemView> items) const {
    KeyBuilder key;
    std::size_t list = list_;
    for (const ItemView& item : items) {
      add_words(item.words, key);
      if (item.kind != ItemKind::long_head) continue;
      key.add(addresses_[list].file).add(std::uint64_t{addresses_[list].index});
      ++list;
    }
    if (next_ + items.size() < items_.size()) add_words(items_[next_ + items.size()].words, key);
    return key.key();
  }

  bool keep(const WrittenShard& old) {
    if (old.items > items_.size() - next_) return false;
    const auto items = std::span(items_).subspan(next_, old.items);
    if (key_of(items) != old.key) return false;
    if (!output_.keep("search/shards/" + old.entry.name + ".json", {})) return false;
    finish_shard(items, old.entry.name, old.key);
    return true;
  }

  void write_shard(WrittenFiles& written) {
    ShardWriter shard(space_, shape_, output_);
    std::size_t end = next_;
    std::size_t list = list_;
    for (; end < items_.size() && shard.has_room_for(items_[end]); ++end) {
      const bool is_long = items_[end].kind == ItemKind::long_head;
      shard.add(items_[end], is_long ? &addresses_[list++] : nullptr);
    }
    const std::string name = shard.finish();
    written.add(shard.written());
    const auto items = std::span(items_).subspan(next_, end - next_);
    finish_shard(items, name, key_of(items));
  }

  void finish_shard(std::span<const ItemView> items, const std::string& name,
                    const RecordKey& key) {
    WrittenShard& shard = shards_.emplace_back();
    shard.first.assign(items.front().gram.begin(), items.front().gram.end());
    shard.entry = {border_between(before_, shard.first), name};
    shard.items = static_cast<std::uint32_t>(items.size());
    shard.key = key;
    for (const ItemView& item : items) list_ += item.kind == ItemKind::long_head ? 1 : 0;
    before_.assign(items.back().gram.begin(), items.back().gram.end());
    next_ += items.size();
  }

  const std::vector<ItemView>& items_;
  const std::vector<ListAddress>& addresses_;
  SymbolSpace space_;
  const IndexShape& shape_;
  Output& output_;
  std::size_t next_ = 0;  // item
  std::size_t list_ = 0;  // of the long heads from there on
  Gram before_;           // of the item before
  std::vector<WrittenShard> shards_;
};

void append_raw(const void* bytes, std::size_t size, std::string& out) {
  out.append(static_cast<const char*>(bytes), size);
}

void append_number(std::size_t number, std::string& out) {
  const auto narrow = static_cast<std::uint32_t>(number);
  append_raw(&narrow, sizeof narrow, out);
}

void append_gram(const Gram& gram, std::string& out) {
  append_number(gram.size(), out);
  append_raw(gram.data(), gram.size() * sizeof gram[0], out);
}

// Takes apart what text_of made.
class Taking {
 public:
  explicit Taking(std::string_view text) : rest_(text) {}

  bool is_done() const { return rest_.empty(); }
  void take(void* bytes, std::size_t size) {
    if (size > 0) std::memcpy(bytes, rest_.data(), size);
    rest_.remove_prefix(size);
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    take(&value, sizeof value);
    return value;
  }
  Gram gram() {
    Gram gram(number());
    take(gram.data(), gram.size() * sizeof gram[0]);
    return gram;
  }
  std::string name() {
    std::string name(rest_.substr(0, kContentNameLength));
    rest_.remove_prefix(kContentNameLength);
    return name;
  }

 private:
  std::string_view rest_;
};

}  // namespace

// A long head names the file of its list, so all lists go out before the first shard.
WrittenPart write_part(const ItemRun& items, std::uint32_t first, SymbolSpace space,
                       const IndexShape& shape, Output& output, const PartFiles& before) {
  std::vector<ItemView> views;
  std::vector<BitsView> lists;
  items.for_each([&](const ItemView& item) {
    views.push_back(item);
    if (item.kind == ItemKind::long_head) lists.push_back(item.list);
  });
  WrittenPart result;
  const std::vector<ListAddress> addresses =
      ListKeeper(lists, first, shape, output).write(before.lists, result);
  ShardKeeper(views, addresses, space, shape, output).write(before.shards, result);
  return result;
}

std::string text_of(const PartFiles& files) {
  std::string text;
  append_number(files.lists.size(), text);
  for (const WrittenList& list : files.lists) {
    append_number(list.lists, text);
    append_raw(&list.key, sizeof list.key, text);
    text += list.name;
  }
  for (const WrittenShard& shard : files.shards) {
    append_gram(shard.entry.border, text);
    append_gram(shard.first, text);
    append_number(shard.items, text);
    append_raw(&shard.key, sizeof shard.key, text);
    text += shard.entry.name;
  }
  return text;
}

PartFiles part_files(std::string_view text) {
  PartFiles files;
  if (text.empty()) return files;
  Taking from(text);
  files.lists.resize(from.number());
  for (WrittenList& list : files.lists) {
    list.lists = from.number();
    from.take(&list.key, sizeof list.key);
    list.name = from.name();
  }
  while (!from.is_done()) {
    WrittenShard& shard = files.shards.emplace_back();
    shard.entry.border = from.gram();
    shard.first = from.gram();
    shard.items = from.number();
    from.take(&shard.key, sizeof shard.key);
    shard.entry.name = from.name();
  }
  return files;
}

}  // namespace baoku
