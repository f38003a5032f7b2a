#include "indexer/extract/zip_member.h"

#include <optional>

#include <catch2/catch.hpp>

#include "indexer/extract/extraction.h"
#include "tests/indexer/extract/zip_file.h"

using namespace indexer;

namespace {

std::optional<RefusalReason> refusal_of(const std::string& archive, const std::string& member) {
  try {
    (void)ZipArchive(archive).read(member);
  } catch (const RefusedFile& refused) {
    return refused.reason();
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("zip: members are read by their names") {
  const std::string bytes = tests::zip_file({{"a.xml", "alpha"}, {"folder/b.xml", std::string(100'000, 'b')}});
  ZipArchive archive(bytes);
  CHECK(archive.read("a.xml") == "alpha");
  CHECK(archive.read("folder/b.xml")->size() == 100'000);
  CHECK_FALSE(archive.read("c.xml"));
}

TEST_CASE("zip: a member that unpacks to a thousand times its size is refused") {
  const std::string bytes = tests::zip_file({{"bomb", std::string(20'000'000, 'x')}});
  CHECK(bytes.size() < 100'000);
  CHECK(refusal_of(bytes, "bomb") == RefusalReason::TooLarge);
}

TEST_CASE("zip: members are bounded in all, whatever each of them may be") {
  const std::string content(50'000'000, 'x');
  const std::string bytes = tests::zip_file({{"a", content}, {"b", content}, {"c", content}}, {}, ZIP_CM_STORE);
  ZipArchive archive(bytes);
  CHECK(archive.read("a"));
  CHECK(archive.read("b"));
  CHECK_THROWS_AS(archive.read("c"), RefusedFile);
}

TEST_CASE("zip: an archive of very many members is refused") {
  std::vector<std::pair<std::string, std::string>> members;
  for (int i = 0; i < 50'001; ++i) members.emplace_back(std::to_string(i), "");
  CHECK(refusal_of(tests::zip_file(members), "1") == RefusalReason::TooLarge);
}

TEST_CASE("zip: a password, damage, and what is no archive are refused") {
  CHECK(refusal_of(tests::zip_file({{"a", "secret"}}, "password"), "a") == RefusalReason::Encrypted);
  CHECK(refusal_of("PK\x03\x04 and no more", "a") == RefusalReason::Damaged);
  std::string bytes = tests::zip_file({{"a", std::string(10'000, 'a') + std::string(10'000, 'b')}});
  bytes[50] = static_cast<char>(bytes[50] ^ 0x55);
  CHECK(refusal_of(bytes, "a") == RefusalReason::Damaged);
}
