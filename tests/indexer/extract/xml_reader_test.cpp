#include "indexer/extract/xml_reader.h"

#include <catch2/catch.hpp>

#include "indexer/extract/extraction.h"

using namespace indexer;
using Node = XmlReader::Node;

namespace {

/// What a walk through the text meets: "<name", "text", ">name".
std::string walk(std::string_view xml) {
  XmlReader reader(xml, "part");
  std::string seen;
  for (Node node = reader.next(); node != Node::Done; node = reader.next()) {
    if (node == Node::Start) seen += "<" + std::string(reader.name());
    if (node == Node::Text) seen += "'" + std::string(reader.text()) + "'";
    if (node == Node::End) seen += ">" + std::string(reader.name());
  }
  return seen;
}

}  // namespace

TEST_CASE("xml reader: elements begin and end, empty ones too") {
  CHECK(walk("<a>x<b/><c> </c>&amp;<![CDATA[<]]></a>") == "<a'x'<b>b<c' '>c'&''<'>a");
}

TEST_CASE("xml reader: an element is skipped with all that is in it") {
  XmlReader reader("<a><b><b>in</b></b><c d='1' x:e='2' xmlns:x='y'/></a>", "part");
  CHECK(reader.next() == Node::Start);
  CHECK(reader.next() == Node::Start);
  reader.skip();
  CHECK(reader.next() == Node::Start);
  CHECK(reader.name() == "c");
  CHECK(reader.attribute("d") == "1");
  CHECK(reader.attribute("e") == "2");
  CHECK(reader.attribute("f").empty());
  reader.skip();
  CHECK(reader.next() == Node::End);
}

TEST_CASE("xml reader: what is not well-formed is damage") {
  CHECK_THROWS_AS(walk("<a><b></a>"), RefusedFile);
  CHECK_THROWS_AS(walk("<a>"), RefusedFile);
  CHECK_THROWS_AS(walk(""), RefusedFile);
  CHECK_THROWS_AS(walk("<a>\xff</a>"), RefusedFile);
}

TEST_CASE("xml reader: no document type, no entities of the file's own, no depth without end") {
  CHECK_THROWS_AS(walk("<!DOCTYPE a [<!ENTITY b 'bbbb'>]><a c='&b;'/>"), RefusedFile);
  CHECK_THROWS_AS(walk("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), RefusedFile);
  CHECK_THROWS_AS(walk("<a>&b;</a>"), RefusedFile);
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  CHECK_THROWS_AS(walk(deep), RefusedFile);
}
