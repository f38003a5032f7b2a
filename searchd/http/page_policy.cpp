#include "searchd/http/page_policy.h"

namespace searchd::http {

std::string page_policy(std::string_view media_origin) {
  std::string policy =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
      "form-action 'self'; frame-ancestors 'self'; base-uri 'none'; media-src 'self'";
  if (!media_origin.empty()) policy.append(" ").append(media_origin);
  return policy;
}

}  // namespace searchd::http
