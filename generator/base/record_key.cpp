#include "base/record_key.h"

#include <xxhash.h>

namespace baoku {

struct KeyBuilder::State {
  XXH3_state_t* hash = XXH3_createState();
  State() { XXH3_128bits_reset(hash); }
  ~State() { XXH3_freeState(hash); }
};

KeyBuilder::KeyBuilder() = default;
KeyBuilder::~KeyBuilder() = default;

KeyBuilder& KeyBuilder::add_long(const void* bytes, std::size_t size) {
  if (!state_) state_ = std::make_unique<State>();
  XXH3_128bits_update(state_->hash, bytes_.data(), size_);
  XXH3_128bits_update(state_->hash, bytes, size);
  size_ = 0;
  return *this;
}

RecordKey KeyBuilder::key() {
  if (state_) add_long(nullptr, 0);
  const XXH128_hash_t hash =
      state_ ? XXH3_128bits_digest(state_->hash) : XXH3_128bits(bytes_.data(), size_);
  return {hash.high64, hash.low64};
}

}  // namespace baoku
