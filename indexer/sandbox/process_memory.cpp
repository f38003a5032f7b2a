#include "indexer/sandbox/process_memory.h"

#include <fstream>
#include <string>

#include <unistd.h>

#include "passage/error.h"

namespace indexer {

std::size_t address_space(pid_t process) {
  const std::string path = "/proc/" + std::to_string(process) + "/statm";
  std::size_t pages = 0;
  if (!(std::ifstream(path) >> pages)) {
    throw passage::Error("cannot read " + path + ": mount /proc, the limits on extraction need it");
  }
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace indexer
