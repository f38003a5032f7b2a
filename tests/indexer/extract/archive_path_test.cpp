#include "indexer/extract/archive_path.h"

#include <catch2/catch.hpp>

using indexer::archive_path;

TEST_CASE("archive paths: relative to the member, to the root, decoded, and never out of the archive") {
  CHECK(archive_path("ppt/slides/slide1.xml", "../media/a.png") == "ppt/media/a.png");
  CHECK(archive_path("ppt/slides/slide1.xml", "/ppt/x.xml") == "ppt/x.xml");
  CHECK(archive_path("", "ppt/x.xml") == "ppt/x.xml");
  CHECK(archive_path("OEBPS/content.opf", "./chapter%20one.xhtml#part") == "OEBPS/chapter one.xhtml");
  CHECK(archive_path("a/b.xml", "../../../etc/passwd") == "etc/passwd");
  CHECK(archive_path("a/b.xml", "%zz%4") == "a/%zz%4");
}
