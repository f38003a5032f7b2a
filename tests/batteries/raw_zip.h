#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

/// A member of a zip archive as an attacker writes it: the directory may say anything about it.
struct RawMember {
  std::string name;
  std::string_view data;   ///< As it is stored: deflated, if `deflated` says so.
  std::uint32_t size = 0;  ///< Unpacked, as claimed.
  std::uint32_t crc = 0;
  bool deflated = false;
  bool shares_data = false;  ///< Its entry leads to the local header of the member before.
};

[[nodiscard]] std::string raw_zip(const std::vector<RawMember>& members);

/// What inflates to `pieces` times `piece`, in raw deflate: gigabytes are made in no time.
[[nodiscard]] std::string deflated_repetition(std::string_view piece, std::size_t pieces, std::string_view before = {},
                                              std::string_view after = {});

/// The same with the head and tail of zlib, as PDF wants it; the checksum is left out.
[[nodiscard]] std::string zlib_repetition(std::string_view piece, std::size_t pieces);

}  // namespace tests
