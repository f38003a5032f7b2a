#include "searchd/http/request_parser.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace searchd::http {
namespace {

constexpr Refusal bad_byte{400, "malformed_request",
                           "The request holds a control character, or a line end that is not CR LF."};
constexpr Refusal bad_line_end{400, "malformed_request", "Lines of a request end with CR LF."};
constexpr Refusal bad_chunk{400, "malformed_body", "The chunks of the request's body are malformed."};
constexpr Refusal large_head{431, "head_too_large", "The request's head is too large."};
constexpr Refusal many_headers{431, "too_many_headers", "The request has too many headers."};
constexpr Refusal large_body{413, "body_too_large", "The request's body is too large."};
constexpr Refusal long_target{414, "uri_too_long", "The address of the request is too long."};

// The longest method and the version with their spaces, generously.
constexpr std::size_t request_line_beyond_target = 64;
constexpr std::size_t max_chunk_size_digits = 8;

// A line feed by itself is one as well.
bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

}  // namespace

RequestParser::RequestParser(const RequestLimits& limits, const std::vector<std::string>& own_hosts)
    : limits_(limits), own_hosts_(own_hosts) {}

std::size_t RequestParser::feed(std::string_view bytes) {
  std::size_t taken = 0;
  while (taken < bytes.size() && (state_ == State::Head || state_ == State::Body)) {
    const std::string_view rest = bytes.substr(taken);
    const bool in_bytes = step_ == Step::FixedBody || step_ == Step::ChunkBytes;
    taken += in_bytes ? take_body_bytes(rest) : take_line_bytes(rest);
  }
  return taken;
}

Request RequestParser::take() {
  Request request = std::move(request_);
  state_ = State::Head;
  step_ = Step::RequestLine;
  request_ = Request{};
  framing_ = Framing{};
  skipped_empty_line_ = false;
  http_1_0_ = false;
  head_bytes_ = chunk_frame_bytes_ = body_left_ = trailers_ = 0;
  return request;
}

// Takes bytes up to the end of a line, or all. Every check is made byte by byte, so that the outcome does not depend
// on how the stream is torn.
std::size_t RequestParser::take_line_bytes(std::string_view bytes) {
  std::size_t taken = 0;
  while (taken < bytes.size()) {
    const char byte = bytes[taken++];
    if (state_ == State::Head && ++head_bytes_ > limits_.head) return refuse(large_head), taken;
    if (after_cr_) {
      if (byte != '\n') return refuse(bad_line_end), taken;
      after_cr_ = false;
      take_line();
      line_.clear();
      return taken;
    }
    if (byte == '\r') {
      after_cr_ = true;
      continue;
    }
    if (is_control(byte)) return refuse(bad_byte), taken;
    line_.push_back(byte);
    if (step_ == Step::RequestLine && line_.size() > limits_.target + request_line_beyond_target) {
      return refuse(long_target), taken;
    }
    if (step_ == Step::ChunkEnd) return refuse(bad_chunk), taken;
    const bool frame = step_ == Step::TrailerLine || (step_ == Step::ChunkSize && line_.size() > max_chunk_size_digits);
    if (frame && ++chunk_frame_bytes_ > limits_.head) return refuse(large_head), taken;
  }
  return taken;
}

std::size_t RequestParser::take_body_bytes(std::string_view bytes) {
  const std::size_t taken = std::min(bytes.size(), body_left_);
  request_.body.append(bytes.substr(0, taken));
  body_left_ -= taken;
  if (body_left_ == 0) {
    if (step_ == Step::FixedBody) {
      state_ = State::Complete;
    } else {
      step_ = Step::ChunkEnd;
    }
  }
  return taken;
}

void RequestParser::take_line() {
  switch (step_) {
    case Step::RequestLine:
      return take_request_line();
    case Step::HeaderLine:
      return take_header_line();
    case Step::ChunkSize:
      return take_chunk_size();
    case Step::TrailerLine:
      return take_trailer_line();
    case Step::ChunkEnd:
      step_ = Step::ChunkSize;
      return;
    case Step::FixedBody:
    case Step::ChunkBytes:
      return;
  }
}

void RequestParser::take_request_line() {
  if (line_.empty() && !skipped_empty_line_) {  // some clients end a body with a line end that they did not count
    skipped_empty_line_ = true;
    head_bytes_ = 0;
    return;
  }
  if (const auto refusal = read_request_line(line_, limits_, own_hosts_, request_, http_1_0_)) return refuse(*refusal);
  step_ = Step::HeaderLine;
}

void RequestParser::take_header_line() {
  if (!line_.empty()) {
    if (request_.headers.size() == limits_.headers) return refuse(many_headers);
    if (const auto refusal = read_header_line(line_, request_.headers)) refuse(*refusal);
    return;
  }
  if (const auto refusal = read_framing(request_, http_1_0_, limits_, framing_)) return refuse(*refusal);
  if (framing_.chunked) {
    state_ = State::Body;
    step_ = Step::ChunkSize;
  } else if (framing_.length > 0) {
    state_ = State::Body;
    step_ = Step::FixedBody;
    body_left_ = framing_.length;
  } else {
    state_ = State::Complete;
  }
}

void RequestParser::take_chunk_size() {
  const std::size_t digits = std::min(line_.find_first_of("; \t"), line_.size());
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(line_.data(), line_.data() + digits, size, 16);
  // Extensions are permitted by the standard and mean nothing to us.
  const bool extension_begins_well = digits == line_.size() || line_[digits] == ';';
  if (digits == 0 || digits > max_chunk_size_digits || error != std::errc{} || end != line_.data() + digits ||
      !extension_begins_well) {
    return refuse(bad_chunk);
  }
  if (size > limits_.body - request_.body.size()) return refuse(large_body);
  step_ = size == 0 ? Step::TrailerLine : Step::ChunkBytes;
  body_left_ = static_cast<std::size_t>(size);
}

// Trailers are checked and dropped: no handler wants them, and merged into the headers they could forge one.
void RequestParser::take_trailer_line() {
  if (line_.empty()) {
    state_ = State::Complete;
    return;
  }
  std::vector<std::pair<std::string, std::string>> trailer;
  if (const auto refusal = read_header_line(line_, trailer)) return refuse(*refusal);
  if (++trailers_ > limits_.headers) refuse(many_headers);
}

void RequestParser::refuse(const Refusal& refusal) {
  if (step_ == Step::RequestLine && request_.path.empty()) note_path();
  refusal_ = refusal;
  state_ = State::Refused;
}

void RequestParser::note_path() {
  const std::string_view line = line_;
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || space + 1 >= line.size() || line[space + 1] != '/') return;
  const std::string_view target = line.substr(space + 1);
  request_.method = line.substr(0, space);
  request_.path = target.substr(0, target.find_first_of("? "));
}

}  // namespace searchd::http
