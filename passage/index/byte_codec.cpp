#include "passage/index/byte_codec.h"

#include <cmath>
#include <limits>

#include "passage/error.h"

namespace passage {
namespace {

[[noreturn]] void damaged() {
  throw Error("damaged record: the bytes end early or do not fit together");
}

}  // namespace

void ByteWriter::number(std::uint64_t value) {
  while (value >= 0x80) {
    bytes_.push_back(static_cast<char>((value & 0x7f) | 0x80));
    value >>= 7;
  }
  bytes_.push_back(static_cast<char>(value));
}

void ByteWriter::text(std::string_view value) {
  number(value.size());
  bytes_.append(value);
}

// 0 is "none", so that a locator without times costs two bytes.
void ByteWriter::seconds(const std::optional<double>& value) {
  const bool known = value && std::isfinite(*value) && *value >= 0;
  number(known ? static_cast<std::uint64_t>(std::llround(*value * 1000)) + 1 : 0);
}

void ByteWriter::texts(const std::vector<std::string>& values) {
  number(values.size());
  for (const std::string& value : values) text(value);
}

std::uint64_t ByteReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) damaged();
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    if (shift == 63 && byte > 1) damaged();
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  damaged();
}

std::uint32_t ByteReader::small_number() {
  const std::uint64_t value = number();
  if (value > std::numeric_limits<std::uint32_t>::max()) damaged();
  return static_cast<std::uint32_t>(value);
}

std::string_view ByteReader::text() {
  const std::uint64_t size = number();
  if (size > rest_.size()) damaged();
  const std::string_view value = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return value;
}

bool ByteReader::flag() {
  const std::uint64_t value = number();
  if (value > 1) damaged();
  return value == 1;
}

std::optional<double> ByteReader::seconds() {
  const std::uint64_t value = number();
  if (value == 0) return std::nullopt;
  return static_cast<double>(value - 1) / 1000;
}

std::vector<std::string> ByteReader::texts() {
  const std::uint64_t count = number();
  if (count > rest_.size()) damaged();  // each takes a byte at least
  std::vector<std::string> values;
  values.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) values.emplace_back(text());
  return values;
}

void write(ByteWriter& out, const Locator& locator) {
  out.number(locator.page ? std::uint64_t{*locator.page} + 1 : 0);
  out.text(locator.page_label);
  out.text(locator.heading);
  out.text(locator.anchor);
  out.text(locator.paragraph);
  out.text(locator.speaker);
  out.seconds(locator.start);
  out.seconds(locator.end);
  out.flag(locator.ocr);
}

Locator read_locator(ByteReader& in) {
  Locator locator;
  if (const std::uint64_t page = in.number(); page > 0) {
    if (page - 1 > std::numeric_limits<std::uint32_t>::max()) damaged();
    locator.page = static_cast<std::uint32_t>(page - 1);
  }
  locator.page_label = in.text();
  locator.heading = in.text();
  locator.anchor = in.text();
  locator.paragraph = in.text();
  locator.speaker = in.text();
  locator.start = in.seconds();
  locator.end = in.seconds();
  locator.ocr = in.flag();
  return locator;
}

void write(ByteWriter& out, const Metadata& metadata) {
  for (const TextMember& member : text_members()) out.text(metadata.*member.member);
  for (const ListMember& member : list_members()) out.texts(metadata.*member.member);
  out.text(metadata.date ? metadata.date->text : std::string{});
}

Metadata read_metadata(ByteReader& in) {
  Metadata metadata;
  for (const TextMember& member : text_members()) metadata.*member.member = in.text();
  for (const ListMember& member : list_members()) metadata.*member.member = in.texts();
  metadata.date = parse_date(in.text());
  return metadata;
}

void write(ByteWriter& out, const Passage& passage) {
  out.text(passage.text);
  out.text(passage.language);
  write(out, passage.locator);
}

Passage read_passage(ByteReader& in) {
  Passage passage;
  passage.text = in.text();
  passage.language = in.text();
  passage.locator = read_locator(in);
  return passage;
}

void write(ByteWriter& out, const Document& document) {
  write(out, document.metadata);
  out.text(document.source);
  out.text(document.format);
  out.text(document.file);
  out.number(document.file_size);
  out.text(document.fingerprint);
  out.number(document.passages.size());
  for (const Passage& passage : document.passages) write(out, passage);
  out.texts(document.metadata.concepts);
}

Document read_document(ByteReader& in) {
  Document document;
  document.metadata = read_metadata(in);
  document.source = in.text();
  document.format = in.text();
  document.file = in.text();
  document.file_size = in.number();
  document.fingerprint = in.text();
  const std::uint64_t count = in.number();
  if (count > in.remaining()) damaged();
  document.passages.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) document.passages.push_back(read_passage(in));
  document.metadata.concepts = in.texts();
  return document;
}

}  // namespace passage
