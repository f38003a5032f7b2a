#include "indexer/extract/json_transcript.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <rapidjson/document.h>

#include "indexer/extract/caption_blocks.h"
#include "indexer/extract/clean_text.h"
#include "indexer/extract/text_of_file.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

using Value = rapidjson::Value;

constexpr std::size_t largest = 64UL << 20;  // bytes; a day of speech is a hundredth of it
constexpr double longest = 1e7;              // seconds; beyond that a number is damage

const Value* list_member(const Value& object, const char* name) {
  const auto member = object.FindMember(name);
  return member != object.MemberEnd() && member->value.IsArray() ? &member->value : nullptr;
}

std::string_view text_member(const Value& object, const char* name) {
  const auto member = object.FindMember(name);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

std::optional<double> seconds_member(const Value& object, const char* name, double unit = 1) {
  const auto member = object.FindMember(name);
  if (member == object.MemberEnd() || !member->value.IsNumber()) return std::nullopt;
  const double seconds = member->value.GetDouble() * unit;
  return std::isfinite(seconds) && seconds >= 0 && seconds <= longest ? std::optional(seconds) : std::nullopt;
}

void set_lines(std::string_view text, Cue& cue) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  cue.lines = read_caption_lines(lines);
}

/// {text, start, duration | end}; nothing for what is no such thing.
std::optional<Cue> read_segment(const Value& segment) {
  if (!segment.IsObject()) return std::nullopt;
  const auto start = seconds_member(segment, "start");
  const auto text = segment.FindMember("text");
  if (!start || text == segment.MemberEnd() || !text->value.IsString()) return std::nullopt;
  Cue cue{.start = *start, .end = seconds_member(segment, "end")};
  if (const auto duration = seconds_member(segment, "duration")) cue.end = *start + *duration;
  if (cue.end && *cue.end < *start) cue.end.reset();
  set_lines(text_member(segment, "text"), cue);
  return cue;
}

/// {tStartMs, dDurationMs, segs: [{utf8}]}; events without text open windows on the screen.
std::optional<Cue> read_event(const Value& event) {
  if (!event.IsObject()) return std::nullopt;
  const auto start = seconds_member(event, "tStartMs", 0.001);
  const Value* segments = list_member(event, "segs");
  if (!start || segments == nullptr) return std::nullopt;
  Cue cue{.start = *start};
  if (const auto duration = seconds_member(event, "dDurationMs", 0.001)) cue.end = *start + *duration;
  std::string text;
  for (const Value& segment : segments->GetArray()) {
    if (segment.IsObject()) text += text_member(segment, "utf8");
  }
  set_lines(text, cue);
  return cue;
}

std::vector<Cue> read_list(const Value& list, std::optional<Cue> (*read)(const Value&), std::size_t& damaged) {
  std::vector<Cue> cues;
  for (const Value& value : list.GetArray()) {
    if (std::optional<Cue> cue = read(value)) {
      cues.push_back(*std::move(cue));
    } else {
      ++damaged;
    }
  }
  return cues;
}

[[noreturn]] void refuse() {
  throw RefusedFile(RefusalReason::Unsupported, "data or settings (JSON), no transcript");
}

}  // namespace

Extraction extract_json_transcript(std::string_view bytes, const ExtractionHints& hints) {
  if (bytes.size() > largest) throw RefusedFile(RefusalReason::TooLarge, "more than 64 MB of JSON");
  Extraction extraction{.format = "json"};
  const std::string text = text_of_file(bytes, hints, {}, extraction);
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(text.data(), text.size());
  if (document.HasParseError() || (!document.IsArray() && !document.IsObject())) refuse();

  std::vector<Cue> cues;
  std::size_t damaged = 0;
  if (document.IsArray()) {
    cues = read_list(document, read_segment, damaged);
  } else if (const Value* segments = list_member(document, "segments")) {
    extraction.metadata.language = passage::canonical_language(clean_text(text_member(document, "language")));
    cues = read_list(*segments, read_segment, damaged);
  } else if (const Value* events = list_member(document, "events")) {
    std::size_t windows = 0;
    cues = read_list(*events, read_event, windows);
  }
  if (cues.size() <= damaged) refuse();
  extraction.metadata.kind = "transcript";
  extraction.blocks = caption_blocks(std::move(cues));
  if (damaged > 0) extraction.remarks.push_back("entries without text or start, skipped: " + std::to_string(damaged));
  return extraction;
}

}  // namespace indexer
