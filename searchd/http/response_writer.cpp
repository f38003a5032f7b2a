#include "searchd/http/response_writer.h"

#include <algorithm>
#include <array>

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Timestamp.h>

#include "searchd/http/content_encoding.h"
#include "searchd/http/error_answer.h"
#include "searchd/http/page_policy.h"

namespace searchd::http {
namespace {

constexpr std::string_view policy_header = "Content-Security-Policy";

struct DefaultHeader {
  std::string_view name;
  std::string_view value;
};
constexpr std::array default_headers{
    DefaultHeader{"Cache-Control", "no-store"},
    DefaultHeader{"X-Content-Type-Options", "nosniff"},
    DefaultHeader{"Referrer-Policy", "no-referrer"},
    DefaultHeader{"Cross-Origin-Opener-Policy", "same-origin"},
    DefaultHeader{"Cross-Origin-Resource-Policy", "same-origin"},
    DefaultHeader{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"},
};

void append_header(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

bool is_clean(std::string_view text) {
  return std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

bool states(const Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers, [&](const auto& header) { return header.first == name; });
}

}  // namespace

std::string to_wire(Response& response, const WireTerms& terms) {
  const bool bodiless = response.status == 204 || response.status == 304;
  if (bodiless) {
    response.body.clear();
    response.file.reset();
  }
  const bool compressible = !response.file && response.body.size() > min_compressed_size &&
                            is_compressible(response.content_type) && !states(response, "Content-Encoding");
  if (compressible) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (terms.gzip) {
      response.body = gzipped(response.body);
      response.headers.emplace_back("Content-Encoding", "gzip");
    }
  }

  std::string wire;
  wire.reserve(1024 + (terms.head_only ? 0 : response.body.size()));
  wire.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  wire.append(reason_phrase(response.status)).append("\r\n");
  append_header(wire, "Date", Poco::DateTimeFormatter::format(Poco::Timestamp(), Poco::DateTimeFormat::HTTP_FORMAT));
  if (!bodiless) {
    append_header(wire, "Content-Type", response.content_type);
    append_header(wire, "Content-Length",
                  std::to_string(response.file ? response.file->length() : response.body.size()));
  }
  if (!terms.keep_alive) {
    append_header(wire, "Connection", "close");
  } else if (terms.http_1_0) {
    append_header(wire, "Connection", "keep-alive");
  }
  for (const auto& [name, value] : response.headers) {
    if (is_clean(name) && is_clean(value)) append_header(wire, name, value);
  }
  for (const DefaultHeader& header : default_headers) {
    if (!states(response, header.name)) append_header(wire, header.name, header.value);
  }
  if (!states(response, policy_header)) append_header(wire, policy_header, page_policy());
  wire.append("\r\n");
  if (terms.head_only) {
    response.file.reset();
  } else {
    wire.append(response.body);
  }
  return wire;
}

}  // namespace searchd::http
