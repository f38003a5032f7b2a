#pragma once

#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/batteries/sample_text.h"

namespace tests {

/// Two sources, a folder and a collection of rows, with their configuration, and somebody who edits them by chance:
/// the same seed makes the same history.
class EditHistory {
 public:
  /// Writes the first state below `root`.
  EditHistory(std::filesystem::path root, unsigned seed);

  [[nodiscard]] std::filesystem::path config() const { return root_ / "indexer.toml"; }

  /// Some edits, one most often. Says which, for the messages of a test.
  std::string edit();

 private:
  struct Edit {
    const char* name;
    void (EditHistory::*make)();
  };
  static const std::vector<Edit>& edits();

  void add_file();
  void change_file();
  void change_unseen();
  void copy_file();
  void remove_file();
  void rename_file();
  void move_file();
  void touch_file();
  void damage_file();
  void repeat_id();
  void change_sidecar();
  void lead_link_elsewhere();
  void add_row();
  void change_row();
  void remove_row();
  void change_defaults();
  void change_folding();
  void change_curation();
  void change_thesaurus();
  void move_source();

  [[nodiscard]] std::filesystem::path folder() const { return root_ / folder_name_; }
  std::string new_path(const char* ending);
  std::string any_file();
  std::string header(const std::string& language);
  void write(const std::filesystem::path& file, const std::string& text);
  void make_old(const std::filesystem::path& file);
  void write_file(const std::string& relative);
  void write_rows();
  void write_config();

  std::filesystem::path root_;
  std::mt19937 random_;
  SampleText text_{random_};
  std::string folder_name_ = "letters";
  std::vector<std::string> files_;           ///< Relative paths.
  std::map<std::string, std::string> rows_;  ///< Id to line.
  std::map<std::string, std::string> defaults_;
  bool has_thesaurus_ = false;
  int names_ = 0;
  int clock_ = 0;
};

}  // namespace tests
