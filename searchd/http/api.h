#pragma once

#include <cstddef>
#include <string>

#include "searchd/http/router.h"
#include "searchd/search/search_service.h"

namespace searchd::http {

class Server;

struct ApiSettings {
  std::size_t max_query_bytes = 1024;
  std::string configuration_fingerprint;  ///< Part of every ETag: another configuration may answer differently.
  std::string public_url;                 ///< With the slash at its end; empty: absolute addresses cannot be made.
};

/// Adds /api/v1/search and /api/v1/document. `service` must outlive the router.
void add_api(Router& router, SearchService& service, const ApiSettings& settings);

/// Adds /files, which sends the files that the index says may be shown.
void add_files(Router& router, SearchService& service);

/// Adds /healthz and /readyz.
void add_health(Router& router, SearchService& service);

/// Adds /metrics, for the admin listener. Tells about `server`, which must outlive the router, as must the others.
void add_metrics(Router& router, const Metrics& metrics, SearchService& service, const Server& server);

/// Adds /ui/* (what the program carries within itself) and /robots.txt.
void add_assets(Router& router);

}  // namespace searchd::http
