#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

#include "passage/error.h"
#include "searchd/errors.h"
#include "searchd/http/absent_document.h"
#include "searchd/http/api.h"
#include "searchd/http/byte_range.h"
#include "searchd/http/error_answer.h"
#include "searchd/http/etag.h"
#include "searchd/http/parameter_table.h"
#include "searchd/http/percent_encoding.h"
#include "searchd/http/query_string.h"

namespace searchd::http {
namespace {

// What is shown here was written by others: it gets an origin of its own, runs no script and loads nothing foreign.
constexpr std::string_view policy_of_files =
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self'; base-uri 'none'; frame-ancestors 'self'; "
    "sandbox";
// Viewers of PDF are programs of the browser, out of our origin's reach. Chromium of today shows a sandboxed PDF, older
// ones block it; they also want object-src for a page that consists of one.
constexpr std::string_view policy_of_pdf =
    "default-src 'none'; object-src 'self'; style-src 'self'; base-uri 'none'; frame-ancestors 'self'";

std::string id_of(const Request& request) {
  std::string id;
  for (const auto& [name, value] : decode_query_string(request.query)) {
    if (name != "id") continue;  // utm_… and the like
    if (!id.empty()) throw BadRequest("repeated_parameter", "id", "The parameter \"id\" may come once only.");
    id = value;
  }
  if (id.empty()) refuse_missing("id");
  return id;
}

Response answer_file(const Request& request, SearchService& service) {
  const std::string id = id_of(request);
  const auto not_found = [&] { return absent_document(service, id, "file"); };
  const auto served = service.file(id);
  if (!served) return not_found();
  // A link put in the file's place leads nowhere; without O_NONBLOCK a pipe there would hold the worker.
  const int descriptor = ::open(served->path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) {
    if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == EACCES) return not_found();
    throw passage::Error("a served file cannot be opened: " + std::system_category().message(errno));
  }
  FileSlice file(descriptor, 0, 0);  // closes it whatever happens
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return not_found();

  const auto size = static_cast<std::uint64_t>(status.st_size);
  const std::string etag = weak_etag({std::to_string(status.st_mtim.tv_sec), std::to_string(status.st_mtim.tv_nsec),
                                      std::to_string(size), std::to_string(status.st_ino)});
  Response response{.content_type = served->media_type};
  response.headers = {{"Accept-Ranges", "bytes"},
                      {"Content-Disposition", "inline; filename*=UTF-8''" + percent_encoded(served->name)},
                      {"Content-Security-Policy",
                       std::string(served->media_type == "application/pdf" ? policy_of_pdf : policy_of_files)}};

  // A range of a version that the client names is never sent: the tag is weak, so that versions cannot be told apart.
  const bool ranged = request.method == "GET" && request.header("if-range").empty();
  const RangeRequest wanted = ranged ? read_range(request.header("range"), size) : RangeRequest{};
  if (wanted.kind == RangeKind::Unsatisfiable) {
    Response refusal = json_error(416, "range_not_satisfiable", "The file is shorter than that.");
    refusal.headers.emplace_back("Content-Range", "bytes */" + std::to_string(size));
    return refusal;
  }
  std::uint64_t first = 0;
  std::uint64_t length = size;
  if (wanted.kind == RangeKind::Part) {
    first = wanted.range.first;
    length = wanted.range.last - wanted.range.first + 1;
    response.status = 206;
    response.headers.emplace_back("Content-Range", "bytes " + std::to_string(first) + "-" +
                                                       std::to_string(wanted.range.last) + "/" + std::to_string(size));
  }
  file.narrow(first, length);
  response.file = std::move(file);
  return with_etag(request, std::move(response), etag, "public, no-cache");
}

}  // namespace

void add_files(Router& router, SearchService& service) {
  router.add({.path = "/files", .counted_as = RequestClass::File, .handler = [&service](const Request& request) {
                return answer_file(request, service);
              }});
}

}  // namespace searchd::http
