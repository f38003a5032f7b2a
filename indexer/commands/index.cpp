#include "indexer/commands/index.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>
#include <ostream>
#include <thread>
#include <utility>

#include <unistd.h>

#include "indexer/command_to_run.h"
#include "indexer/config.h"
#include "indexer/former_sources.h"
#include "indexer/nearest_name.h"
#include "indexer/ocr/start_recognizer.h"
#include "indexer/sandbox/extractor_process.h"
#include "indexer/sandbox/start_extractor.h"
#include "passage/index/document_reader.h"
#include "passage/index/index_snapshot.h"

namespace indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_threads = 256;
constexpr std::uint64_t least_memory = 64;
constexpr std::uint64_t most_memory = 1U << 20U;
constexpr std::uint64_t usual_memory = 512;

/// What the published generation was made from; nothing where there is none.
Ledger published_ledger(const fs::path& data) {
  try {
    const auto current = passage::GenerationStore(data).current();
    return current ? Ledger::load(current->ledger()) : Ledger{};
  } catch (const passage::CurrentDamaged&) {  // the run knows what to do about it
    return {};
  }
}

/// A name from the configuration, and one that was in it, go before a path of the same spelling.
Source source_named(const std::string& argument, const Config& config, const CommandLine& line) {
  const auto configured = std::ranges::find(config.sources, argument, &Source::name);
  if (configured != config.sources.end()) return *configured;
  if (line.has("--config") && argument.find('/') == std::string::npos) {
    const auto former = former_sources(published_ledger(line.value("--data")), config.sources);
    if (std::ranges::find(former, argument) != former.end()) return former_source(argument);
  }
  const Source source = source_at(argument);
  std::error_code ignored;
  if (!fs::exists(source.path, ignored) && argument.find('/') == std::string::npos && !config.sources.empty()) {
    std::vector<std::string_view> names;
    for (const Source& one : config.sources) names.push_back(one.name);
    const std::string hint = did_you_mean(argument, names);
    if (!hint.empty()) throw UsageError("\"" + argument + "\" is neither a path nor a configured source" + hint);
  }
  return source;
}

std::vector<Source> sources_of(const CommandLine& line, const Config& config) {
  if (line.arguments.empty() && config.sources.empty()) {
    throw UsageError("nothing to index: name a SOURCE, or a --config with a [[source]]");
  }
  if (line.arguments.empty()) return config.sources;
  std::vector<Source> sources;
  for (const std::string& argument : line.arguments) sources.push_back(source_named(argument, config, line));
  return sources;
}

SandboxMode sandbox_of(const CommandLine& line, const Config& config) {
  if (!line.has("--sandbox")) return config.sandbox;
  const auto mode = sandbox_mode(line.value("--sandbox"));
  if (!mode) throw UsageError("--sandbox is required or best-effort, not \"" + line.value("--sandbox") + "\"");
  return *mode;
}

/// How the documents of former sources go, for who wants that.
void add_commands(const CommandLine& line, Report& report) {
  for (Report::FormerSource& source : report.former_sources) {
    if (!source.moved_to.empty()) continue;
    const std::vector<std::string> options{"index",
                                           "--data",
                                           fs::absolute(line.value("--data")).string(),
                                           "--config",
                                           fs::absolute(line.value("--config")).string(),
                                           "--allow-shrink"};
    source.command = command_to_run(options, {source.name}, ::geteuid());
  }
}

/// Throws where it is required and cannot be had, before anything is done.
void try_sandbox(SandboxMode sandbox, std::ostream& err) {
  const std::string lacking = ExtractorProcess({}, sandbox).lacking_confinement();
  if (lacking.empty()) return;
  err << "The reader of documents is not confined in full, as you allow: " << lacking << ".\n";
}

WorkWriter open_writer(const fs::path& generation, const WriterOptions& options) {
  const auto writer = std::make_shared<IndexWriter>(generation, options);
  return {.add = [writer](passage::Work work) { writer->add(std::move(work)); },
          .finish = [writer] { (void)writer->finish(); }};
}

DocumentReader open_previous(const fs::path& data, const passage::Generation& generation) {
  auto snapshot = passage::open_records(passage::GenerationStore(data), generation);
  return [held = std::make_shared<passage::IndexSnapshot>(std::move(snapshot))](std::string_view id) {
    return passage::read_document(*held, id);
  };
}

void write(const std::string& name, const std::string& content) {
  std::ofstream out(name, std::ios::binary);
  out << content;
  out.close();
  if (!out) throw passage::Error("cannot write the report " + name);
}

void write_reports(const CommandLine& line, const Report& report) {
  if (line.has("--report")) write(line.value("--report"), to_json(report));
  if (line.has("--report-text")) write(line.value("--report-text"), to_text(report));
}

/// A run that fails leaves a report too: nobody shall take yesterday's for it.
void write_failure(const CommandLine& line, ExitStatus status, const std::string& why) noexcept {
  Report report;
  report.status = status;
  report.failure = why;
  try {
    write_reports(line, report);
  } catch (const std::exception&) {  // what failed before is what is told
  }
}

int index_sources(const CommandLine& line, std::ostream& err) {
  const std::string mode_name = line.value("--progress", "auto");
  const auto mode = progress_mode(mode_name, ::isatty(STDERR_FILENO) != 0);
  if (!mode) throw UsageError("--progress is auto, plain, json or none, not \"" + mode_name + "\"");
  const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
  const Config config = line.has("--config") ? load_config(line.value("--config")) : Config{};
  std::optional<CurationFile> curation;  // without a configuration it stays as it was
  if (line.has("--config")) curation = config.curation.empty() ? CurationFile{} : load_curation(config.curation);
  const IngestOptions options{
      .data_directory = line.value("--data"),
      .sources = sources_of(line, config),
      .configured = line.has("--config") ? std::optional(config.sources) : std::nullopt,
      .concept_rules = concept_rules(config.thesaurus, config.built_in_thesaurus),
      .curation = std::move(curation),
      .full = line.has("--full"),
      .allow_shrink = line.has("--allow-shrink"),
      .ocr_limits = {.run = config.ocr_time},
      .threads = static_cast<unsigned>(line.number("--threads", 1, most_threads).value_or(processors))};
  const WriterOptions writer_options{
      .threads = options.threads,
      .memory_mb = line.number("--memory", least_memory, most_memory).value_or(usual_memory)};
  const SandboxMode sandbox = sandbox_of(line, config);
  try_sandbox(sandbox, err);
  Progress progress(*mode, err);
  Report report = ingest(options, ingest_parts(options.data_directory, writer_options, sandbox), progress);
  if (report.status == ExitStatus::Locked) {
    err << "Another passage-indexer is at work in " << options.data_directory.string()
        << "; try again when it is done.\n";
    return static_cast<int>(report.status);
  }
  add_commands(line, report);
  err << to_text(report);
  write_reports(line, report);
  return static_cast<int>(report.status);
}

}  // namespace

IngestParts ingest_parts(const fs::path& data, const WriterOptions& options, SandboxMode sandbox) {
  return {.start_extractor = [sandbox] { return start_extractor(sandbox); },
          .start_recognizer = [sandbox] { return start_recognizer(sandbox); },
          .find_ocr_engine = installed_ocr_engine,
          .open_writer = [options](const fs::path& generation) { return open_writer(generation, options); },
          .open_previous = [data](const passage::Generation& from) { return open_previous(data, from); },
          .open_update =
              [memory_mb = options.memory_mb](const passage::Generation& previous, const fs::path& generation) {
                return std::make_unique<IndexUpdate>(previous.directory, generation, memory_mb);
              }};
}

int run_index(const CommandLine& line, std::ostream& err) {
  try {
    return index_sources(line, err);
  } catch (const UsageError& error) {
    write_failure(line, ExitStatus::Usage, error.what());
    throw;
  } catch (const ConfigError& error) {
    write_failure(line, ExitStatus::Usage, error.what());
    throw;
  } catch (const std::exception& error) {
    write_failure(line, ExitStatus::Failed, error.what());
    throw;
  }
}

}  // namespace indexer
