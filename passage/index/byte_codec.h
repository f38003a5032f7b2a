#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/model/document.h"

namespace passage {

/// Appends values to a byte string: numbers as LEB128 varints, strings behind their length. The one binary encoding of
/// the project: in the index, in the spool, between the indexer and its extractors.
class ByteWriter {
 public:
  void number(std::uint64_t value);
  void text(std::string_view value);
  void flag(bool value) { number(value ? 1 : 0); }
  void seconds(const std::optional<double>& value);  ///< To the millisecond.
  void texts(const std::vector<std::string>& values);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what ByteWriter wrote. Every read throws passage::Error when the bytes end early or make no sense, so that
/// bytes from a child that was taken over, or from a damaged disk, cost an error and nothing else.
/// Views point into the bytes given to the constructor.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] std::uint64_t number();
  [[nodiscard]] std::uint32_t small_number();  ///< Throws beyond 32 bits.
  [[nodiscard]] std::string_view text();
  [[nodiscard]] bool flag();
  [[nodiscard]] std::optional<double> seconds();
  [[nodiscard]] std::vector<std::string> texts();
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::size_t remaining() const { return rest_.size(); }

 private:
  std::string_view rest_;
};

void write(ByteWriter& out, const Locator& locator);
void write(ByteWriter& out, const Metadata& metadata);  ///< Without the concepts.
void write(ByteWriter& out, const Passage& passage);
void write(ByteWriter& out, const Document& document);

[[nodiscard]] Locator read_locator(ByteReader& in);
[[nodiscard]] Metadata read_metadata(ByteReader& in);
[[nodiscard]] Passage read_passage(ByteReader& in);
[[nodiscard]] Document read_document(ByteReader& in);

}  // namespace passage
