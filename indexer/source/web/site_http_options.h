#pragma once

#include <filesystem>
#include <string>

#include "indexer/source/web/http_client.h"

namespace indexer {

/// How a site of the configuration is asked: under a name of our own with somebody to write to, public addresses only
/// unless all are allowed, no answer larger than what can be read.
[[nodiscard]] HttpOptions site_http_options(const std::string& contact, bool allow_private_addresses,
                                            const std::filesystem::path& certificates);

}  // namespace indexer
