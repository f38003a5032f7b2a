#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/request_head.h"

namespace searchd::http {

/// Reads one HTTP/1.1 or HTTP/1.0 request from a stream of bytes, torn into pieces in any way, without ever touching a
/// socket. It is strict on purpose: whatever two programs could read in two ways is refused, so that nothing can be
/// smuggled past a proxy. After a refusal the rest of the stream means nothing: answer and close.
class RequestParser {
 public:
  enum class State : std::uint8_t { Head, Body, Complete, Refused };

  /// `own_hosts` are the host names (lower case, without port) for which an absolute-form target is accepted.
  /// Both arguments must outlive the parser.
  RequestParser(const RequestLimits& limits, const std::vector<std::string>& own_hosts);

  /// Takes bytes up to the end of the request and returns how many were taken; all of them unless the request is
  /// complete or refused.
  std::size_t feed(std::string_view bytes);

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] bool started() const { return head_bytes_ > 0; }  ///< Whether a byte of the request has come.

  /// Whether the client waits for "100 Continue" before it sends the body. Meaningful in state Body.
  [[nodiscard]] bool expects_continue() const { return framing_.expects_continue; }

  /// Whether the client wants to use the connection again. Meaningful in state Complete.
  [[nodiscard]] bool keep_alive() const { return framing_.keep_alive; }
  [[nodiscard]] bool is_http_1_0() const { return http_1_0_; }

  [[nodiscard]] const Refusal& refusal() const { return refusal_; }  ///< Meaningful in state Refused.

  /// As much of the request as has come and was understood; of an address that is too long, the path. Says for whom a
  /// refusal is, and no more than that.
  [[nodiscard]] const Request& partial() const { return request_; }

  /// Hands the complete request over and makes the parser ready for the next one.
  /// The method is one that HTTP defines, not always one that we serve; the path is "*" for "OPTIONS *".
  [[nodiscard]] Request take();

 private:
  enum class Step : std::uint8_t { RequestLine, HeaderLine, FixedBody, ChunkSize, ChunkBytes, ChunkEnd, TrailerLine };

  std::size_t take_line_bytes(std::string_view bytes);
  std::size_t take_body_bytes(std::string_view bytes);
  void take_line();
  void take_request_line();
  void take_header_line();
  void take_chunk_size();
  void take_trailer_line();
  void refuse(const Refusal& refusal);
  void note_path();

  const RequestLimits& limits_;
  const std::vector<std::string>& own_hosts_;
  State state_ = State::Head;
  Step step_ = Step::RequestLine;
  Request request_;
  Framing framing_;
  Refusal refusal_;
  std::string line_;
  bool after_cr_ = false;
  bool skipped_empty_line_ = false;
  bool http_1_0_ = false;
  std::size_t head_bytes_ = 0;
  std::size_t chunk_frame_bytes_ = 0;  // extensions and trailers
  std::size_t body_left_ = 0;          // of the body, or of the chunk
  std::size_t trailers_ = 0;
};

}  // namespace searchd::http
