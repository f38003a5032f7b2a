#pragma once

#include <string>

#include <toml++/toml.h>

#include "passage/error.h"

namespace searchd {

/// Refuses a setting of a configuration, naming the file and the line.
[[noreturn]] inline void refuse_setting(const std::string& file, const toml::source_region& where,
                                        const std::string& what) {
  throw passage::Error(file + ":" + std::to_string(where.begin.line) + ": " + what);
}

}  // namespace searchd
