#include <algorithm>
#include <csignal>
#include <iostream>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <malloc.h>
#include <sys/resource.h>

#include "passage/error.h"
#include "searchd/command_line.h"
#include "searchd/config.h"
#include "searchd/http/algolia/api.h"
#include "searchd/http/api.h"
#include "searchd/http/metrics.h"
#include "searchd/http/pages/opensearch.h"
#include "searchd/http/pages/pages.h"
#include "searchd/http/router.h"
#include "searchd/http/server.h"
#include "searchd/search/open_search_service.h"
#include "searchd/service_manager.h"

namespace searchd {
namespace {

constexpr int usage_error = 2;
constexpr rlim_t wanted_descriptors = 8192;

void log_line(const std::string& line) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  std::cerr << "passage-searchd: " << line << std::endl;
}

/// A connection, a served file and every open database are descriptors; the usual limit of 1024 is soon reached.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted_descriptors) return;
  limit.rlim_cur = std::min(limit.rlim_max, wanted_descriptors);
  (void)::setrlimit(RLIMIT_NOFILE, &limit);
}

/// From here on these signals wait for sigwait(), in this thread and in all that it starts.
sigset_t block_stop_signals() {
  (void)std::signal(SIGPIPE, SIG_IGN);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  (void)pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void wait_for(const sigset_t& signals) {
  int received = 0;
  while (sigwait(&signals, &received) != 0) {
  }
}

/// A second signal ends the program at once.
void let_signals_through(const sigset_t& signals) {
  (void)pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void serve(const CommandLine& line, Config config) {
  if (line.listen) config.listen = *line.listen;
  if (line.admin) config.admin = *line.admin;
  // Requests come to any of many threads; with a heap for each, the memory would grow with their number.
  (void)::mallopt(M_ARENA_MAX, 2);
  raise_descriptor_limit();
  const sigset_t stop_signals = block_stop_signals();

  const auto service = open_search_service({.data = line.data,
                                            .max_query_words = config.max_query_words,
                                            .freshness = config.freshness,
                                            .expander = {.thesaurus = config.thesaurus,
                                                         .built_in_thesaurus = config.built_in_thesaurus,
                                                         .built_in_glossary = config.built_in_glossary,
                                                         .dictionaries = config.dictionaries,
                                                         .machine_translation = {.pairs = config.machine_translation},
                                                         .log = log_line},
                                            .log = log_line});
  http::Metrics metrics;
  http::Router router(log_line);
  router.set_metrics(&metrics);
  const http::ApiSettings api_settings{.max_query_bytes = config.max_query_bytes,
                                       .configuration_fingerprint = config.fingerprint,
                                       .public_url = config.public_url};
  http::add_api(router, *service, api_settings);
  http::add_suggestions(router, *service, api_settings);
  http::add_similar(router, *service);
  http::add_citations(router, *service, api_settings);
  http::add_export(router, *service, api_settings);
  http::add_feed(router, *service, api_settings);
  http::algolia::add_api(router, *service, api_settings);
  http::add_files(router, *service);
  http::add_health(router, *service);
  http::add_openapi(router);
  http::add_assets(router);
  http::add_security_txt(router, config.security_contact, config.public_url);
  const http::PagesConfig pages_config{
      .max_query_bytes = config.max_query_bytes, .public_url = config.public_url, .help_links = config.help_links};
  const http::Pages pages(*service, pages_config);
  http::add_pages(router, pages);
  http::add_opensearch(router, pages_config);
  http::Server server(
      server_settings(config), [&](const http::Request& r) { return router.handle(r); },
      [&](int status, std::string_view code, std::string_view message, const http::Request& r) {
        return router.refusal(status, code, message, r);
      });

  http::Router admin_router(log_line);
  http::add_health(admin_router, *service);
  http::add_metrics(admin_router, metrics, *service, server);
  std::optional<http::Server> admin;
  if (!config.admin.empty()) {
    admin.emplace(admin_settings(config), [&](const http::Request& r) { return admin_router.handle(r); });
    log_line("metrics on " + admin->url() + "metrics");
  }

  log_line("ready on " + server.url());
  if (!tell_ready()) log_line("the service manager cannot be told: is AF_UNIX allowed, and NOTIFY_SOCKET in sight?");
  wait_for(stop_signals);
  let_signals_through(stop_signals);
  log_line("stopping");
  server.stop();
  if (admin) admin->stop();
  log_line("stopped");
}

}  // namespace
}  // namespace searchd

int main(int argc, char** argv) {
  using namespace searchd;
  CommandLine line;
  Config config;
  try {
    const std::vector<const char*> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    line = parse_command_line(arguments);
    if (line.help) return std::cout << usage(), EXIT_SUCCESS;
    if (line.version) return std::cout << "passage-searchd " PASSAGE_VERSION "\n", EXIT_SUCCESS;
    if (line.config) config = read_config(*line.config);
  } catch (const passage::Error& error) {
    log_line(std::string(error.what()) + "\nTry: passage-searchd --help");
    return usage_error;
  }
  try {
    serve(line, config);
  } catch (const std::exception& error) {
    log_line(std::string("error: ") + error.what());
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
