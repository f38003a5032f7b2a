#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "searchd/http/request_parser.h"

namespace tests {

/// What a parser makes of the bytes when they come in two parts, in the notation of requests.txt, and how many bytes
/// it took.
struct RequestOutcome {
  std::string text;
  std::size_t taken = 0;

  friend bool operator==(const RequestOutcome&, const RequestOutcome&) = default;
};

inline RequestOutcome outcome_of(std::string_view bytes, std::size_t split, searchd::http::Request* request = nullptr) {
  using State = searchd::http::RequestParser::State;
  static const searchd::http::RequestLimits limits;
  static const std::vector<std::string> own_hosts{"search.example"};
  searchd::http::RequestParser parser(limits, own_hosts);
  split = std::min(split, bytes.size());
  RequestOutcome outcome;
  outcome.taken = parser.feed(bytes.substr(0, split));
  if (outcome.taken == split) outcome.taken += parser.feed(bytes.substr(split));
  if (parser.state() == State::Refused) {
    outcome.text = std::to_string(parser.refusal().status) + " " + std::string(parser.refusal().code);
    return outcome;
  }
  if (parser.state() != State::Complete) {
    outcome.text = "more";
    return outcome;
  }
  const std::string connection = parser.keep_alive() ? "keep" : "close";
  if (parser.expects_continue()) outcome.text = "continue ";
  const searchd::http::Request taken = parser.take();
  outcome.text += taken.method + "|" + taken.path + "|" + taken.query + "|" + taken.body + "|" + connection;
  if (request != nullptr) *request = taken;
  return outcome;
}

}  // namespace tests
