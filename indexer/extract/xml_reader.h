#pragma once

#include <memory>
#include <string>
#include <string_view>

struct _xmlTextReader;

namespace indexer {

/// Walks through a well-formed XML text, element by element, with nothing but the current node in memory. Fetches
/// nothing, resolves no entities but the five of XML, and takes no document type declaration.
class XmlReader {
 public:
  enum class Node { Start, End, Text, Done };

  /// The text must outlive the reader. `part` names it in errors.
  XmlReader(std::string_view xml, std::string part);

  /// Goes to the next node and says what it is; an empty element is a Start and an End. Throws RefusedFile (Damaged)
  /// where the text is not well-formed, std::bad_alloc when memory runs out.
  Node next();

  /// With the reader on a Start: goes to its End.
  void skip();

  /// Name of the element, without its prefix. Valid until the next call of next().
  [[nodiscard]] std::string_view name() const;

  /// Namespace of the element.
  [[nodiscard]] std::string_view space() const;

  /// The text of a Text.
  [[nodiscard]] std::string_view text() const;

  /// The attribute of that local name, whatever its namespace; empty without one. On a Start.
  [[nodiscard]] std::string attribute(std::string_view local_name) const;

  /// The same, of the attributes that have a prefix only: `r:id` beside `id`.
  [[nodiscard]] std::string prefixed_attribute(std::string_view local_name) const;

 private:
  struct Closer {
    void operator()(_xmlTextReader* reader) const;
  };
  [[nodiscard]] std::string find_attribute(std::string_view local_name, bool prefixed_only) const;

  std::unique_ptr<_xmlTextReader, Closer> reader_;
  std::string part_;
  bool at_empty_start_ = false;
};

}  // namespace indexer
