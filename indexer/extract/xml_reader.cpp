#include "indexer/extract/xml_reader.h"

#include <limits>
#include <new>

#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

#include "indexer/extract/extraction.h"

namespace indexer {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

void say_nothing(void*, xmlErrorPtr) {}

}  // namespace

void XmlReader::Closer::operator()(_xmlTextReader* reader) const {
  xmlFreeTextReader(reader);
}

XmlReader::XmlReader(std::string_view xml, std::string part) : part_(std::move(part)) {
  if (xml.size() > std::numeric_limits<int>::max()) throw RefusedFile(RefusalReason::TooLarge, part_);
  // Without XML_PARSE_HUGE the library keeps its own bounds on depth and on the length of texts.
  reader_.reset(xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                                   XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  if (!reader_) throw std::bad_alloc();
  xmlTextReaderSetStructuredErrorHandler(reader_.get(), say_nothing, nullptr);
}

XmlReader::Node XmlReader::next() {
  if (at_empty_start_) {
    at_empty_start_ = false;
    return Node::End;
  }
  for (;;) {
    const int result = xmlTextReaderRead(reader_.get());
    if (result == 0) return Node::Done;
    if (result < 0) {
      const xmlError* error = xmlGetLastError();
      if (error != nullptr && error->code == XML_ERR_NO_MEMORY) throw std::bad_alloc();
      const int line = xmlTextReaderGetParserLineNumber(reader_.get());
      throw RefusedFile(RefusalReason::Damaged, part_ + ", line " + std::to_string(line) + ": not well-formed XML");
    }
    switch (xmlTextReaderNodeType(reader_.get())) {
      case XML_READER_TYPE_ELEMENT:
        at_empty_start_ = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
        return Node::Start;
      case XML_READER_TYPE_END_ELEMENT:
        return Node::End;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return Node::Text;
      case XML_READER_TYPE_DOCUMENT_TYPE:
        throw RefusedFile(RefusalReason::Damaged, part_ + " has a document type declaration");
      default:
        break;
    }
  }
}

void XmlReader::skip() {
  for (int depth = 1; depth > 0;) {
    const Node node = next();
    if (node == Node::Start) ++depth;
    if (node == Node::End) --depth;
    if (node == Node::Done) return;
  }
}

std::string_view XmlReader::name() const {
  return view(xmlTextReaderConstLocalName(reader_.get()));
}

std::string_view XmlReader::space() const {
  return view(xmlTextReaderConstNamespaceUri(reader_.get()));
}

std::string_view XmlReader::text() const {
  return view(xmlTextReaderConstValue(reader_.get()));
}

std::string XmlReader::attribute(std::string_view local_name) const {
  return find_attribute(local_name, false);
}

std::string XmlReader::prefixed_attribute(std::string_view local_name) const {
  return find_attribute(local_name, true);
}

std::string XmlReader::find_attribute(std::string_view local_name, bool prefixed_only) const {
  std::string value;
  for (int more = xmlTextReaderMoveToFirstAttribute(reader_.get()); more == 1;
       more = xmlTextReaderMoveToNextAttribute(reader_.get())) {
    if (name() != local_name || (prefixed_only && space().empty())) continue;
    value = text();
    break;
  }
  xmlTextReaderMoveToElement(reader_.get());
  return value;
}

}  // namespace indexer
