#include "indexer/sandbox/extraction_messages.h"

#include "indexer/extract/extraction_codec.h"
#include "indexer/extract/refusal.h"
#include "passage/error.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

enum class Answer : std::uint64_t { Extraction, Refusal };

void expect_end(const passage::ByteReader& in) {
  if (!in.at_end()) throw passage::Error("damaged message: bytes are left over");
}

}  // namespace

std::string encoded_request_head(const ExtractionHints& hints, std::size_t size) {
  passage::ByteWriter out;
  out.text(hints.file_name);
  out.text(hints.charset);
  out.text(hints.content_type);
  out.number(hints.ocr_page);
  out.text(hints.ocr_languages);
  out.number(size);
  return out.take();
}

Request read_request(std::string_view frame) {
  passage::ByteReader in(frame);
  Request request;
  request.hints.file_name = in.text();
  request.hints.charset = in.text();
  request.hints.content_type = in.text();
  request.hints.ocr_page = in.small_number();
  request.hints.ocr_languages = in.text();
  request.bytes = in.text();
  expect_end(in);
  return request;
}

std::string encoded_limits(const ChildLimits& limits) {
  passage::ByteWriter out;
  out.number(limits.memory);
  out.number(limits.output);
  return out.take();
}

ChildLimits read_limits(std::string_view frame) {
  passage::ByteReader in(frame);
  ChildLimits limits;
  limits.memory = in.number();
  limits.output = in.number();
  expect_end(in);
  return limits;
}

std::string encoded_confinement(const Confinement& confinement) {
  passage::ByteWriter out;
  out.flag(confinement.is_ready);
  out.text(confinement.lacking);
  return out.take();
}

Confinement read_confinement(std::string_view frame) {
  passage::ByteReader in(frame);
  Confinement confinement;
  confinement.is_ready = in.flag();
  confinement.lacking = passage::to_valid_utf8(in.text());
  expect_end(in);
  return confinement;
}

std::string encoded_outcome(const Outcome& outcome) {
  passage::ByteWriter out;
  if (const auto* refusal = std::get_if<Refusal>(&outcome)) {
    out.number(static_cast<std::uint64_t>(Answer::Refusal));
    out.text(refusal_code(refusal->reason));
    out.text(refusal->detail);
  } else {
    out.number(static_cast<std::uint64_t>(Answer::Extraction));
    write(out, std::get<Extraction>(outcome));
  }
  return out.take();
}

Outcome read_outcome(std::string_view frame) {
  passage::ByteReader in(frame);
  const std::uint64_t answer = in.number();
  if (answer == static_cast<std::uint64_t>(Answer::Refusal)) {
    Refusal refusal;
    refusal.reason = refusal_from_code(in.text());
    refusal.detail = passage::to_valid_utf8(in.text());
    expect_end(in);
    return refusal;
  }
  if (answer != static_cast<std::uint64_t>(Answer::Extraction)) throw passage::Error("damaged message: unknown answer");
  Extraction extraction = read_extraction(in);
  expect_end(in);
  return extraction;
}

}  // namespace indexer
