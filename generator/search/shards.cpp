#include "search/shards.h"

#include "search/content_name.h"

namespace baoku {

void ListWriter::add(const BitsView& postings) {
  BitWriter bits;
  bits.append(postings);
  std::string text = bits.text();
  if (!texts_.empty() && size_ + text.size() > shape_.list_bytes) flush();
  size_ += text.size();
  texts_.push_back(std::move(text));
}

const std::vector<ListAddress>& ListWriter::finish() {
  if (!texts_.empty()) flush();
  return addresses_;
}

void ListWriter::flush() {
  std::string json = "{\"format\":" + std::to_string(kSearchFormat) +
                     ",\"part\":" + std::to_string(part_) +
                     ",\"number\":" + std::to_string(written_.files) + ",\"lists\":[";
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    json += i == 0 ? "\"" : ",\"";
    json += texts_[i];
    json += '"';
  }
  json += "]}\n";
  const std::string name = content_name(json);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    addresses_.push_back({name, static_cast<std::uint32_t>(i)});
  }
  written_.write(output_, "search/lists/" + name + ".json", json);
  texts_.clear();
  size_ = 0;
}

void ShardWriter::begin_item(const ItemView& item) {
  const Gram gram(item.gram.begin(), item.gram.end());
  if (items_ > 0 && text_size(bits_.size() + item.bits.size) > shape_.shard_bytes) flush();
  if (items_ == 0) {
    entries_.push_back({border_between(before_, gram), ""});
    bits_.gamma(static_cast<std::uint32_t>(gram.size()));
    write_rest({}, gram, 0, space_, bits_);
  } else {
    const std::size_t kept = common_start(before_, gram);
    bits_.gamma(static_cast<std::uint32_t>(before_.size() - kept) + 1);
    write_rest(before_, gram, kept, space_, bits_);
  }
  ++items_;
  before_ = gram;
}

void ShardWriter::add(const ItemView& item, const ListAddress* list) {
  begin_item(item);
  if (item.kind == ItemKind::unit) {
    bits_.write(0, 1);
  } else {
    bits_.write(item.kind == ItemKind::long_head ? 3 : 2, 2);
  }
  bits_.append(item.bits);
  if (list == nullptr) return;
  const bool is_same = list->file == list_file_;
  bits_.write(is_same ? 1 : 0, 1);
  if (!is_same) write_name(list->file, bits_);
  bits_.gamma(list->index + 1);
  list_file_ = list->file;
}

std::vector<DirectoryEntry> ShardWriter::finish() {
  if (items_ > 0) flush();
  return std::move(entries_);
}

void ShardWriter::flush() {
  const std::string json = "{\"format\":" + std::to_string(kSearchFormat) +
                           ",\"items\":" + std::to_string(items_) + ",\"bits\":\"" + bits_.text() +
                           "\"}\n";
  entries_.back().name = content_name(json);
  written_.write(output_, "search/shards/" + entries_.back().name + ".json", json);
  bits_.clear();
  items_ = 0;
  list_file_.clear();
}

}  // namespace baoku
