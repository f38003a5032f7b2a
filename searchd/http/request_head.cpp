#include "searchd/http/request_head.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "passage/text/unicode.h"
#include "searchd/http/percent_encoding.h"

namespace searchd::http {
namespace {

constexpr std::array<std::string_view, 9> known_methods{"GET",    "HEAD",  "POST",  "OPTIONS", "PUT",
                                                        "DELETE", "PATCH", "TRACE", "CONNECT"};

constexpr Refusal bad_request_line{400, "malformed_request", "The request line is malformed."};
constexpr Refusal bad_target{400, "malformed_target", "The address of the request is malformed."};
constexpr Refusal bad_header{400, "malformed_header", "A header is malformed."};
constexpr Refusal bad_host{400, "malformed_host", "A request needs exactly one valid Host header."};
constexpr Refusal bad_length{400, "malformed_length", "The length of the request's body is stated wrongly or twice."};
constexpr Refusal foreign_host{421, "misdirected_request", "This server does not answer for that host."};

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_token(std::string_view text) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
  });
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_host_and_port(std::string_view text) {
  constexpr std::string_view others = "-._:[]";
  return text.size() <= 255 && std::ranges::all_of(text, [&](char c) {
           return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
         });
}

std::string_view without_port(std::string_view host) {
  const std::size_t bracket = host.rfind(']');
  const std::size_t colon = host.rfind(':');
  const bool has_port = colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  return has_port ? host.substr(0, colon) : host;
}

std::optional<Refusal> read_version(std::string_view text, bool& http_1_0) {
  if (text.size() != 8 || !text.starts_with("HTTP/") || !is_digit(text[5]) || text[6] != '.' || !is_digit(text[7])) {
    return bad_request_line;
  }
  if (text != "HTTP/1.1" && text != "HTTP/1.0") {
    return Refusal{505, "version_not_supported", "This server speaks HTTP/1.1 and HTTP/1.0."};
  }
  http_1_0 = text.back() == '0';
  return std::nullopt;
}

std::optional<Refusal> read_target(std::string_view target, const std::vector<std::string>& own_hosts,
                                   Request& request) {
  // Bytes beyond ASCII are not allowed in a URI, but people type them into programs that send them as they are;
  // they are checked as UTF-8 once decoded.
  const bool clean = std::ranges::none_of(target, [](char c) { return c == '#'; });
  if (!clean || target.empty()) return bad_target;
  if (target == "*") {
    if (request.method != "OPTIONS") return bad_target;
    request.path = "*";
    return std::nullopt;
  }
  if (const std::string start = passage::ascii_lower(target.substr(0, 8));
      start.starts_with("http://") || start == "https://") {
    target.remove_prefix(start.starts_with("http://") ? 7 : 8);
    const std::string_view authority = target.substr(0, target.find_first_of("/?"));
    if (authority.empty() || !is_host_and_port(authority)) return bad_target;
    const std::string host = passage::ascii_lower(without_port(authority));
    if (std::ranges::find(own_hosts, host) == own_hosts.end()) return foreign_host;
    target.remove_prefix(authority.size());
    if (target.empty() || target.front() == '?') request.path = "/";
  } else if (target.front() != '/') {
    return bad_target;
  }
  const std::size_t question = target.find('?');
  if (question != std::string_view::npos) request.query = target.substr(question + 1);
  const auto path = percent_decoded(target.substr(0, question), PlusSign::Literal);
  if (!path || std::ranges::any_of(*path, [](unsigned char c) { return c < 0x20 || c == 0x7f; })) return bad_target;
  if (!path->empty()) request.path = *path;
  return std::nullopt;
}

struct HeaderValues {
  std::size_t count = 0;
  std::string_view first;
};

HeaderValues values_of(const Request& request, std::string_view name) {
  HeaderValues values;
  for (const auto& [header, value] : request.headers) {
    if (header == name && values.count++ == 0) values.first = value;
  }
  return values;
}

bool connection_says(const Request& request, std::string_view option) {
  for (const auto& [name, value] : request.headers) {
    if (name != "connection") continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      if (passage::ascii_lower(passage::trimmed(rest.substr(0, comma))) == option) return true;
      rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
  }
  return false;
}

std::optional<Refusal> read_length(std::string_view text, const RequestLimits& limits, std::size_t& length) {
  // Nineteen digits fit into 64 bits whatever they are.
  if (text.empty() || text.size() > 19 || !std::ranges::all_of(text, is_digit)) return bad_length;
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  if (value > limits.body) return Refusal{413, "body_too_large", "The request's body is too large."};
  length = static_cast<std::size_t>(value);
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> read_request_line(std::string_view line, const RequestLimits& limits,
                                         const std::vector<std::string>& own_hosts, Request& request, bool& http_1_0) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return bad_request_line;
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  if (!is_token(method) || target.find_first_of(" \t") != std::string_view::npos) return bad_request_line;
  if (const auto refusal = read_version(line.substr(last + 1), http_1_0)) return refusal;
  if (target.size() > limits.target) return Refusal{414, "uri_too_long", "The address of the request is too long."};
  if (std::ranges::find(known_methods, method) == known_methods.end()) {
    return Refusal{501, "method_not_implemented", "This server does not know that method."};
  }
  if (method == "CONNECT") return Refusal{405, "method_not_allowed", "This server is not a proxy."};
  request.method = method;
  return read_target(target, own_hosts, request);
}

std::optional<Refusal> read_header_line(std::string_view line,
                                        std::vector<std::pair<std::string, std::string>>& headers) {
  // A line that begins with a space (obs-fold) has no name either; a space before the colon is no token.
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return bad_header;
  headers.emplace_back(passage::ascii_lower(line.substr(0, colon)), passage::trimmed(line.substr(colon + 1)));
  return std::nullopt;
}

std::optional<Refusal> read_framing(const Request& request, bool http_1_0, const RequestLimits& limits,
                                    Framing& framing) {
  const HeaderValues host = values_of(request, "host");
  if (host.count > 1 || (host.count == 0 && !http_1_0) || !is_host_and_port(host.first)) return bad_host;

  const HeaderValues length = values_of(request, "content-length");
  const HeaderValues coding = values_of(request, "transfer-encoding");
  if (length.count > 1 || (length.count == 1 && coding.count > 0)) return bad_length;
  if (coding.count > 0) {
    if (http_1_0 || coding.count > 1) return bad_length;
    if (passage::ascii_lower(coding.first) != "chunked") {
      return Refusal{501, "transfer_encoding_not_implemented", "The only transfer encoding known here is \"chunked\"."};
    }
    framing.chunked = true;
  } else if (length.count == 1) {
    if (const auto refusal = read_length(length.first, limits, framing.length)) return refusal;
  } else if (request.method == "POST") {
    return Refusal{411, "length_required", "A POST needs a Content-Length."};
  }

  if (const HeaderValues expect = values_of(request, "expect"); expect.count > 0 && !http_1_0) {
    if (expect.count > 1 || passage::ascii_lower(expect.first) != "100-continue") {
      return Refusal{417, "expectation_failed", "The only expectation known here is \"100-continue\"."};
    }
    framing.expects_continue = framing.chunked || framing.length > 0;
  }
  framing.keep_alive = http_1_0 ? connection_says(request, "keep-alive") : !connection_says(request, "close");
  return std::nullopt;
}

}  // namespace searchd::http
