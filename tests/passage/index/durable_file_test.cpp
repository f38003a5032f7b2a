#include "passage/index/durable_file.h"

#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "passage/error.h"
#include "tests/temporary_directory.h"

using namespace passage;
using Catch::Contains;

TEST_CASE("a file that was written is read back, and replaced in place") {
  const tests::TemporaryDirectory directory;
  const auto path = directory.path() / "CURRENT";
  CHECK_FALSE(read_file(path, 100));
  write_file(path, "");
  CHECK(read_file(path, 100) == "");
  replace_file(path, "00000042\n");
  CHECK(read_file(path, 9) == "00000042\n");
  CHECK_FALSE(std::filesystem::exists(directory.path() / "CURRENT.new"));
  const std::string large(1'000'003, 'x');
  write_file(path, large);
  CHECK(read_file(path, large.size()) == large);
}

TEST_CASE("a file that is longer than it may be is refused, not read") {
  const tests::TemporaryDirectory directory;
  write_file(directory.path() / "file", "0123456789");
  CHECK_THROWS_WITH(read_file(directory.path() / "file", 9), Contains("longer than 9 bytes"));
  CHECK_THROWS_AS(read_file("/dev/zero", 1'000'000), Error);
}

TEST_CASE("errors name the path and the system's reason") {
  const tests::TemporaryDirectory directory;
  const auto absent = directory.path() / "absent" / "file";
  CHECK_THROWS_WITH(write_file(absent, "x"), Contains(absent.string()) && Contains("No such file or directory"));
  CHECK_THROWS_WITH(rename_path(absent, "/x"), Contains(absent.string() + " to /x"));
  CHECK_THROWS_WITH(sha256_of_file(absent), Contains(absent.string()));
  CHECK_THROWS_WITH(sync_directory(absent), Contains(absent.string()));
  CHECK_THROWS_WITH(sync_file(absent), Contains(absent.string()));
  CHECK_THROWS_WITH(read_file(directory.path(), 10), Contains("Is a directory"));
  CHECK_THROWS_WITH(write_file("/dev/full", "x"), Contains("No space left on device; make room"));
  write_file(directory.path() / "file", "");
  CHECK_THROWS_WITH(make_directories(directory.path() / "file"), Contains("File exists"));
  CHECK_THROWS_AS(make_directories(directory.path() / "file" / "below"), Error);
}

TEST_CASE("a link in the place of a file to write is not followed") {
  const tests::TemporaryDirectory directory;
  write_file(directory.path() / "precious", "precious");
  std::filesystem::create_symlink(directory.path() / "precious", directory.path() / "CURRENT.new");
  CHECK_THROWS_AS(replace_file(directory.path() / "CURRENT", "x"), Error);
  CHECK(read_file(directory.path() / "precious", 100) == "precious");
}

TEST_CASE("directories are made with those above them, and left alone when they exist") {
  const tests::TemporaryDirectory directory;
  make_directories(directory.path() / "a" / "b" / "c");
  make_directories(directory.path() / "a" / "b" / "c");
  make_directories(directory.path() / "d" / "e" / "");
  CHECK(std::filesystem::is_directory(directory.path() / "a" / "b" / "c"));
  CHECK(std::filesystem::is_directory(directory.path() / "d" / "e"));
}

TEST_CASE("the umask decides who may read what is written") {
  const tests::TemporaryDirectory directory;
  const mode_t before = ::umask(027);
  write_file(directory.path() / "file", "x");
  make_directories(directory.path() / "directory");
  ::umask(before);
  const auto mode = [&](const char* name) {
    struct stat status {};
    REQUIRE(::stat((directory.path() / name).c_str(), &status) == 0);
    return status.st_mode & 0777;
  };
  CHECK(mode("file") == 0640);
  CHECK(mode("directory") == 0750);
}

TEST_CASE("SHA-256 is that of FIPS 180") {
  const tests::TemporaryDirectory directory;
  const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  write_file(directory.path() / "abc", "abc");
  CHECK(sha256_of_file(directory.path() / "abc") == abc);
  CHECK(sha256_of("abc") == abc);
  CHECK(sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  write_file(directory.path() / "million", std::string(1'000'000, 'a'));
  CHECK(sha256_of_file(directory.path() / "million") ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
