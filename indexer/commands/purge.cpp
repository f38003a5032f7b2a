#include "indexer/commands/purge.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <ostream>
#include <set>
#include <sstream>

#include "indexer/command_line.h"
#include "indexer/previous_generation.h"
#include "indexer/progress.h"
#include "indexer/purge/kept_places.h"
#include "indexer/purge/purge.h"
#include "passage/error.h"
#include "passage/index/generation_store.h"
#include "passage/index/purged_ids.h"
#include "passage/model/metadata.h"

namespace indexer {
namespace {

/// What the ledgers of all generations say of one id.
struct Finding {
  std::vector<std::uint64_t> generations;
  std::vector<std::string> versions;   ///< Others of its work, in the published generation.
  std::vector<std::string> namesakes;  ///< Documents that declare the id as the name of their work.
};

/// Nothing of a ledger that cannot be read: it goes all the same.
std::optional<Ledger> ledger_of(const passage::Generation& generation) {
  try {
    return Ledger::load(generation.ledger());
  } catch (const passage::Error&) {
    return std::nullopt;
  }
}

Finding find(const passage::GenerationStore& store, const std::optional<passage::Generation>& current,
             const std::string& id, const std::set<std::string>& purged) {
  Finding finding;
  for (const passage::Generation& generation : store.generations()) {
    const auto ledger = ledger_of(generation);
    if (!ledger) continue;
    const auto entry = std::ranges::find(ledger->entries(), id, &LedgerEntry::id);
    const bool is_held = entry != ledger->entries().end();
    if (is_held) finding.generations.push_back(generation.number);
    if (!current || generation.number != current->number) continue;
    for (const LedgerEntry& other : ledger->entries()) {
      if (other.refused || purged.contains(other.id)) continue;
      if (is_held && other.work == entry->work) finding.versions.push_back(other.id);
      if (other.clues.work == id) finding.namesakes.push_back(other.id);
    }
  }
  return finding;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string sentence_of(const std::string& id, const Finding& finding) {
  if (finding.generations.empty()) {
    return id + ": no generation held it; it is purged all the same and stays out.";
  }
  std::string text = id + ": removed, and stays out.";
  if (!finding.versions.empty()) text += " Other versions of its work stay: " + joined(finding.versions) + ".";
  if (!finding.namesakes.empty()) {
    text += " As the name of a work the id stays in " + joined(finding.namesakes) + ", which declare it so.";
  }
  return text;
}

void check(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    if (!passage::valid_id(id)) {
      throw UsageError("\"" + id + "\" is no id of a document: those have 1 to 200 bytes, without control characters");
    }
  }
}

/// The rules by which the concepts of the published generation were recognised: they are not looked for again.
std::string concepts_digest(const passage::GenerationStore& store, const std::optional<passage::Generation>& current) {
  return current ? store.read_manifest(*current).rules.thesaurus : std::string{};
}

}  // namespace

int run_purge(const PurgeOptions& options, const IngestParts& parts, std::ostream& err) {
  check(options.ids);
  std::error_code ignored;
  if (!std::filesystem::is_directory(options.data, ignored)) {
    throw passage::Error("there is no data directory " + options.data.string() + ": nothing was purged");
  }
  const auto lock = passage::StoreLock::acquire(options.data);
  if (!lock) {
    err << "another indexer is at work in " << options.data.string()
        << "; nothing was purged, try again when it has ended\n";
    return static_cast<int>(ExitStatus::Locked);
  }
  const passage::GenerationStore store(options.data);
  const std::set<std::string> ids(options.ids.begin(), options.ids.end());
  passage::PurgedIds purged = passage::PurgedIds::load(options.data);
  for (const std::string& id : ids) purged.add(id);
  purged.save(options.data);
  err << "Put down as purged. Should this run not come to its end, the next one of purge or index goes on with it.\n";
  const auto current = starting_point(store, purged).generation;
  std::vector<std::string> sentences;
  for (const std::string& id : ids) sentences.push_back(sentence_of(id, find(store, current, id, ids)));

  std::ostringstream nowhere;
  Progress progress(ProgressMode::None, nowhere);
  const Report report =
      ingest({.data_directory = options.data, .concept_rules = {.digest = concepts_digest(store, current)}}, parts,
             progress, *lock);
  for (const std::string& sentence : sentences) err << sentence << '\n';
  if (report.generation) {
    err << "Generation " << *report.generation << " is published without what was purged: " << report.documents
        << " documents in " << report.works << " works.\n";
  }
  for (const std::string& line : report.purge) err << line << '\n';
  err << text_of_purged_copies(report);
  for (const std::string& entry : unknown_entries(options.data)) {
    err << "Look yourself: " << (options.data / entry).string() << " is nothing of Passage's and was left alone.\n";
  }
  err << "Not within reach: the source itself, backups and copies of this directory, files written with --report, "
         "logs.\n";
  return static_cast<int>(ExitStatus::Done);
}

}  // namespace indexer
