#include "indexer/source/jsonl.h"

#include <array>
#include <cstring>
#include <fstream>

#include "indexer/source/escaped_name.h"
#include "indexer/source/source_error.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t buffer_bytes = 1U << 18U;

std::ifstream opened(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw SourceError("cannot read " + escaped_name(file.native()) + "; look at its permissions");
  return in;
}

class RowSplitter {
 public:
  explicit RowSplitter(const std::function<void(const Line&)>& take) : take_(take) {}

  void add(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      const std::string_view part = bytes.substr(0, end);
      size_ += part.size();
      if (size_ <= max_row_bytes) row_ += part;
      if (end == std::string_view::npos) return;
      finish_row();
      bytes.remove_prefix(end + 1);
    }
  }

  void finish_row() {
    ++number_;
    std::string_view text = row_;
    if (number_ == 1 && text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    text = passage::trimmed(text);
    const bool too_long = size_ > max_row_bytes;
    if (too_long || !text.empty()) {
      const std::uint64_t start = too_long ? 0 : static_cast<std::uint64_t>(text.data() - row_.data());
      take_({.number = number_,
             .span = {.offset = offset_ + start, .size = too_long ? size_ : text.size()},
             .text = too_long ? std::string_view{} : text});
    }
    offset_ += size_ + 1;
    size_ = 0;
    row_.clear();
  }

  [[nodiscard]] bool in_row() const { return size_ > 0; }

 private:
  const std::function<void(const Line&)>& take_;
  std::string row_;
  std::uint64_t size_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t number_ = 0;
};

}  // namespace

void for_each_row(const std::filesystem::path& file, const std::function<void(const Line&)>& take) {
  std::ifstream in = opened(file);
  RowSplitter rows(take);
  std::string buffer(buffer_bytes, '\0');
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    rows.add(std::string_view(buffer).substr(0, static_cast<std::size_t>(in.gcount())));
  }
  if (in.bad()) throw SourceError("reading " + escaped_name(file.native()) + " failed; look at its disk");
  if (rows.in_row()) rows.finish_row();
}

std::string read_row_bytes(const std::filesystem::path& file, const RowSpan& span) {
  std::ifstream in = opened(file);
  std::string bytes(span.size, '\0');
  in.seekg(static_cast<std::streamoff>(span.offset));
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in) throw SourceError(escaped_name(file.native()) + " changed while it was read; run the indexer again");
  return bytes;
}

}  // namespace indexer
