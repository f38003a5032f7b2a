#include "indexer/source/web/site_http_options.h"

#include "indexer/sandbox/extraction_limits.h"

namespace indexer {

HttpOptions site_http_options(const std::string& contact, bool allow_private_addresses,
                              const std::filesystem::path& certificates) {
  HttpOptions options{.user_agent = "passage-indexer/" PASSAGE_VERSION};
  if (!contact.empty()) options.user_agent += " (+" + contact + ")";
  if (allow_private_addresses) options.may_connect_to = is_any_address;
  options.certificates = certificates.native();
  options.limits.body = ExtractionLimits{}.input;
  return options;
}

}  // namespace indexer
