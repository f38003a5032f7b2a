#include "tests/relevance/searcher.h"

#include <stdexcept>

#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>
#include <rapidjson/document.h>

namespace relevance {
namespace {

Version version_from(const rapidjson::Value& value) {
  const auto language = value.FindMember("language");
  return {value["id"].GetString(), language == value.MemberEnd() ? "" : language->value.GetString()};
}

}  // namespace

Searcher::Searcher(const std::string& url) {
  const Poco::URI server(url);
  session_.setHost(server.getHost());
  session_.setPort(server.getPort());
  session_.setKeepAlive(true);
}

std::vector<SearchHit> Searcher::hits(const Parameters& parameters) {
  std::string target = "/api/v1/search";
  char before = '?';
  for (const auto& [name, value] : parameters) {
    std::string encoded;
    Poco::URI::encode(value, "+&=#?%;/", encoded);
    target += before + name + '=' + encoded;
    before = '&';
  }
  Poco::Net::HTTPRequest request("GET", target, "HTTP/1.1");
  session_.sendRequest(request);
  Poco::Net::HTTPResponse response;
  std::string body;
  Poco::StreamCopier::copyToString(session_.receiveResponse(response), body);
  rapidjson::Document answer;
  if (response.getStatus() != 200 || answer.Parse(body.data(), body.size()).HasParseError()) {
    throw std::runtime_error("the daemon answered " + std::to_string(response.getStatus()) + " to: " + target);
  }
  std::vector<SearchHit> hits;
  for (const auto& hit : answer["hits"].GetArray()) {
    SearchHit& versions = hits.emplace_back(SearchHit{version_from(hit)});
    const auto others = hit.FindMember("versions");
    if (others == hit.MemberEnd()) continue;
    for (const auto& other : others->value.GetArray()) versions.push_back(version_from(other));
  }
  return hits;
}

}  // namespace relevance
