// A purge is killed before each of its calls: the next run of purge, or of index, completes it.
#include <cerrno>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "indexer/commands/index.h"
#include "indexer/commands/purge.h"
#include "indexer/ledger.h"
#include "indexer/progress.h"
#include "passage/error.h"
#include "passage/index/document_reader.h"
#include "passage/index/purged_ids.h"
#include "tests/publish_kill/interposed_calls.h"
#include "tests/publish_kill/killed_run.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"
#include "tests/tiny_translations.h"
#include "tests/traces.h"

using namespace passage;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

constexpr int most_calls = 2000;
const std::vector<std::string> secrets{"Hidden harbour", "quixotar", "testimony-12"};

Document document(const std::string& id, const std::string& title, const std::string& text) {
  return {.metadata = {.id = id, .title = title, .language = "en"},
          .passages = {{.text = text, .language = "en"}},
          .source = "letters",
          .format = "txt",
          .fingerprint = "f"};
}

/// Publishes these, as a run of index would.
void publish(const GenerationStore& store, const std::vector<Document>& documents) {
  const StoreLock lock = tests::take_lock(store);
  GenerationDraft draft(store, lock);
  indexer::IndexWriter writer(draft.directory(), {});
  indexer::LedgerWriter ledger(draft.directory() / "ledger.jsonl");
  Manifest manifest{.rules = index_rules("configuration")};
  for (const Document& one : documents) {
    const std::string& id = one.metadata.id;
    writer.add({.key = id, .versions = {one}});
    ledger.add({.source = "letters", .path = id, .content_hash = "c", .fingerprint = "f", .id = id, .work = id});
    manifest.works += 1;
    manifest.documents += 1;
    manifest.passages += 1;
  }
  (void)writer.finish();
  ledger.finish();
  draft.publish(manifest);
}

/// Two generations, both with the testimony, the newer with learnt translations; a remembered list.
class Stage {
 public:
  Stage() {
    const GenerationStore store(template_);
    const std::vector<Document> documents{
        document("statement", "A statement", "The network asks for an answer in writing."),
        document("testimony-12", "Hidden harbour", "The quixotarians crossed by night.")};
    publish(store, documents);
    replace_translations(store, tests::take_lock(store), *store.current(), tests::tiny_translations());
    fs::create_directories(template_ / "sources");
    std::ofstream(template_ / "sources" / "site.json") << "testimony-12";
  }

  GenerationStore fresh() {
    fs::remove_all(data_);
    fs::copy(template_, data_, fs::copy_options::recursive);
    return GenerationStore(data_);
  }

 private:
  tests::TemporaryDirectory directory_{tests::memory_directory()};
  fs::path template_ = directory_.path() / "template";
  fs::path data_ = directory_.path() / "data";
};

std::string purge(const GenerationStore& store) {
  std::ostringstream said;
  const indexer::PurgeOptions options{.data = store.data_directory(), .ids = {"testimony-12"}};
  if (indexer::run_purge(options, indexer::ingest_parts(options.data, {}), said) != 0) throw Error(said.str());
  return said.str();
}

/// A run of index over no source: it touches nothing by itself.
void index_nothing(const GenerationStore& store) {
  std::ostringstream nowhere;
  indexer::Progress progress(indexer::ProgressMode::None, nowhere);
  const auto report = indexer::ingest({.data_directory = store.data_directory()},
                                      indexer::ingest_parts(store.data_directory(), {}), progress);
  REQUIRE(report.status == indexer::ExitStatus::Done);
}

bool holds(const GenerationStore& store, const std::string& id) {
  return read_document(*open_current(store), id).has_value();
}

bool is_put_down(const GenerationStore& store) {
  return PurgedIds::load(store.data_directory()).holds("testimony-12");
}

void require_complete(const GenerationStore& store) {
  REQUIRE(is_put_down(store));
  REQUIRE(PurgedIds::load(store.data_directory()).is_finished());
  REQUIRE(verify(store, *store.current()).empty());
  REQUIRE(store.generations().size() == 1);
  REQUIRE(store.leftovers().empty());
  REQUIRE(holds(store, "statement"));
  REQUIRE_FALSE(holds(store, "testimony-12"));
  REQUIRE(tests::traces(store.data_directory(), secrets).empty());
}

}  // namespace

TEST_CASE(
    "killed before any of its calls, a purge leaves the old state or a new one, and is completed by the next run") {
  Stage stage;
  REQUIRE(tests::traces(stage.fresh().data_directory(), secrets).size() > 6);
  int old_states = 0;
  int put_down_only = 0;
  int published = 0;
  int call = 1;
  for (; call < most_calls; ++call) {
    CAPTURE(call);
    const GenerationStore store = stage.fresh();
    if (!tests::killed_before(call, [&] { (void)purge(store); })) {
      require_complete(store);
      break;
    }
    REQUIRE(verify(store, *store.current()).empty());
    REQUIRE(holds(store, "statement"));
    const bool is_held = holds(store, "testimony-12");
    // Never out of the index without being put down, which is what keeps it out.
    REQUIRE((is_held || is_put_down(store)));
    ++(!is_put_down(store) ? old_states : is_held ? put_down_only : published);
    if (is_put_down(store) && call % 2 == 0) {
      index_nothing(store);
    } else {
      (void)purge(store);
    }
    require_complete(store);
  }
  CHECK(old_states > 3);
  CHECK(put_down_only > 60);
  CHECK(published > 6);
  CHECK(call < most_calls);
}

TEST_CASE("whatever call of a purge fails, it says so or is complete, and the next run completes it") {
  Stage stage;
  int call = 1;
  for (; call < most_calls; ++call) {
    CAPTURE(call);
    const GenerationStore store = stage.fresh();
    std::string message;
    interposed::fail(call, EIO);
    try {
      (void)purge(store);
    } catch (const Error& error) {
      message = error.what();
    }
    interposed::stop();
    if (static_cast<int>(interposed::calls().size()) < call) break;
    const interposed::Call& failed = interposed::calls()[call - 1];
    CAPTURE(failed.name, failed.path, failed.to, message);
    if (message.empty()) {
      require_complete(store);
    } else {
      REQUIRE(verify(store, *store.current()).empty());
      REQUIRE((holds(store, "testimony-12") || is_put_down(store)));
      (void)purge(store);
      require_complete(store);
    }
  }
  CHECK(call > 60);
  CHECK(call < most_calls);
}
