#pragma once

#include <string>

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlerror.h>

namespace tests {

/// What libxml2 finds wrong with a feed: that it is not well formed, or not as tests/cases/http/atom.rng has it. Empty
/// when all is well.
inline std::string atom_faults(const std::string& feed) {
  std::string faults;
  const auto note = [](void* target, const xmlError* error) {
    static_cast<std::string*>(target)->append(error->message);
  };
  xmlSetStructuredErrorFunc(&faults, reinterpret_cast<xmlStructuredErrorFunc>(+note));
  xmlDoc* document = xmlReadMemory(feed.data(), static_cast<int>(feed.size()), "feed.atom", "UTF-8", XML_PARSE_NONET);
  xmlRelaxNGParserCtxt* parser = xmlRelaxNGNewParserCtxt(PASSAGE_SOURCE_DIR "/tests/cases/http/atom.rng");
  xmlRelaxNG* schema = xmlRelaxNGParse(parser);
  if (document == nullptr || schema == nullptr) {
    faults += schema == nullptr ? "no schema" : "not well formed";
  } else {
    xmlRelaxNGValidCtxt* validator = xmlRelaxNGNewValidCtxt(schema);
    if (xmlRelaxNGValidateDoc(validator, document) != 0) faults += "not valid";
    xmlRelaxNGFreeValidCtxt(validator);
  }
  xmlRelaxNGFree(schema);
  xmlRelaxNGFreeParserCtxt(parser);
  xmlFreeDoc(document);
  xmlSetStructuredErrorFunc(nullptr, nullptr);
  return faults;
}

}  // namespace tests
