#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace searchd {

enum class RecordingKind : std::uint8_t { Audio, Video };

/// What a browser would play at this address, going by the ending of its path; nothing for any other address.
[[nodiscard]] std::optional<RecordingKind> recording_kind(std::string_view url);

}  // namespace searchd
