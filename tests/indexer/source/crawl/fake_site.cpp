#include "tests/indexer/source/crawl/fake_site.h"

#include "indexer/fingerprint.h"

namespace tests {
namespace {

std::string etag_of(const FakeThing& thing) {
  return "\"" + indexer::content_hash(thing.body) + "\"";
}

}  // namespace

FakeSite::FakeSite(const std::string& address)
    : server_([this](const HttpServer::Request& request,
                     const HttpServer::Connection& connection) { answer(request, connection); },
              address) {}

void FakeSite::change(const std::function<void(std::map<std::string, FakeThing>&)>& edit) {
  const std::lock_guard lock(mutex_);
  edit(things_);
  bodies_ = 0;
  server_.forget_requests();
}

void FakeSite::answer_instead(Instead instead) {
  const std::lock_guard lock(mutex_);
  instead_ = std::move(instead);
  bodies_ = 0;
  server_.forget_requests();
}

std::vector<std::string> FakeSite::asked() const {
  std::vector<std::string> targets;
  for (const HttpServer::Request& request : server_.requests()) {
    const bool is_conditional = !request.field("if-none-match").empty() || !request.field("if-modified-since").empty();
    targets.push_back((is_conditional ? "?" : "") + request.target);
  }
  return targets;
}

int FakeSite::bodies() const {
  const std::lock_guard lock(mutex_);
  return bodies_;
}

void FakeSite::answer(const HttpServer::Request& request, const HttpServer::Connection& connection) {
  connection.send(answer_to(request));
}

std::string FakeSite::answer_to(const HttpServer::Request& request) {
  const std::lock_guard lock(mutex_);
  if (instead_) {
    if (auto answer = instead_(request)) return *answer;
  }
  const auto found = things_.find(request.target);
  if (found == things_.end()) return http_answer(404, "<html><body>Not found", {"Content-Type: text/html"});
  const FakeThing& thing = found->second;
  if (!thing.raw.empty()) return thing.raw;
  std::vector<std::string> fields = thing.fields;
  if (thing.has_etag && thing.status == 200) {
    fields.push_back("ETag: " + etag_of(thing));
    if (request.field("if-none-match") == etag_of(thing)) return http_answer(304, "", fields);
  }
  if (!thing.type.empty()) fields.push_back("Content-Type: " + thing.type);
  ++bodies_;
  return http_answer(thing.status, thing.body, fields);
}

}  // namespace tests
