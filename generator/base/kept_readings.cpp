#include "base/kept_readings.h"

#include "base/pinyin.h"

namespace baoku {
namespace {

RecordKey key_of_readings() { return KeyBuilder().add("pinyin").key(); }

}  // namespace

KeptReadings::KeptReadings(const std::filesystem::path& file, const RecordKey& program)
    : record_(file, program) {
  take_readings(record_.find(key_of_readings()).value_or(""));
}

KeptReadings::~KeptReadings() {
  if (const auto readings = new_readings()) record_.add(key_of_readings(), *readings);
}

}  // namespace baoku
