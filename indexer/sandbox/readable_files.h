#pragma once

namespace indexer {

/// From now on this process can open files of the system only (libraries, fonts, tables of characters): what a hostile
/// document could read, it could publish through the index, passwords of the configuration included. Uses Landlock;
/// does nothing on kernels without it, where the rest of the confinement has to do. Needs PR_SET_NO_NEW_PRIVS. Throws
/// passage::Error when the kernel has Landlock and refuses. It can become `program`, if that is given, and no other.
void restrict_readable_files(const char* program = nullptr);

}  // namespace indexer
