#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tests {

/// Writes so many hostile files into a folder and returns their paths relative to it: bombs, loops, depths, garbage,
/// strange names, and things that are no files. Where their contents name an address, it is this port of this machine.
std::vector<std::string> write_hostile_files(const std::filesystem::path& folder, int count, std::uint16_t port);

}  // namespace tests
