#pragma once

#include <optional>

#include "indexer/concept_recognizer.h"
#include "indexer/ledger.h"
#include "passage/index/curation.h"
#include "passage/index/generation_store.h"
#include "passage/index/purged_ids.h"

namespace indexer {

/// The generation that a run starts from.
struct PreviousGeneration {
  std::optional<passage::Generation> generation;
  bool is_published = true;  ///< See starting_point().
  passage::Manifest manifest;
  Ledger ledger;
  passage::Curation curation;
  bool same_rules = true;
  bool same_concepts = true;
  bool shows_purged = false;  ///< It holds what was purged, or what was learnt from it.

  /// Whether a copy of it can be changed: blocks that hold what was purged are not copied.
  [[nodiscard]] bool can_be_updated() const { return generation && same_rules && same_concepts && !shows_purged; }
};

struct StartingPoint {
  std::optional<passage::Generation> generation;
  bool is_published = true;  ///< Otherwise CURRENT is lost or damaged.
};

/// The published generation; nothing where nothing has been published. While CURRENT is lost or damaged it is the
/// newest sound generation, if that holds what was purged: no rollback may publish it, and the run that starts from it
/// takes that out. Otherwise throws CurrentDamaged, which says that a rollback helps.
[[nodiscard]] StartingPoint starting_point(const passage::GenerationStore& store, const passage::PurgedIds& purged);

/// What starting_point() says, or an empty one where nothing has been published. The ledger and the curation come
/// without what was purged. Throws passage::Error.
[[nodiscard]] PreviousGeneration read_previous(const passage::GenerationStore& store, const ConceptRules& concept_rules,
                                               const passage::PurgedIds& purged);

}  // namespace indexer
