#include "searchd/search/readable_terms.h"

#include <catch2/catch.hpp>
#include <xapian.h>

#include "passage/index/fields.h"
#include "passage/index/schema.h"

using searchd::readable_description;
using searchd::readable_term;

TEST_CASE("terms of every kind are told apart") {
  CHECK(readable_term("detention") == "detention");
  CHECK(readable_term("移民") == "移民");
  CHECK(readable_term("") == "");
  CHECK(readable_term("Z") == "Z");
  CHECK(readable_term(passage::stem_term("detent")) == "~detent");
  CHECK(readable_term(passage::symbol_term("a/res/73/195")) == "symbol a/res/73/195");
  for (const passage::Field& field : passage::fields()) {
    const std::string name(field.name);
    if (field.has_words()) CHECK(readable_term(passage::field_word_term(field, "word")) == name + ":word");
    if (field.can_filter()) CHECK(readable_term(passage::field_value_term(field, "value")) == name + "=value");
  }
}

TEST_CASE("what Xapian says of a query can be read") {
  using Xapian::Query;
  const Query word(Query::OP_SCALE_WEIGHT, Query(Query::OP_SYNONYM, Query("Zright"), Query("Sright")), 0.3);
  const Query query(Query::OP_FILTER, Query(Query::OP_AND_MAYBE, word, Query("right")), Query("Len"));
  CHECK(readable_description(query.get_description()) ==
        "Query(((0.3 * (~right SYNONYM title:right) AND_MAYBE right) FILTER language=en))");
  CHECK(readable_description(Query(Query::OP_AND_NOT, Query("A"), Query(Query::OP_NEAR, Query("a"), Query("b")))
                                 .get_description()) == "Query((A AND_NOT (a NEAR 2 b)))");
}
