// /.well-known/security.txt (RFC 9116): whom to tell of a weakness.
#include <string>

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Timespan.h>
#include <Poco/Timestamp.h>

#include "searchd/http/api.h"

namespace searchd::http {
namespace {

constexpr std::string_view path = "/.well-known/security.txt";

// What it says is so for as long as the daemon says it; the standard wants a date.
constexpr int valid_days = 90;

std::string expiry() {
  return Poco::DateTimeFormatter::format(Poco::Timestamp() + Poco::Timespan(valid_days, 0, 0, 0, 0),
                                         Poco::DateTimeFormat::ISO8601_FORMAT);
}

}  // namespace

void add_security_txt(Router& router, const std::string& contact, const std::string& public_url) {
  if (contact.empty()) return;
  std::string fields = "Contact: " + contact + "\n";
  if (!public_url.empty()) fields += "Canonical: " + public_url + std::string(path.substr(1)) + "\n";
  router.add({.path = std::string(path), .counted_as = RequestClass::Asset, .handler = [fields](const Request&) {
                return Response{.body = fields + "Expires: " + expiry() + "\n"};
              }});
}

}  // namespace searchd::http
