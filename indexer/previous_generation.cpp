#include "indexer/previous_generation.h"

#include "indexer/purge/purge.h"
#include "passage/index/index_rules.h"

namespace indexer {

bool PreviousGeneration::can_be_updated(const passage::GenerationStore& store) const {
  return generation && same_rules && same_concepts && !shows_purged && verify(store, *generation).empty();
}

PreviousGeneration read_previous(const passage::GenerationStore& store, const ConceptRules& concept_rules,
                                 const passage::PurgedIds& purged) {
  PreviousGeneration previous{.generation = store.current()};
  if (!previous.generation) return previous;
  previous.manifest = store.read_manifest(*previous.generation);
  previous.same_rules = passage::rules_mismatch(previous.manifest.rules, passage::index_rules()).empty();
  previous.same_concepts = previous.manifest.rules.thesaurus == concept_rules.digest;
  const Ledger whole = Ledger::load(previous.generation->ledger());
  previous.ledger = without_purged(whole, purged);
  const passage::Curation curation = passage::read_curation(previous.generation->directory);
  previous.curation = passage::without_purged(curation, purged);
  const bool learnt_from_purged = !purged.is_finished() && previous.manifest.learnt.has_value();
  previous.shows_purged =
      previous.ledger.entries().size() != whole.entries().size() || previous.curation != curation || learnt_from_purged;
  return previous;
}

}  // namespace indexer
