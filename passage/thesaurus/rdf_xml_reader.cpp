#include "passage/thesaurus/rdf_xml_reader.h"

#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include <libxml/uri.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

#include "passage/error.h"

namespace passage {
namespace {

constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view xml_prefix = "xml";

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

const xmlChar* bytes(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

/// Nodes and properties take turns: within a node stand its properties, within a property its text or a node.
class RdfXmlReading {
 public:
  RdfXmlReading(const std::string& content, const std::string& name, const RdfSink& sink) : name_(name), sink_(sink) {
    if (content.size() > std::numeric_limits<int>::max()) throw Error(name + " is too large");
    // Without XML_PARSE_HUGE the library keeps its own bounds on depth and on entities.
    reader_.reset(xmlReaderForMemory(content.data(), static_cast<int>(content.size()), nullptr, nullptr,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (!reader_) throw Error(name + " cannot be read: libxml2 is out of memory");
    xmlTextReaderSetStructuredErrorHandler(reader_.get(), on_error, this);
  }

  void run() {
    for (;;) {
      const int result = xmlTextReaderRead(reader_.get());
      if (result == 0) return;
      if (result < 0) {
        throw Error(name_ + ":" + std::to_string(line_) + ": it is not well-formed XML" +
                    (message_.empty() ? "" : " (" + message_ + ")"));
      }
      switch (xmlTextReaderNodeType(reader_.get())) {
        case XML_READER_TYPE_ELEMENT:
          begin_element();
          break;
        case XML_READER_TYPE_END_ELEMENT:
          end_element();
          break;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          if (!open_.empty()) open_.back().text += view(xmlTextReaderConstValue(reader_.get()));
          break;
        default:
          break;
      }
    }
  }

 private:
  enum class Kind { Root, Node, Property, Ignored };
  struct Element {
    Kind kind = Kind::Ignored;
    std::string subject;    ///< Of a node itself; of a property, that which it says something about.
    std::string predicate;  ///< Of a property.
    std::string language;
    std::string text;
    bool is_said = false;  ///< The property has its object already.
  };
  struct Attribute {
    std::string iri;
    std::string value;
  };

  static void on_error(void* handle, xmlErrorPtr error) {
    auto& self = *static_cast<RdfXmlReading*>(handle);
    if (self.line_ != 0) return;
    self.line_ = error->line;
    if (error->message != nullptr) self.message_ = error->message;
    while (self.message_.ends_with('\n')) self.message_.pop_back();
  }

  void begin_element() {
    const bool is_empty = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
    const std::string iri = std::string(view(xmlTextReaderConstNamespaceUri(reader_.get()))) +
                            std::string(view(xmlTextReaderConstLocalName(reader_.get())));
    Element element{.language = std::string(view(xmlTextReaderConstXmlLang(reader_.get())))};
    const std::vector<Attribute> attributes = take_attributes();
    if (open_.empty()) {
      if (iri == std::string(rdf) + "RDF") {
        element.kind = Kind::Root;
      } else {
        begin_node(element, iri, attributes);
      }
    } else if (open_.back().kind == Kind::Root || open_.back().kind == Kind::Property) {
      begin_node(element, iri, attributes);
    } else if (open_.back().kind == Kind::Node) {
      begin_property(element, iri, attributes);
    }
    open_.push_back(std::move(element));
    if (is_empty) end_element();
  }

  void begin_node(Element& node, const std::string& type, const std::vector<Attribute>& attributes) {
    node.kind = Kind::Node;
    node.subject = "_:" + std::to_string(++unnamed_);
    for (const Attribute& attribute : attributes) {
      if (attribute.iri == "about") node.subject = resolved(attribute.value);
      if (attribute.iri == "ID") node.subject = resolved("#" + attribute.value);
      if (attribute.iri == "nodeID") node.subject = "_:" + attribute.value;
    }
    if (!open_.empty() && open_.back().kind == Kind::Property) say(open_.back(), node.subject);
    if (type != std::string(rdf) + "Description") say_of(node.subject, std::string(rdf) + "type", type);
    for (const Attribute& attribute : attributes) {
      if (attribute.iri.find(':') == std::string::npos) continue;
      sink_({node.subject, attribute.iri, attribute.value, true, node.language});
    }
  }

  void begin_property(Element& property, const std::string& predicate, const std::vector<Attribute>& attributes) {
    property.kind = Kind::Property;
    property.subject = open_.back().subject;
    property.predicate = predicate;
    for (const Attribute& attribute : attributes) {
      if (attribute.iri == "resource") say(property, resolved(attribute.value));
      if (attribute.iri == "nodeID") say(property, "_:" + attribute.value);
      if (attribute.iri != "parseType") continue;
      property.is_said = true;
      property.kind = Kind::Ignored;
      if (attribute.value == "Resource") {
        const std::string node = "_:" + std::to_string(++unnamed_);
        say_of(property.subject, predicate, node);
        property.kind = Kind::Node;
        property.subject = node;
      } else if (attribute.value == "Collection") {
        property.kind = Kind::Root;
      }
    }
  }

  void end_element() {
    const Element element = std::move(open_.back());
    open_.pop_back();
    if (element.kind != Kind::Property || element.is_said) return;
    sink_({element.subject, element.predicate, element.text, true, element.language});
  }

  // Of RDF's own attributes the local name, of others the IRI; those of XML itself are left out.
  std::vector<Attribute> take_attributes() {
    std::vector<Attribute> attributes;
    while (xmlTextReaderMoveToNextAttribute(reader_.get()) == 1) {
      if (xmlTextReaderIsNamespaceDecl(reader_.get()) == 1) continue;
      if (view(xmlTextReaderConstPrefix(reader_.get())) == xml_prefix) continue;
      const std::string_view space = view(xmlTextReaderConstNamespaceUri(reader_.get()));
      std::string iri(view(xmlTextReaderConstLocalName(reader_.get())));
      if (space != rdf) iri.insert(0, space);
      attributes.push_back({std::move(iri), std::string(view(xmlTextReaderConstValue(reader_.get())))});
    }
    (void)xmlTextReaderMoveToElement(reader_.get());
    return attributes;
  }

  [[nodiscard]] std::string resolved(const std::string& iri) const {
    const xmlChar* base = xmlTextReaderConstBaseUri(reader_.get());
    const std::unique_ptr<xmlChar, void (*)(void*)> whole(base != nullptr ? xmlBuildURI(bytes(iri), base) : nullptr,
                                                          [](void* text) { xmlFree(text); });
    return whole ? std::string(view(whole.get())) : iri;
  }

  void say(Element& property, const std::string& object) {
    property.is_said = true;
    say_of(property.subject, property.predicate, object);
  }

  void say_of(const std::string& subject, const std::string& predicate, const std::string& object) {
    sink_({subject, predicate, object, false, {}});
  }

  const std::string& name_;
  const RdfSink& sink_;
  std::unique_ptr<xmlTextReader, void (*)(xmlTextReader*)> reader_{nullptr, xmlFreeTextReader};
  std::vector<Element> open_;
  std::size_t unnamed_ = 0;
  int line_ = 0;
  std::string message_;
};

}  // namespace

void read_rdf_xml(const std::string& content, const std::string& name, const RdfSink& sink) {
  RdfXmlReading(content, name, sink).run();
}

}  // namespace passage
