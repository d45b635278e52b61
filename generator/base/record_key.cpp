#include "base/record_key.h"

#include <xxhash.h>

namespace baoku {

struct KeyBuilder::State {
  XXH3_state_t* hash = XXH3_createState();
  ~State() { XXH3_freeState(hash); }
};

KeyBuilder::KeyBuilder() : state_(std::make_unique<State>()) { XXH3_128bits_reset(state_->hash); }
KeyBuilder::~KeyBuilder() = default;

KeyBuilder& KeyBuilder::add(std::string_view text) {
  add(std::uint64_t{text.size()});
  XXH3_128bits_update(state_->hash, text.data(), text.size());
  return *this;
}

KeyBuilder& KeyBuilder::add(std::uint64_t number) {
  XXH3_128bits_update(state_->hash, &number, sizeof number);
  return *this;
}

RecordKey KeyBuilder::key() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_->hash);
  return {hash.high64, hash.low64};
}

}  // namespace baoku
