// Thesaurus files that damage and chance have made.
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/fuzz/thesaurus_property.h"

namespace {

struct Seed {
  std::string name;
  std::string content;
};

std::vector<Seed> seeds() {
  std::ifstream turtle(PASSAGE_SOURCE_DIR "/tests/cases/thesaurus/small.ttl", std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(turtle), std::istreambuf_iterator<char>()};
  return {{"terms.ttl", content.substr(0, 1500)},
          {"terms.tsv", "id\ten\tes\talt_es\nw-1\twage\tsalario\tpaga|sueldo\nw-2\trent\n"},
          {"terms.rdf",
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
           "xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\"><skos:Concept rdf:about=\"urn:a\" "
           "skos:prefLabel=\"x\"><skos:broader rdf:resource=\"urn:b\"/><skos:altLabel xml:lang=\"es\">y</skos:altLabel>"
           "<skos:narrower><skos:Concept rdf:ID=\"c\"/></skos:narrower><skos:note rdf:parseType=\"Resource\"/>"
           "</skos:Concept></rdf:RDF>"}};
}

}  // namespace

TEST_CASE("thesaurus files cut short and changed at random do no harm", "[thesaurus]") {
  std::mt19937 random(20181211);
  for (const Seed& seed : seeds()) {
    for (int round = 0; round < 1500; ++round) {
      std::string content = seed.content.substr(0, random() % (seed.content.size() + 1));
      for (auto changes = random() % 6; changes > 0 && !content.empty(); --changes) {
        content[random() % content.size()] = static_cast<char>(random() % 256);
      }
      if (!content.empty()) content.insert(random() % content.size(), content.substr(random() % content.size(), 30));
      tests::check_thesaurus(content, seed.name);
    }
  }
  SUCCEED();
}

TEST_CASE("random bytes are no thesaurus and do no harm", "[thesaurus]") {
  std::mt19937 random(20181212);
  for (int round = 0; round < 1000; ++round) {
    std::string content(random() % 300, '\0');
    for (char& c : content) c = static_cast<char>(random() % 256);
    for (const char* name : {"terms.ttl", "terms.rdf", "terms.tsv"}) tests::check_thesaurus(content, name);
  }
  SUCCEED();
}
