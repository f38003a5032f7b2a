#include "passage/index/generation_check.h"

#include <future>
#include <string_view>

#include <xapian.h>

#include "passage/error.h"
#include "passage/index/generation_files.h"
#include "passage/index/learnt_translations.h"

namespace passage {
namespace {

constexpr Xapian::docid sampled_documents = 20;

class OnlyDocument : public Xapian::MatchDecider {
 public:
  explicit OnlyDocument(Xapian::docid wanted) : wanted_(wanted) {}
  bool operator()(const Xapian::Document& document) const override { return document.get_docid() == wanted_; }

 private:
  Xapian::docid wanted_;
};

std::string rarest_term(const Xapian::Database& database, Xapian::docid id) {
  std::string rarest;
  Xapian::doccount least = 0;
  for (auto term = database.termlist_begin(id); term != database.termlist_end(id); ++term) {
    if (const Xapian::doccount frequency = term.get_termfreq(); rarest.empty() || frequency < least) {
      rarest = *term;
      least = frequency;
    }
  }
  return rarest;
}

bool finds(const Xapian::Database& database, const std::string& term, Xapian::docid id) {
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(term));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const OnlyDocument decider(id);
  return !enquire.get_mset(0, 1, 0, nullptr, &decider).empty();
}

void check_samples(const Xapian::Database& database, const std::string& name, std::vector<std::string>& problems) {
  const Xapian::docid last = database.get_lastdocid();
  Xapian::docid previous = 0;
  for (Xapian::docid sample = 0; sample < sampled_documents; ++sample) {
    const auto wanted = static_cast<Xapian::docid>(1 + std::uint64_t{last - 1} * sample / (sampled_documents - 1));
    auto posting = database.postlist_begin(std::string{});
    posting.skip_to(wanted);  // ids may have gaps
    if (posting == database.postlist_end(std::string{}) || *posting == previous) continue;
    previous = *posting;
    const std::string term = rarest_term(database, previous);
    if (term.empty() || !finds(database, term, previous)) {
      problems.push_back(name + ": document " + std::to_string(previous) + " is not found by its rarest term");
    }
  }
}

std::vector<std::string> check_database(const std::filesystem::path& directory, const std::string& name,
                                        std::uint64_t expected) {
  std::vector<std::string> problems;
  const std::string path = (directory / name).string();
  try {
    const Xapian::Database database(path);
    if (const Xapian::doccount count = database.get_doccount(); count != expected) {
      problems.push_back(name + ": holds " + std::to_string(count) + " documents where it should hold " +
                         std::to_string(expected));
    }
    if (const std::size_t errors = Xapian::Database::check(path, 0, nullptr); errors != 0) {
      problems.push_back(name + ": Xapian's check finds " + std::to_string(errors) + " errors");
    }
    if (database.get_doccount() > 0) check_samples(database, name, problems);
  } catch (const Xapian::Error& error) {
    problems.push_back(name + ": " + error.get_description());
  }
  return problems;
}

void check_translations(const std::filesystem::path& directory, const Manifest& manifest,
                        std::vector<std::string>& problems) {
  const std::filesystem::path file = directory / translations_file;
  if (std::filesystem::exists(file) != manifest.learnt.has_value()) {
    problems.push_back(std::string(translations_file) + ": " +
                       (manifest.learnt ? "the manifest names it, but it is not there" : "the manifest lacks it"));
  }
  if (!manifest.learnt) return;
  try {
    static_cast<void>(LearntTranslations::open(file).table());
  } catch (const Error& error) {
    problems.push_back(std::string(translations_file) + ": " + error.what());
  }
}

}  // namespace

std::vector<std::string> check_generation(const std::filesystem::path& directory, const Manifest& manifest) {
  auto of_documents = std::async(std::launch::async, check_database, directory, "documents", manifest.works + 1);
  const std::vector<std::string> of_passages = check_database(directory, "passages", manifest.passages);
  std::vector<std::string> problems = of_documents.get();
  problems.insert(problems.end(), of_passages.begin(), of_passages.end());
  check_translations(directory, manifest, problems);
  return problems;
}

}  // namespace passage
