#include "indexer/previous_generation.h"

#include <vector>

#include "indexer/purge/purge.h"
#include "passage/index/index_rules.h"

namespace indexer {

namespace {

bool holds_purged(const passage::Generation& generation, const passage::PurgedIds& purged) {
  const Ledger ledger = Ledger::load(generation.ledger());
  return without_purged(ledger, purged).entries().size() != ledger.entries().size();
}

}  // namespace

StartingPoint starting_point(const passage::GenerationStore& store, const passage::PurgedIds& purged) {
  try {
    return {.generation = store.current()};
  } catch (const passage::CurrentDamaged&) {
    std::vector<passage::Generation> generations = store.generations();
    while (!generations.empty() && !verify(store, generations.back()).empty()) generations.pop_back();
    if (generations.empty() || !holds_purged(generations.back(), purged)) throw;
    return {.generation = generations.back(), .is_published = false};
  }
}

PreviousGeneration read_previous(const passage::GenerationStore& store, const ConceptRules& concept_rules,
                                 const passage::PurgedIds& purged) {
  const StartingPoint start = starting_point(store, purged);
  PreviousGeneration previous{.generation = start.generation, .is_published = start.is_published};
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
