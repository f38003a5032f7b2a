#include "passage/index/byte_codec.h"

#include <catch2/catch.hpp>

#include "passage/error.h"
#include "passage/index/records.h"

using namespace passage;

TEST_CASE("numbers of every size survive the codec") {
  for (const std::uint64_t value : {0ULL, 1ULL, 127ULL, 128ULL, 16383ULL, 16384ULL, 0xffffffffULL, ~0ULL}) {
    ByteWriter out;
    out.number(value);
    ByteReader in(out.bytes());
    CHECK(in.number() == value);
    CHECK(in.at_end());
  }
}

TEST_CASE("a number beyond 64 bits is damage") {
  ByteReader in("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02");
  CHECK_THROWS_AS(in.number(), Error);
}

TEST_CASE("a locator survives the codec, absent members included") {
  const Locator all{.page = 0xffffffff,
                    .page_label = "iii",
                    .heading = "Titre",
                    .anchor = "t",
                    .paragraph = "12 bis",
                    .speaker = "Moderator",
                    .start = 754.2,
                    .end = 761.0,
                    .ocr = true};
  for (const Locator& locator : {Locator{}, all}) {
    ByteWriter out;
    write(out, locator);
    ByteReader in(out.bytes());
    CHECK(read_locator(in) == locator);
    CHECK(in.at_end());
  }
}

TEST_CASE("every proper prefix of a record is damage, none is a crash") {
  ByteWriter out;
  Passage passage{"los derechos", "es", Locator{.page = 3}};
  write(out, passage);
  for (std::size_t length = 0; length < out.bytes().size(); ++length) {
    ByteReader in(std::string_view(out.bytes()).substr(0, length));
    CHECK_THROWS_AS(read_passage(in), Error);
  }
}

TEST_CASE("a document survives the codec, its concepts included") {
  Document document{.metadata = {.id = "a", .title = "A", .concepts = {"asylum", "visa"}},
                    .passages = {{"text", "en", {}}},
                    .source = "docs",
                    .file_size = 4'200'000};
  ByteWriter out;
  write(out, document);
  ByteReader in(out.bytes());
  CHECK(read_document(in) == document);
  CHECK(in.at_end());
}

TEST_CASE("a work survives the codec, and one from before there were copies, sizes or concepts is read without") {
  const WorkRecord record{
      .key = "w",
      .versions = {{.metadata = {.id = "a", .concepts = {"asylum"}}, .file_size = 300, .passage_lengths = {5, 7}},
                   {.metadata = {.id = "b", .concepts = {"visa", "work"}}, .file_size = 4'200'000, .copy_of = "a"}}};
  const std::string bytes = encode(record);
  CHECK(decode_work(bytes) == record);
  WorkRecord without = record;
  for (VersionRecord& version : without.versions) version.copy_of.clear();  // a byte each, at the end
  std::string old = encode(without);
  old.resize(old.size() - without.versions.size());
  CHECK(decode_work(old) == without);
  for (VersionRecord& version : without.versions) version.file_size = 0;  // and before it
  old = encode(without);
  old.resize(old.size() - 2 * without.versions.size());
  CHECK(decode_work(old) == without);
  for (VersionRecord& version : without.versions) version.metadata.concepts.clear();
  old = encode(without);
  old.resize(old.size() - 3 * without.versions.size());
  CHECK(decode_work(old) == without);
}
