#pragma once

#include <string>

namespace indexer {

/// From now on this process can open files of the system only (libraries, fonts, tables of characters): what a hostile
/// document could read, it could publish through the index, passwords of the configuration included. Uses Landlock;
/// returns, in words, that the kernel has none or denies it; empty otherwise. Needs PR_SET_NO_NEW_PRIVS. Throws
/// passage::Error when the kernel has Landlock and refuses these rules. It can become `program`, if that is given, and
/// no other.
[[nodiscard]] std::string restrict_readable_files(const char* program = nullptr);

}  // namespace indexer
