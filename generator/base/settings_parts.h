// What the TOML and the YAML reader of settings share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/settings.h"

namespace baoku {

// Settings are small: what is larger or deeper is a mistake or an attack.
inline constexpr std::size_t kMaxSettingsBytes = 4 << 20;
inline constexpr std::size_t kMaxSettingsDepth = 16;

// Reads "2021-01-25" (or "2021-1-25"); nothing when it is no date that exists.
std::optional<SettingDate> date_of_text(std::string_view text);

// Says what a text or key must not hold, or nothing.
std::optional<std::string> text_fault(std::string_view text, bool is_key);

}  // namespace baoku
