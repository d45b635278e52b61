#include "search/shards.h"

#include "search/content_name.h"

namespace baoku {

void ListWriter::add(const BitsView& postings) {
  BitWriter bits;
  bits.append(postings);
  texts_.push_back(bits.text());
  size_ += texts_.back().size();
}

std::string ListWriter::finish(std::uint32_t part, std::size_t number) {
  std::string json = "{\"format\":" + std::to_string(kSearchFormat) +
                     ",\"part\":" + std::to_string(part) + ",\"number\":" + std::to_string(number) +
                     ",\"lists\":[";
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    json += i == 0 ? "\"" : ",\"";
    json += texts_[i];
    json += '"';
  }
  json += "]}\n";
  std::string name = content_name(json);
  written_.write(output_, "search/lists/" + name + ".json", json);
  return name;
}

void ShardWriter::write_gram(const ItemView& item) {
  const Gram gram(item.gram.begin(), item.gram.end());
  if (items_ == 0) {
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
  write_gram(item);
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

std::string ShardWriter::finish() {
  const std::string json = "{\"format\":" + std::to_string(kSearchFormat) +
                           ",\"items\":" + std::to_string(items_) + ",\"bits\":\"" + bits_.text() +
                           "\"}\n";
  std::string name = content_name(json);
  written_.write(output_, "search/shards/" + name + ".json", json);
  return name;
}

}  // namespace baoku
