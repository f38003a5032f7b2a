#include "indexer/document_language.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

const std::string english =
    "The members of the network met in the spring to read the draft together. They asked that the text should name the "
    "right of every worker to join a union, whatever the papers that the worker holds, and that states report on it "
    "every year before the forum.";
const std::string spanish =
    "Las personas que integran la red se reunieron en la primavera para leer juntas el borrador. Pidieron que el texto "
    "nombre el derecho de toda persona trabajadora a afiliarse a un sindicato, tenga los papeles que tenga, y que los "
    "Estados informen cada año.";

std::vector<passage::Passage> marked(const std::vector<std::string>& texts) {
  std::vector<Block> blocks;
  std::vector<passage::Passage> passages;
  for (const std::string& text : texts) {
    blocks.push_back({.text = text});
    passages.push_back({.text = text, .language = "en"});
  }
  mark_foreign_passages(passages, "en", document_language(blocks, {}));
  return passages;
}

}  // namespace

TEST_CASE("document language: one passage in another language is known as such") {
  std::vector<std::string> texts(12, english);
  texts[5] = spanish;
  const std::vector<passage::Passage> passages = marked(texts);
  CHECK(passages[4].language == "en");
  CHECK(passages[5].language == "es");
}

TEST_CASE("document language: only what was read as a whole is said to be in one language alone") {
  const std::vector<Block> short_text(12, Block{.text = english});
  CHECK(document_language(short_text, {}).alone);
  std::vector<Block> mixed = short_text;
  mixed[5].text = spanish;
  CHECK_FALSE(document_language(mixed, {}).alone);
  // Of a long text only windows are read.
  const std::vector<Block> long_text(400, Block{.text = english});
  CHECK(document_language(long_text, {}).reliable);
  CHECK_FALSE(document_language(long_text, {}).alone);
}
