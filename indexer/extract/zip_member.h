#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace indexer {

/// A zip archive in memory, from which members are read by name. Archives may be hostile: the bytes that come out of
/// one archive are bounded in all and against the bytes that went in, whatever its directory says.
class ZipArchive {
 public:
  /// The bytes must outlive the archive. Throws RefusedFile (Damaged) when they are no archive.
  explicit ZipArchive(std::string_view bytes);

  /// The content of a member; nothing when there is none of that name. Throws RefusedFile: Encrypted, Damaged when it
  /// cannot be unpacked, TooLarge beyond the bounds.
  [[nodiscard]] std::optional<std::string> read(const std::string& name);

 private:
  struct Closer {
    void operator()(::zip* archive) const;
  };
  std::unique_ptr<::zip, Closer> archive_;
  std::size_t unpacked_ = 0;
};

}  // namespace indexer
