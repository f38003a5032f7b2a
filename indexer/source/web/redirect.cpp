#include "indexer/source/web/redirect.h"

#include <algorithm>
#include <array>

#include "indexer/source/web/fetch_error.h"

namespace indexer {

bool is_redirect(const HttpResponse& response) {
  constexpr std::array redirects{301, 302, 303, 307, 308};
  return std::ranges::find(redirects, response.status) != redirects.end() && !response.field("location").empty();
}

Url redirect_target(const Url& from, const HttpResponse& redirect) {
  const auto target = resolve_url(from, redirect.field("location"));
  if (!target) throw FetchError("cannot fetch " + from.text + ": it redirects to what is no address of http or https");
  if (from.is_encrypted() && !target->is_encrypted()) {
    throw FetchError("cannot fetch " + from.text + ": it redirects from https to http, to " + target->text);
  }
  return *target;
}

}  // namespace indexer
