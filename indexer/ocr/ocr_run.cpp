#include "indexer/ocr/ocr_run.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/ocr/ocr_languages.h"
#include "indexer/extract/ocr/tesseract.h"

namespace indexer {
namespace {

constexpr std::size_t most_unasked_languages = 3;  // each takes about as long again

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : "+") + name;
  return all;
}

/// English comes along with Debian's package, wanted or not: the others were chosen.
std::vector<std::string> chosen_languages(std::vector<std::string> installed) {
  std::ranges::stable_partition(installed, [](const std::string& name) { return name != "eng"; });
  if (installed.size() > most_unasked_languages) {
    std::rotate(installed.begin() + most_unasked_languages - 1, installed.end() - 1, installed.end());
    installed.resize(most_unasked_languages);
  }
  return installed;
}

}  // namespace

std::optional<OcrEngine> installed_ocr_engine() {
  const std::unique_ptr<Tesseract> tesseract = Tesseract::find();
  if (!tesseract) return std::nullopt;
  OcrEngine engine{.name = "tesseract " + tesseract->version(), .languages = tesseract->languages()};
  return engine.languages.empty() ? std::nullopt : std::optional(std::move(engine));
}

OcrRun::OcrRun(FindEngine find_engine, const std::filesystem::path& cache_directory, OcrLimits limits)
    : find_engine_(std::move(find_engine)),
      cache_(cache_directory),
      limits_(limits),
      began_(std::chrono::steady_clock::now()) {}

const std::optional<OcrEngine>& OcrRun::engine() {
  std::call_once(asked_, [&] {
    if (find_engine_) engine_ = find_engine_();
  });
  return engine_;
}

bool OcrRun::has_time() const {
  return !given_up_ && std::chrono::steady_clock::now() - began_ < limits_.run;
}

void OcrRun::give_up(const std::string& why) {
  if (given_up_.exchange(true)) return;
  const std::lock_guard lock(mutex_);
  remarks_.insert({{}, "text recognition was given up for this run: " + why});
}

std::string OcrRun::signature(const Source& source) {
  if (source.ocr.mode == OcrMode::Never || !engine()) return {};
  return engine_->name + " " + joined(engine_->languages) + " for " + joined(source.ocr.languages);
}

bool OcrRun::reads_more(const Source& source, const OcrState& before) {
  if (before.image_pages == 0) return false;
  if (source.ocr.mode == OcrMode::Never) return !before.engine.empty();
  if (!engine()) return false;  // what was read once stays
  return before.engine != signature(source) || (before.waiting > 0 && has_time());
}

std::string OcrRun::languages_for(const Source& source, const std::vector<std::string>& wanted) {
  if (wanted.empty()) return joined(chosen_languages(engine()->languages));
  std::vector<std::string> names;
  for (const std::string& language : wanted) {
    std::string name = tesseract_language(language);
    if (name.empty() || std::ranges::find(names, name) != names.end()) continue;
    if (std::ranges::binary_search(engine()->languages, name)) {
      names.push_back(std::move(name));
      continue;
    }
    const std::lock_guard lock(mutex_);
    remarks_.insert({source.label(),
                     "images in the language \"" + language + "\" want the Debian package " + tesseract_package(name)});
  }
  return joined(names);
}

std::set<OcrRun::SourceRemark> OcrRun::remarks() {
  const std::lock_guard lock(mutex_);
  return remarks_;
}

}  // namespace indexer
