#include "indexer/source/listing.h"

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "indexer/source/escaped_name.h"
#include "indexer/source/source_error.h"
#include "passage/index/byte_codec.h"
#include "tests/temporary_directory.h"

using namespace indexer;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  [[nodiscard]] const fs::path& path() const { return directory_.path(); }
  void write(const std::string& relative, const std::string& content = "text") const {
    fs::create_directories((path() / relative).parent_path());
    std::ofstream(path() / relative, std::ios::binary) << content;
  }

 private:
  tests::TemporaryDirectory directory_;
};

std::vector<std::string> paths(const Listing& listing) {
  std::vector<std::string> all;
  for (const Item& item : listing.items) all.push_back(item.path);
  return all;
}

passage::Metadata declared(const Listing& listing, const std::string& path) {
  const auto found = std::ranges::find(listing.items, path, &Item::path);
  REQUIRE(found != listing.items.end());
  if (found->declared.empty()) return {};
  passage::ByteReader in(found->declared);
  return passage::read_metadata(in);
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("a folder is listed with its folders, in bytewise order, without what is no document") {
  const Folder folder;
  for (const char* name : {"b.txt", "a/z.pdf", "a/Z.pdf", "a.txt", "é.txt", ".hidden", ".git/config", "~$b.docx",
                           "b.txt~", "x.tmp", "x.part", "Thumbs.db", "b.txt.meta.json", ".~lock.b.odt#", "#b.txt#"}) {
    folder.write(name, "{}");
  }
  const Listing listing = list_source(source_at(folder.path()));
  CHECK(paths(listing) == Paths{"a/Z.pdf", "a/z.pdf", "a.txt", "b.txt", "é.txt"});
  CHECK(listing.refused.empty());
  CHECK(listing.items[3].state.size == 2);
  CHECK(listing.items[3].state.inode != 0);
}

TEST_CASE("awkward names are listed as they are, and unreadable bytes escaped") {
  const Folder folder;
  folder.write("-dash %20 48% of.pdf");
  folder.write("bad\xff\x01name.txt");
  CHECK(paths(list_source(source_at(folder.path()))) == Paths{"-dash %20 48% of.pdf", "bad%FF%01name.txt"});
}

TEST_CASE("symbolic links lead to files inside the folder only") {
  const Folder folder;
  const Folder outside;
  outside.write("secret.txt");
  folder.write("real/a.txt");
  fs::create_symlink(outside.path() / "secret.txt", folder.path() / "out.txt");
  fs::create_symlink("../../../../../../etc/passwd", folder.path() / "relative.txt");
  fs::create_symlink("real/a.txt", folder.path() / "in.txt");
  fs::create_symlink("real", folder.path() / "folder");
  fs::create_symlink(".", folder.path() / "loop");
  fs::create_symlink("nowhere", folder.path() / "broken");
  const Listing listing = list_source(source_at(folder.path()));
  CHECK(paths(listing) == Paths{"in.txt", "real/a.txt"});
  CHECK(listing.items[0].file == fs::canonical(folder.path() / "real/a.txt"));
  CHECK(listing.remarks.size() == 5);
}

TEST_CASE("a folder whose name begins like the source's is outside it") {
  const Folder folder;
  fs::create_directories(folder.path() / "docs");
  folder.write("docs-private/secret.txt");
  fs::create_symlink("../docs-private/secret.txt", folder.path() / "docs" / "link.txt");
  CHECK(list_source(source_at(folder.path() / "docs")).items.empty());
}

TEST_CASE("pipes are passed over and never opened") {
  const Folder folder;
  folder.write("a.txt");
  REQUIRE(::mkfifo((folder.path() / "pipe.txt").c_str(), 0600) == 0);
  REQUIRE(::mkfifo((folder.path() / "a.txt.meta.json").c_str(), 0600) == 0);
  REQUIRE(::mkfifo((folder.path() / "rows.jsonl").c_str(), 0600) == 0);
  const Listing listing = list_source(source_at(folder.path()));
  CHECK(paths(listing) == Paths{"a.txt"});
  CHECK(listing.remarks.size() == 3);
}

TEST_CASE("sidecars and manifests declare metadata, the sidecar first") {
  const Folder folder;
  folder.write("talk.vtt");
  folder.write("talk.vtt.meta.json", R"({"title": "From the sidecar", "date": 2018})");
  folder.write("sub/report.pdf");
  folder.write("sub/unsaid.pdf");
  folder.write(
      "manifest.jsonl",
      "\xEF\xBB\xBF{\"file\": \"talk.vtt\", \"title\": \"From the manifest\", \"kind\": \"transcript\"}\r\n\r\n"
      "{\"file\": \"sub/../sub/report.pdf\", \"id\": \"r1\", \"authors\": \"Ana\", \"countries\": [\"MX\", {}]}");
  const Listing listing = list_source(source_at(folder.path()));
  CHECK(paths(listing) == Paths{"sub/report.pdf", "sub/unsaid.pdf", "talk.vtt"});
  const auto talk = declared(listing, "talk.vtt");
  CHECK(talk.title == "From the sidecar");
  CHECK(talk.kind == "transcript");
  CHECK(talk.date == passage::parse_date("2018"));
  const auto report = declared(listing, "sub/report.pdf");
  CHECK(report.id == "r1");
  CHECK(report.authors == std::vector<std::string>{"Ana"});
  CHECK(report.countries == std::vector<std::string>{});
  CHECK(declared(listing, "sub/unsaid.pdf") == passage::Metadata{});
  CHECK(listing.refused.empty());
  CHECK(listing.remarks.size() == 1);
}

TEST_CASE("rows are documents, and what is wrong with one is said with its line") {
  const Folder folder;
  folder.write("talks/c.jsonl",
               "{\"id\": \"a\", \"text\": \"one\", \"date\": \"31/02/2018\"}\n"
               "not json\n"
               "[1]\n"
               "{\"text\": \"no id\"}\n"
               "{\"id\": \"b\"}\n"
               "{\"id\": \"a\", \"text\": \"again\"}\n"
               "{\"file\": \"missing.pdf\"}\n"
               "{\"file\": \"../../etc/passwd\"}\n"
               "{\"file\": \"/etc/passwd\"}\n"
               "{\"id\": \"bad\xff\", \"text\": \"x\"}\n"
               "{\"id\": \"c\", \"passages\": [{\"text\": \"x\"}]}\n");
  const Listing listing = list_source(source_at(folder.path()));
  CHECK(paths(listing) == Paths{"talks/c.jsonl#a", "talks/c.jsonl#c"});
  Paths refused;
  for (const RefusedItem& item : listing.refused) refused.push_back(item.path);
  CHECK(refused == Paths{"talks/c.jsonl:2", "talks/c.jsonl:3", "talks/c.jsonl:4", "talks/c.jsonl:5", "talks/c.jsonl:6",
                         "talks/c.jsonl:8", "talks/c.jsonl:9", "talks/c.jsonl:10", "talks/c.jsonl#missing.pdf"});
  CHECK(listing.refused.back().reason == RefusalReason::Unreadable);
  CHECK(listing.remarks.size() == 1);
}

TEST_CASE("drafts and private documents are never taken in") {
  const Folder folder;
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) folder.write(name);
  folder.write("a.txt.meta.json", R"({"draft": true})");
  folder.write("rows.jsonl",
               "{\"file\": \"b.txt\", \"visibility\": \"private\"}\n"
               "{\"id\": \"d\", \"text\": \"x\", \"status\": \"draft\"}\n");
  const Listing listing = list_source(source_at(folder.path()));
  CHECK(paths(listing) == Paths{"c.txt"});
  CHECK(listing.refused.empty());
  CHECK(listing.remarks.size() == 3);
}

TEST_CASE("a collection given directly names the only files") {
  const Folder folder;
  folder.write("named.txt");
  folder.write("unnamed.txt");
  folder.write("list.jsonl", "{\"file\": \"named.txt\", \"id\": \"n\"}\n{\"id\": \"row\", \"text\": \"x\"}\n");
  const Listing listing = list_source(source_at(folder.path() / "list.jsonl"));
  CHECK(paths(listing) == Paths{"list.jsonl#row", "named.txt"});
}

TEST_CASE("a bad sidecar refuses its document, and says which") {
  const Folder folder;
  folder.write("a.txt");
  folder.write("a.txt.meta.json", "{\"title\": }");
  const Listing listing = list_source(source_at(folder.path()));
  CHECK(listing.items.empty());
  REQUIRE(listing.refused.size() == 1);
  CHECK(listing.refused[0].path == "a.txt");
  CHECK_THAT(listing.refused[0].detail, Catch::StartsWith("a.txt.meta.json: "));
}

TEST_CASE("globs choose the files") {
  const Folder folder;
  for (const char* name : {"a.pdf", "sub/b.pdf", "sub/c.txt", "drafts/d.pdf"}) folder.write(name);
  Source source = source_at(folder.path());
  source.include = {"*.pdf"};
  source.exclude = {"drafts/*"};
  CHECK(paths(list_source(source)) == Paths{"a.pdf", "sub/b.pdf"});
}

TEST_CASE("a single file is a source, a source that is absent is an error of its own") {
  const Folder folder;
  folder.write("a.txt");
  folder.write("a.txt.meta.json", R"({"id": "declared"})");
  const Listing listing = list_source(source_at(folder.path() / "a.txt"));
  CHECK(paths(listing) == Paths{"a.txt"});
  CHECK(declared(listing, "a.txt").id == "declared");
  CHECK_THROWS_AS(list_source(source_at(folder.path() / "absent")), AbsentSource);
  CHECK_THROWS_AS(list_source(source_at("/dev/null")), SourceError);
}

TEST_CASE("identity, label and ids of a source") {
  CHECK(source_at("/srv/docs/").identity() == "/srv/docs");
  CHECK(source_at("/srv/docs").label() == "docs");
  CHECK(source_at("/srv/../srv/./docs").identity() == "/srv/docs");
  Source named = source_at("/srv/docs");
  named.name = "library";
  CHECK(named.identity() == "library");
  CHECK(named.label() == "library");
  CHECK(document_id("docs", "a/b.pdf") == "docs/a/b.pdf");
  CHECK(document_id("docs", "a\xff.pdf") == "docs/a%FF.pdf");
  const std::string one = document_id("docs", std::string(300, 'a') + "1");
  const std::string two = document_id("docs", std::string(300, 'a') + "2");
  CHECK(one.size() <= 200);
  CHECK(one != two);
  CHECK(one == document_id("docs", std::string(300, 'a') + "1"));
  CHECK(passage::valid_id(document_id("docs", [] {
    std::string han;
    for (int i = 0; i < 100; ++i) han += "移";
    return han;
  }())));
  CHECK(url_path("48% of/é?.pdf") == "48%25%20of/%C3%A9%3F.pdf");
}

TEST_CASE("deep JSON, wrong types and long rows are refusals, not crashes") {
  const Folder folder;
  std::string deep = R"({"id": "deep", "text": "x", "topics": )";
  deep += std::string(200'000, '[') + std::string(200'000, ']') + "}";
  folder.write("r.jsonl", deep + "\n" + std::string(200'000, '[') + "\n{\"id\": {}, \"text\": \"x\"}\n");
  const Listing listing = list_source(source_at(folder.path()));
  CHECK(paths(listing) == Paths{"r.jsonl#deep"});
  CHECK(listing.refused.size() == 2);
}
