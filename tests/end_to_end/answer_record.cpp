#include "tests/end_to_end/answer_record.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <string>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unistd.h>

#include "tests/searchd/http/gunzipped.h"

namespace tests {
namespace {

/// A file for each process; empty when nothing is recorded.
std::string record_file() {
  const char* folder = std::getenv("PASSAGE_RECORDED_ANSWERS");
  return folder == nullptr ? std::string{} : std::string(folder) + "/" + std::to_string(::getpid()) + ".ndjson";
}

class Line {
 public:
  Line() : writer_(buffer_) { writer_.StartObject(); }

  void add(std::string_view name, std::string_view text) {
    key(name);
    writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void add(std::string_view name, int number) {
    key(name);
    writer_.Int(number);
  }
  void add_null(std::string_view name) {
    key(name);
    writer_.Null();
  }

  std::string text() {
    writer_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + '\n';
  }

 private:
  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace

void record_answer(std::string_view method, std::string_view target, const HttpAnswer& answer) {
  static std::mutex mutex;
  static const std::string file = record_file();
  if (file.empty() || answer.status == 0) return;
  const std::size_t question_mark = std::min(target.find('?'), target.size());
  const std::string content_type = answer.header("content-type");
  Line line;
  line.add("method", method);
  line.add("path", target.substr(0, question_mark));
  line.add("query", target.substr(std::min(question_mark + 1, target.size())));
  line.add("status", answer.status);
  line.add("contentType", content_type);
  if (content_type.substr(0, content_type.find(';')).ends_with("json")) {
    const bool is_packed = answer.header("content-encoding") == "gzip" && !answer.body.empty();
    line.add("body", is_packed ? gunzipped(answer.body) : answer.body);
  } else {
    line.add_null("body");
  }
  const std::lock_guard lock(mutex);
  std::ofstream(file, std::ios::binary | std::ios::app) << line.text();
}

}  // namespace tests
