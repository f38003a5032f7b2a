#include "searchd/http/error_answer.h"

#include <array>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "passage/text/unicode.h"
#include "searchd/http/open_access.h"

namespace searchd::http {
namespace {

struct Reason {
  int status;
  std::string_view phrase;
};
constexpr std::array reasons{
    Reason{200, "OK"},
    Reason{204, "No Content"},
    Reason{206, "Partial Content"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{406, "Not Acceptable"},
    Reason{408, "Request Timeout"},
    Reason{410, "Gone"},
    Reason{411, "Length Required"},
    Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"},
    Reason{415, "Unsupported Media Type"},
    Reason{416, "Range Not Satisfiable"},
    Reason{417, "Expectation Failed"},
    Reason{421, "Misdirected Request"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{503, "Service Unavailable"},
    Reason{505, "HTTP Version Not Supported"},
};

std::string_view error_type(int status) {
  if (status == 429) return "rate_limited";
  if (status == 503) return "unavailable";
  return status >= 500 && status != 501 && status != 505 ? "internal" : "invalid_request";
}

void write_member(rapidjson::Writer<rapidjson::StringBuffer>& writer, std::string_view name, std::string_view value) {
  writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  const std::string text = passage::to_valid_utf8(value);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

}  // namespace

std::string_view reason_phrase(int status) {
  for (const Reason& reason : reasons) {
    if (reason.status == status) return reason.phrase;
  }
  return status >= 500 ? "Server Error" : status >= 400 ? "Client Error" : "OK";
}

Response json_error(int status, std::string_view code, std::string_view message) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  write_member(writer, "message", message);
  write_member(writer, "code", code);
  write_member(writer, "type", error_type(status));
  write_member(writer, "link", "/help#" + std::string(code));
  writer.EndObject();
  Response response{.status = status, .content_type = "application/json; charset=utf-8"};
  response.body.assign(buffer.GetString(), buffer.GetSize());
  allow_every_origin(response);
  return response;
}

Response plain_html_error(int status, std::string_view, std::string_view message) {
  const std::string title = html_escaped(reason_phrase(status));
  return {.status = status,
          .content_type = "text/html; charset=utf-8",
          .body = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title +
                  "</title></head>\n<body><h1>" + title + "</h1><p>" + html_escaped(message) +
                  "</p><p><a href=\"/\">Search</a></p></body></html>\n"};
}

std::string html_escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped.push_back(c);
    }
  }
  return escaped;
}

}  // namespace searchd::http
