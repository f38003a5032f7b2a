#include "indexer/source/web/http_exchange.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <new>
#include <string_view>
#include <utility>

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "indexer/source/web/fetch_error.h"
#include "indexer/source/web/gzip.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

/// Why a transfer was ended by us.
enum class Stop { None, ForbiddenAddress, LargeHead, LargeBody };

/// One transfer, as libcurl's callbacks see it.
struct Transfer {
  const ExchangeRules& rules;
  std::size_t max_body;
  HttpResponse response;
  std::size_t head_bytes = 0;
  std::string forbidden_address;
  Stop stop = Stop::None;
};

void start_curl() {
  static const CURLcode started = [] {
    ::signal(SIGPIPE, SIG_IGN);  // libcurl leaves it alone with CURLOPT_NOSIGNAL, and TLS writes without MSG_NOSIGNAL
    return curl_global_init(CURL_GLOBAL_DEFAULT);
  }();
  if (started != CURLE_OK) throw passage::Error("libcurl cannot be started; is it installed whole?");
}

curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (!transfer.rules.may_connect_to(address->addr)) {
    transfer.forbidden_address = printed_address(address->addr);
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_head(char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  const std::string_view line(bytes, size * count);
  transfer.head_bytes += line.size();
  if (transfer.head_bytes > transfer.rules.limits.head) {
    transfer.stop = Stop::LargeHead;
    return 0;
  }
  if (line.starts_with("HTTP/")) transfer.response.fields.clear();  // an answer of 1xx went before
  if (const std::size_t colon = line.find(':'); colon != line.npos && !line.starts_with("HTTP/")) {
    const std::string name = passage::ascii_lower(line.substr(0, colon));
    std::string& value = transfer.response.fields[name];
    // A server may ask not to be indexed in one of several fields.
    value =
        (name == "x-robots-tag" && !value.empty() ? value + "\n" : "").append(passage::trimmed(line.substr(colon + 1)));
  }
  return line.size();
}

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (transfer.response.body.size() + size * count > transfer.max_body) {
    transfer.stop = Stop::LargeBody;
    return 0;
  }
  transfer.response.body.append(bytes, size * count);
  return size * count;
}

class FieldList {
 public:
  FieldList() = default;
  FieldList(const FieldList&) = delete;
  FieldList& operator=(const FieldList&) = delete;
  ~FieldList() { curl_slist_free_all(list_); }

  /// What would begin a line of its own is left out.
  void add(std::string_view name, std::string_view value) {
    const bool clean = std::ranges::none_of(value, [](char c) { return static_cast<unsigned char>(c) < ' '; });
    if (value.empty() || !clean) return;
    curl_slist* longer = curl_slist_append(list_, (std::string(name) + ": " + std::string(value)).c_str());
    if (longer == nullptr) throw std::bad_alloc();
    list_ = longer;
  }
  [[nodiscard]] curl_slist* get() const { return list_; }

 private:
  curl_slist* list_ = nullptr;
};

std::string why(CURLcode code, const Transfer& transfer, const char* curl_says) {
  if (!transfer.forbidden_address.empty()) {
    return "it leads to " + transfer.forbidden_address +
           ", which is no public address (allow_private_addresses = true, if it is meant to)";
  }
  if (transfer.stop == Stop::LargeHead) return "the head of the answer is larger than the limit";
  if (transfer.stop == Stop::LargeBody) {
    return "the answer is larger than " + std::to_string(transfer.max_body) + " bytes";
  }
  if (code == CURLE_PARTIAL_FILE || code == CURLE_GOT_NOTHING) return "the answer was cut short";
  const std::string_view said = *curl_says != '\0' ? curl_says : curl_easy_strerror(code);
  return std::string(said);
}

void unpack(HttpResponse& response, std::size_t max_bytes) {
  const std::string coding = passage::ascii_lower(response.field("content-encoding"));
  if (coding.empty() || coding == "identity" || response.body.empty()) return;
  if (coding != "gzip" && coding != "x-gzip") throw BadGzip("compressed as " + coding + ", which nobody asked for");
  response.body = gunzipped(response.body, max_bytes);
}

}  // namespace

struct HttpExchange::State {
  ExchangeRules rules;
  CURL* curl = nullptr;

  explicit State(ExchangeRules given) : rules(std::move(given)) {
    start_curl();
    curl = curl_easy_init();
    if (curl == nullptr) throw std::bad_alloc();
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { curl_easy_cleanup(curl); }

  template <typename Value>
  void set(CURLoption option, Value value) const {
    if (curl_easy_setopt(curl, option, value) != CURLE_OK) {
      throw passage::Error("libcurl lacks option " + std::to_string(option) + "; is it as new as Debian 12's?");
    }
  }

  void set_all(Transfer& transfer, const Url& url, const FieldList& fields, const std::string& credentials,
               std::chrono::milliseconds longest) const {
    const HttpLimits& limits = rules.limits;
    curl_easy_reset(curl);
    set(CURLOPT_URL, url.text.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");  // none from the environment: the address looked at would be the proxy's
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!rules.certificates.empty()) set(CURLOPT_CAINFO, rules.certificates.c_str());
    set(CURLOPT_USERAGENT, rules.user_agent.c_str());
    set(CURLOPT_HTTPHEADER, fields.get());
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connecting.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(std::max(longest, std::chrono::milliseconds(1)).count()));
    set(CURLOPT_LOW_SPEED_LIMIT, limits.slowest);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.stalled.count()));
    set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    set(CURLOPT_OPENSOCKETDATA, &transfer);
    set(CURLOPT_HEADERFUNCTION, &take_head);
    set(CURLOPT_HEADERDATA, &transfer);
    set(CURLOPT_WRITEFUNCTION, &take_body);
    set(CURLOPT_WRITEDATA, &transfer);
    if (!credentials.empty()) {
      set(CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
      set(CURLOPT_USERPWD, credentials.c_str());
    }
  }
};

HttpExchange::HttpExchange(ExchangeRules rules) : state_(std::make_unique<State>(std::move(rules))) {}
HttpExchange::HttpExchange(HttpExchange&&) noexcept = default;
HttpExchange& HttpExchange::operator=(HttpExchange&&) noexcept = default;
HttpExchange::~HttpExchange() = default;

HttpResponse HttpExchange::ask(const Url& url, const HttpRequest& request, const std::string& credentials,
                               std::chrono::milliseconds longest) {
  FieldList fields;
  fields.add("Accept", request.accept);
  fields.add("Accept-Encoding", "gzip");  // undone here and not by libcurl, which does not miss the end of it
  fields.add("If-None-Match", request.etag);
  fields.add("If-Modified-Since", request.last_modified);
  const std::size_t most = state_->rules.limits.body;
  Transfer transfer{.rules = state_->rules,
                    .max_body = request.max_body == 0 ? most : std::min(request.max_body, most),
                    .response = {.url = url.text}};
  std::array<char, CURL_ERROR_SIZE> said{};
  state_->set_all(transfer, url, fields, credentials, longest);
  state_->set(CURLOPT_ERRORBUFFER, said.data());
  const CURLcode code = curl_easy_perform(state_->curl);
  state_->set(CURLOPT_ERRORBUFFER, nullptr);
  if (code != CURLE_OK) throw FetchError("cannot fetch " + url.text + ": " + why(code, transfer, said.data()));
  long status = 0;
  (void)curl_easy_getinfo(state_->curl, CURLINFO_RESPONSE_CODE, &status);
  transfer.response.status = static_cast<int>(status);
  try {
    unpack(transfer.response, transfer.max_body);
  } catch (const BadGzip& bad) {
    throw FetchError("cannot fetch " + url.text + ": the answer is " + bad.what());
  }
  return std::move(transfer.response);
}

}  // namespace indexer
