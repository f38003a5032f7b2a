#include "indexer/commands/index.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <ostream>
#include <thread>
#include <utility>

#include <unistd.h>

#include "indexer/config.h"
#include "indexer/index_writer.h"
#include "indexer/ingest.h"
#include "indexer/nearest_name.h"
#include "indexer/sandbox/extractor_process.h"
#include "passage/index/document_reader.h"
#include "passage/index/index_snapshot.h"

namespace indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_threads = 256;
constexpr std::uint64_t least_memory = 64;
constexpr std::uint64_t most_memory = 1U << 20U;
constexpr std::uint64_t usual_memory = 512;

/// A name from the configuration goes before a path of the same spelling.
Source source_named(const std::string& argument, const Config& config) {
  const auto configured = std::ranges::find(config.sources, argument, &Source::name);
  if (configured != config.sources.end()) return *configured;
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
  for (const std::string& argument : line.arguments) sources.push_back(source_named(argument, config));
  return sources;
}

Extractor start_extractor() {
  return [process = std::make_shared<ExtractorProcess>()](std::string_view bytes, const ExtractionHints& hints) {
    return process->extract_bytes(bytes, hints);
  };
}

WorkWriter open_writer(const fs::path& generation, const WriterOptions& options) {
  const auto writer = std::make_shared<IndexWriter>(generation, options);
  return {.add = [writer](passage::Work work) { writer->add(std::move(work)); },
          .finish = [writer] { (void)writer->finish(); }};
}

DocumentReader open_previous(const fs::path& data) {
  auto snapshot = passage::open_current(passage::GenerationStore(data));
  if (!snapshot) throw passage::Error("the published generation has vanished from " + data.string());
  return [held = std::make_shared<passage::IndexSnapshot>(std::move(*snapshot))](std::string_view id) {
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
  const IngestOptions options{
      .data_directory = line.value("--data"),
      .sources = sources_of(line, config),
      .concept_rules = concept_rules(config.thesaurus, config.built_in_thesaurus),
      .full = line.has("--full"),
      .allow_shrink = line.has("--allow-shrink"),
      .threads = static_cast<unsigned>(line.number("--threads", 1, most_threads).value_or(processors))};
  const WriterOptions writer_options{
      .threads = options.threads,
      .memory_mb = line.number("--memory", least_memory, most_memory).value_or(usual_memory)};
  const IngestParts parts{
      .start_extractor = start_extractor,
      .open_writer = [&](const fs::path& generation) { return open_writer(generation, writer_options); },
      .open_previous = [&] { return open_previous(options.data_directory); }};
  Progress progress(*mode, err);
  const Report report = ingest(options, parts, progress);
  if (report.status == ExitStatus::Locked) {
    err << "Another passage-indexer is at work in " << options.data_directory.string()
        << "; try again when it is done.\n";
    return static_cast<int>(report.status);
  }
  err << to_text(report);
  write_reports(line, report);
  return static_cast<int>(report.status);
}

}  // namespace

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
