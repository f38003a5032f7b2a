#include "passage/index/byte_codec.h"

#include <catch2/catch.hpp>

#include "passage/error.h"

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
