#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace passage {

/// Files that outlive a power cut. Every function throws passage::Error that names the path and the system's reason.
/// New files and directories get the widest permissions that the umask leaves, unless said otherwise. Thread-safe.

/// The content of a file; nothing when there is no such file. Throws also when it is longer than `max_bytes`.
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

enum class Readers { Everybody, OwnerAndGroup };  ///< At most; the umask may leave fewer.

/// Makes or overwrites a file; its content is on the disk on return, its name after sync_directory() of its directory.
void write_file(const std::filesystem::path& path, std::string_view content, Readers readers = Readers::Everybody);

/// Puts `content` under the name `path` in one step, by way of `path`.new: a reader, or a machine that comes up again,
/// finds the old content or the new one. The name is on the disk after sync_directory() of its directory.
void replace_file(const std::filesystem::path& path, std::string_view content, Readers readers = Readers::Everybody);

/// Makes a directory and the missing ones above it, each entered durably in its parent. Does nothing when it exists.
void make_directories(const std::filesystem::path& directory);

/// Makes a directory in one that exists, for its owner alone; does nothing when it exists. Files in it get the group
/// that they would get otherwise.
void make_private_directory(const std::filesystem::path& directory);

/// Gives a directory the permissions of another one.
void copy_permissions(const std::filesystem::path& from, const std::filesystem::path& to);

void rename_path(const std::filesystem::path& from, const std::filesystem::path& to);

/// Brings the content of a file that something else has written to the disk.
void sync_file(const std::filesystem::path& path);

/// Brings the names in a directory to the disk.
void sync_directory(const std::filesystem::path& directory);

/// Lower-case hexadecimal.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& path);
[[nodiscard]] std::string sha256_of(std::string_view bytes);

/// Throws the Error "cannot `action` `path`: reason", with what to try where that is known.
[[noreturn]] void throw_system_error(std::string_view action, const std::filesystem::path& path, int error_number);

}  // namespace passage
