#pragma once

#include <string>

#include <toml++/toml.h>

#include "searchd/http/pages/help_link.h"

namespace searchd {

/// Reads the table `help_link`: `url` and `text` for all languages, and tables with the same names for single ones,
/// whose address may be left out for that of all. Throws passage::Error naming the file and the line for anything else.
[[nodiscard]] http::HelpLinks read_help_links(const toml::node& node, const std::string& file);

}  // namespace searchd
