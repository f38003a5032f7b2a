#include "tests/batteries/edit_history.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>

namespace tests {
namespace {

namespace fs = std::filesystem;

constexpr int first_files = 60;
constexpr int first_copies = 8;
constexpr int first_rows = 30;
constexpr int works = 12;
constexpr std::array folders{"", "a/", "b/", "b/deep/"};
constexpr std::array endings{".txt", ".txt", ".md", ".md", ".html"};
constexpr std::array symbols{"A/RES/73/195", "A/HRC/41/L.7", "E/C.12/2017/1"};

template <typename Table>
const auto& pick(SampleText& text, const Table& table) {
  return table[static_cast<std::size_t>(text.below(static_cast<int>(std::size(table))))];
}

}  // namespace

const std::vector<EditHistory::Edit>& EditHistory::edits() {
  static const std::vector<Edit> all{{"add", &EditHistory::add_file},
                                     {"add", &EditHistory::add_file},
                                     {"change", &EditHistory::change_file},
                                     {"change", &EditHistory::change_file},
                                     {"change in place, as old and as long", &EditHistory::change_unseen},
                                     {"copy", &EditHistory::copy_file},
                                     {"copy", &EditHistory::copy_file},
                                     {"remove", &EditHistory::remove_file},
                                     {"rename", &EditHistory::rename_file},
                                     {"move", &EditHistory::move_file},
                                     {"touch", &EditHistory::touch_file},
                                     {"damage", &EditHistory::damage_file},
                                     {"repeat an id", &EditHistory::repeat_id},
                                     {"sidecar", &EditHistory::change_sidecar},
                                     {"sidecar", &EditHistory::change_sidecar},
                                     {"link", &EditHistory::lead_link_elsewhere},
                                     {"add row", &EditHistory::add_row},
                                     {"change row", &EditHistory::change_row},
                                     {"remove row", &EditHistory::remove_row},
                                     {"defaults", &EditHistory::change_defaults},
                                     {"fold copies", &EditHistory::change_folding},
                                     {"fold copies", &EditHistory::change_folding},
                                     {"curation", &EditHistory::change_curation},
                                     {"thesaurus", &EditHistory::change_thesaurus},
                                     {"move source", &EditHistory::move_source}};
  return all;
}

EditHistory::EditHistory(fs::path root, unsigned seed) : root_(std::move(root)), random_(seed) {
  for (int i = 0; i < first_files; ++i) add_file();
  for (int i = 0; i < first_copies; ++i) copy_file();
  for (int i = 0; i < first_rows; ++i) add_row();
  change_curation();
  write_config();
}

std::string EditHistory::edit() {
  constexpr int usual = 3;
  constexpr int many = 25;
  const int count = text_.one_in(6) ? many : 1 + text_.below(usual);
  std::string said;
  for (int i = 0; i < count; ++i) {
    const Edit& edit = pick(text_, edits());
    (this->*edit.make)();
    said += std::string(said.empty() ? "" : ", ") + edit.name;
  }
  return said;
}

void EditHistory::add_file() {
  files_.push_back(new_path(pick(text_, endings)));
  write_file(files_.back());
}

void EditHistory::change_file() {
  write_file(any_file());
}

/// What some tools do that copy times along: nothing of a file's name, size, time of change and inode differs.
void EditHistory::change_unseen() {
  const fs::path file = folder() / any_file();
  struct stat before {};
  if (::stat(file.c_str(), &before) != 0 || before.st_size == 0) return;
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(before.st_size - 1);
  stream.put(static_cast<char>('a' + text_.below(26)));
  stream.close();
  const std::array times{before.st_atim, before.st_mtim};
  (void)::utimensat(AT_FDCWD, file.c_str(), times.data(), 0);
}

/// The same bytes, or a line more.
void EditHistory::copy_file() {
  const std::string file = any_file();
  std::ifstream stream(folder() / file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (text_.one_in(2)) text += "\nasylum.\n";
  files_.push_back(new_path(fs::path(file).extension().c_str()));
  write(folder() / files_.back(), text);
}

void EditHistory::remove_file() {
  const std::string file = any_file();
  fs::remove(folder() / file);
  fs::remove(folder() / (file + ".meta.json"));
  std::erase(files_, file);
}

void EditHistory::rename_file() {
  const std::string file = any_file();
  std::string name = new_path(fs::path(file).extension().c_str());
  name = file.substr(0, file.find_last_of('/') + 1) + name.substr(name.find_last_of('/') + 1);
  fs::rename(folder() / file, folder() / name);
  std::ranges::replace(files_, file, name);
}

void EditHistory::move_file() {
  const std::string file = any_file();
  const std::string moved = new_path(fs::path(file).extension().c_str());
  fs::create_directories((folder() / moved).parent_path());
  fs::rename(folder() / file, folder() / moved);
  std::ranges::replace(files_, file, moved);
}

void EditHistory::touch_file() {
  make_old(folder() / any_file());
}

void EditHistory::damage_file() {
  files_.push_back(new_path(".docx"));
  write(folder() / files_.back(), "no document of any kind " + std::to_string(text_.below(3)));
}

void EditHistory::repeat_id() {
  files_.push_back(new_path(".md"));
  const std::string language = text_.language();
  write(folder() / files_.back(), "---\nid: one-id\n---\n\n" + text_.sentences(language, 3));
}

void EditHistory::change_sidecar() {
  const fs::path sidecar = folder() / (any_file() + ".meta.json");
  if (fs::exists(sidecar) && text_.one_in(3)) {
    fs::remove(sidecar);
    return;
  }
  const std::string language = text_.language();
  std::string json = R"({"title": ")" + text_.sentences(language, 1) + "\"";
  if (text_.one_in(2)) json += R"(, "language": ")" + language + "\"";
  if (text_.one_in(2)) json += R"(, "work": "work-)" + std::to_string(text_.below(works)) + "\"";
  if (text_.one_in(2)) json += R"(, "date": "20)" + std::to_string(10 + text_.below(12)) + "\"";
  if (text_.one_in(3)) json += R"(, "kind": "statement", "topics": ["detention", "children"])";
  if (text_.one_in(8)) json += R"(, "draft": true)";
  write(sidecar, json + "}");
}

/// A link from one file to one of two others, which say the same in different formats.
void EditHistory::lead_link_elsewhere() {
  write(folder() / "target.txt", "# The same words\n\nasylum *detention* asylum\n");
  write(folder() / "target.md", "# The same words\n\nasylum *detention* asylum\n");
  fs::remove(folder() / "link");
  fs::create_symlink(text_.one_in(2) ? "target.txt" : "target.md", folder() / "link");
}

void EditHistory::add_row() {
  const std::string id = "row-" + std::to_string(++names_);
  const std::string language = text_.language();
  std::string line = R"({"id": ")" + id + R"(", "title": ")" + text_.sentences(language, 1) + R"(", "text": ")" +
                     text_.sentences(language, 2 + text_.below(6)) + "\"";
  if (text_.one_in(2)) line += R"(, "language": ")" + language + "\"";
  if (text_.one_in(4)) line += R"(, "work": "work-)" + std::to_string(text_.below(works)) + "\"";
  if (text_.one_in(6)) line += std::string(R"(, "symbol": ")") + pick(text_, symbols) + "\"";
  rows_[id] = line + "}";
  write_rows();
}

void EditHistory::change_row() {
  if (rows_.empty()) return;
  auto row = std::next(rows_.begin(), text_.below(static_cast<int>(rows_.size())));
  row->second = R"({"id": ")" + row->first + R"(", "text": ")" + text_.sentences(text_.language(), 4) + "\"}";
  write_rows();
}

void EditHistory::remove_row() {
  if (rows_.size() < 2) return;
  rows_.erase(std::next(rows_.begin(), text_.below(static_cast<int>(rows_.size()))));
  write_rows();
}

void EditHistory::change_defaults() {
  switch (text_.below(5)) {
    case 0:
      defaults_["language"] = "\"" + text_.language() + "\"";
      break;
    case 1:
      defaults_["kind"] = text_.one_in(2) ? "\"report\"" : "\"letter\"";
      break;
    case 2:
      defaults_["organization"] = "\"Example Network " + std::to_string(text_.below(3)) + "\"";
      break;
    case 3:
      defaults_["serve"] = text_.one_in(2) ? "true" : "false";
      break;
    default:
      defaults_.clear();
  }
  write_config();
}

void EditHistory::change_folding() {
  defaults_["fold_duplicates"] = text_.one_in(2) ? "false" : "true";
  write_config();
}

void EditHistory::change_curation() {
  const auto id = [&] {
    return "\"" + (text_.one_in(2) ? "letters/" + any_file() : "row-" + std::to_string(1 + text_.below(names_))) + "\"";
  };
  const auto different_ids = [&](int most) {
    std::set<std::string> ids;
    for (int i = 0; i < most; ++i) ids.insert(id());
    return ids;
  };
  std::string hidden;
  for (const std::string& one : different_ids(2)) hidden += (hidden.empty() ? "" : ", ") + one;
  std::string toml = "hide = [" + hidden + "]\n";
  for (const std::string& one : different_ids(text_.below(3))) {
    toml += "[[correct]]\nid = " + one + "\ntitle = \"" + text_.sentences(text_.language(), 1) + "\"\n";
    if (text_.one_in(2)) toml += "date = \"20" + std::to_string(10 + text_.below(12)) + "\"\n";
    if (text_.one_in(3)) toml += "work = \"work-" + std::to_string(text_.below(works)) + "\"\n";
  }
  toml += "[[pin]]\nquery = [\"asylum\"]\nids = [" + id() + "]\n";
  if (text_.one_in(2)) toml += "[[synonyms]]\nen = [\"kiln\", \"interpreter\"]\n";
  write(root_ / "curation.toml", toml);
}

void EditHistory::change_thesaurus() {
  has_thesaurus_ = text_.one_in(3) ? !has_thesaurus_ : has_thesaurus_;
  write(root_ / "terms.tsv", "id\ten\tes\nkiln" + std::to_string(text_.below(3)) + "\tkiln\thorno\nharbour\tharbour\t" +
                                 (text_.one_in(2) ? "puerto" : "rada") + "\n");
  write_config();
}

void EditHistory::move_source() {
  const std::string other = folder_name_ == "letters" ? "elsewhere" : "letters";
  fs::rename(folder(), root_ / other);
  folder_name_ = other;
  write_config();
}

std::string EditHistory::new_path(const char* ending) {
  // Names come in no order, so that new documents stand between old ones.
  return pick(text_, folders) + std::to_string(text_.below(1000)) + "-" + std::to_string(++names_) + ending;
}

std::string EditHistory::any_file() {
  if (files_.empty()) add_file();
  return pick(text_, files_);
}

std::string EditHistory::header(const std::string& language) {
  std::string lines;
  if (text_.one_in(2)) lines += "title: " + text_.sentences(language, 1) + "\n";
  if (text_.one_in(3)) lines += "language: " + language + "\n";
  if (text_.one_in(3)) lines += "work: work-" + std::to_string(text_.below(works)) + "\n";
  if (text_.one_in(5)) lines += std::string("symbol: ") + pick(text_, symbols) + "\n";
  if (text_.one_in(3)) lines += "date: 20" + std::to_string(10 + text_.below(12)) + "-05\n";
  if (text_.one_in(12)) lines += "draft: true\n";
  return lines.empty() ? lines : "---\n" + lines + "---\n\n";
}

void EditHistory::write_file(const std::string& relative) {
  const std::string language = text_.language();
  const std::string body = text_.sentences(language, 2 + text_.below(10));
  if (relative.ends_with(".md")) return write(folder() / relative, header(language) + body + "\n");
  if (!relative.ends_with(".html")) return write(folder() / relative, body);
  const auto address = [](int page) { return "https://example.org/page/" + std::to_string(page); };
  const int page = text_.below(works);
  std::string links = "<link rel=canonical href=\"" + address(page) + "\">";
  for (int i = 0; i < 2; ++i) {
    links += "<link rel=alternate hreflang=\"" + text_.language() + "\" href=\"" + address(text_.below(works)) + "\">";
  }
  write(folder() / relative, "<html lang=" + language + "><head><meta charset=utf-8>" + links + "<title>" +
                                 text_.sentences(language, 1) + "</title></head><body><p>" + body + "</body></html>");
}

void EditHistory::write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
  make_old(file);
}

/// A file that has just been written is read again anyway.
void EditHistory::make_old(const fs::path& file) {
  fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(24) + std::chrono::seconds(++clock_));
}

void EditHistory::write_rows() {
  std::string lines;
  for (const auto& [id, line] : rows_) lines += line + "\n";
  write(root_ / "rows.jsonl", lines);
}

void EditHistory::write_config() {
  std::string toml = has_thesaurus_ ? "thesaurus = [\"terms.tsv\"]\n" : "";
  toml += "curation = \"curation.toml\"\n";
  toml += "[[source]]\nname = \"letters\"\npath = \"" + folder_name_ + "\"\n";
  for (const auto& [key, value] : defaults_) toml += key + " = " + value + "\n";
  toml += "[[source]]\nname = \"rows\"\npath = \"rows.jsonl\"\n";
  write(config(), toml);
}

}  // namespace tests
