#include "indexer/extract/extraction_codec.h"

#include "indexer/extract/html_alternates.h"
#include "passage/error.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::uint64_t max_pages = 1'000'000;
constexpr std::uint64_t max_remarks = 10'000;

[[noreturn]] void damaged(const char* what) {
  throw passage::Error(std::string("damaged extraction: ") + what);
}

void expect_utf8(std::string_view text) {
  if (!passage::is_valid_utf8(text)) damaged("a text is not valid UTF-8");
}

void expect_utf8(const passage::Locator& locator) {
  for (const std::string* text :
       {&locator.page_label, &locator.heading, &locator.anchor, &locator.paragraph, &locator.speaker}) {
    expect_utf8(*text);
  }
}

void expect_utf8(const passage::Metadata& metadata) {
  for (const passage::TextMember& member : passage::text_members()) expect_utf8(metadata.*member.member);
  for (const passage::ListMember& member : passage::list_members()) {
    for (const std::string& text : metadata.*member.member) expect_utf8(text);
  }
}

std::uint64_t read_count(passage::ByteReader& in, std::uint64_t most, const char* what) {
  const std::uint64_t count = in.number();
  if (count > most || count > in.remaining()) damaged(what);  // each takes a byte at least
  return count;
}

void write(passage::ByteWriter& out, const Block& block) {
  out.number(static_cast<std::uint64_t>(block.kind));
  out.text(block.text);
  write(out, block.locator);
  out.text(block.language);
  out.flag(block.whole_passage);
}

Block read_block(passage::ByteReader& in) {
  Block block;
  const std::uint64_t kind = in.number();
  if (kind > static_cast<std::uint64_t>(BlockKind::Cue)) damaged("a block of an unknown kind");
  block.kind = static_cast<BlockKind>(kind);
  block.text = in.text();
  block.locator = passage::read_locator(in);
  block.language = in.text();
  block.whole_passage = in.flag();
  if (block.text.empty()) damaged("a block without text");
  expect_utf8(block.text);
  expect_utf8(block.locator);
  expect_utf8(block.language);
  return block;
}

}  // namespace

void write(passage::ByteWriter& out, const Extraction& extraction) {
  out.text(extraction.format);
  out.text(extraction.charset);
  passage::write(out, extraction.metadata);
  out.number(extraction.pages);
  out.number(extraction.pages_without_text.size());
  for (const std::uint32_t page : extraction.pages_without_text) out.number(page);
  out.texts(extraction.alternates);
  out.texts(extraction.remarks);
  out.number(extraction.blocks.size());
  for (const Block& block : extraction.blocks) write(out, block);
  out.flag(extraction.crawl.has_value());
  if (extraction.crawl) write(out, *extraction.crawl);
}

Extraction read_extraction(passage::ByteReader& in) {
  Extraction extraction;
  extraction.format = in.text();
  extraction.charset = in.text();
  extraction.metadata = passage::read_metadata(in);
  extraction.pages = in.small_number();
  const std::uint64_t empty_pages = read_count(in, max_pages, "too many pages");
  for (std::uint64_t i = 0; i < empty_pages; ++i) extraction.pages_without_text.push_back(in.small_number());
  extraction.alternates = in.texts();
  extraction.remarks = in.texts();
  const std::uint64_t blocks = read_count(in, max_blocks, "too many blocks");
  extraction.blocks.reserve(blocks);
  for (std::uint64_t i = 0; i < blocks; ++i) extraction.blocks.push_back(read_block(in));
  if (in.flag()) extraction.crawl = read_crawl_signs(in);

  if (extraction.alternates.size() > max_alternates) damaged("too many alternates");
  if (extraction.remarks.size() > max_remarks) damaged("too many remarks");
  expect_utf8(extraction.format);
  expect_utf8(extraction.charset);
  expect_utf8(extraction.metadata);
  for (const std::string& address : extraction.alternates) expect_utf8(address);
  for (const std::string& remark : extraction.remarks) expect_utf8(remark);
  return extraction;
}

}  // namespace indexer
