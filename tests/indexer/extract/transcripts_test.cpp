// Captions that are neither WebVTT nor SubRip: SBV, TTML, and transcripts in JSON.
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "indexer/extract/extraction.h"
#include "indexer/extract/ttml_time.h"
#include "tests/indexer/extract/refusal_of.h"

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;

std::string seed(const std::string& name) {
  std::ifstream file(std::string(PASSAGE_SOURCE_DIR) + "/tests/cases/extract/fuzz/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Extraction read(const std::string& bytes, const std::string& name) {
  return extract(bytes, {.file_name = name});
}

/// "start-end speaker: text" of each cue.
Texts cues(const Extraction& extraction) {
  Texts result;
  const auto milliseconds = [](double seconds) { return std::to_string(static_cast<long>(seconds * 1000 + 0.5)); };
  for (const Block& block : extraction.blocks) {
    CHECK(block.kind == BlockKind::Cue);
    std::string line = milliseconds(block.locator.start.value_or(-1)) + "-";
    if (block.locator.end) line += milliseconds(*block.locator.end);
    result.push_back(line + " " + block.locator.speaker + ": " + block.text);
  }
  return result;
}

}  // namespace

TEST_CASE("sbv: times, breaks and speakers, and what looks like times that are none is told") {
  const Extraction extraction = read(seed("captions/broadcast.sbv"), "a.sbv");
  CHECK(extraction.format == "sbv");
  CHECK(extraction.metadata.kind == "transcript");
  CHECK(cues(extraction) ==
        Texts{"1500-4000 ANA: Good morning to all",
              "4000-6250 LUIS: Thank you, 0:00:05.000,0:00:06.000 12,7 a:b 0:00:99.000,0:00:06.000"});
  const Extraction damaged = read("0:00:99.000,0:01:00.000\nlost\n\n0:00:02.000,0:00:01.000\nkept\n", "a.sbv");
  CHECK(cues(damaged) == Texts{"2000- : kept"});
  CHECK(damaged.remarks == Texts{"cues with times that cannot be read, skipped: 1"});
  CHECK(tests::refusal_of("0:00:99.000,0:01:00.000\nlost", "a.sbv") == RefusalReason::Damaged);
  CHECK(tests::refusal_of("no captions", "a.sbv") == RefusalReason::Empty);
}

TEST_CASE("ttml: times count from those around them, agents speak, and damage is told") {
  const Extraction extraction = read(seed("ttml/agents.ttml"), "a.ttml");
  CHECK(extraction.format == "ttml");
  CHECK(extraction.metadata.title == "La audiencia");
  CHECK(extraction.metadata.language == "es");
  CHECK(extraction.metadata.kind == "transcript");
  CHECK(cues(extraction) == Texts{"11500-14480 Ana: Buenos días", "15000-17000 : El muro"});
  CHECK(extraction.remarks == Texts{"cues with times that cannot be read, skipped: 1"});
  CHECK(cues(read(seed("ttml/plain.ttml"), "a.dfxp")) == Texts{"1000-2000 : One", "2000- : Two"});
  CHECK(cues(read(seed("ttml/ticks.ttml"), "a.ttml")) == Texts{"1000-2500 : Ticks & more"});
}

TEST_CASE("ttml: agents within a cue, and what describes it is no text") {
  CHECK(cues(read("<tt><head><agent id='a'><name>Ana</name></agent><agent id='b'><name>Bo</name></agent></head><body>"
                  "<p begin='1s' agent='a'><metadata><desc>x</desc></metadata><desc>x</desc>Yes <span agent='b'>No"
                  "</span> well</p></body></tt>",
                  "a.ttml")) == Texts{"1000- Ana: Yes", "1000- Bo: No", "1000- Ana: well"});
}

TEST_CASE("ttml: times in all their notations") {
  const TtmlClock clock = TtmlClock::of("30", "1000 1001", "");
  const TtmlClock plain;
  CHECK(ttml_time("00:01:02.500", plain) == 62.5);
  CHECK(ttml_time("00:01:02:15", plain) == 62.5);
  CHECK(ttml_time("1.5h", plain) == 5400);
  CHECK(ttml_time("2m", plain) == 120);
  CHECK(ttml_time(" 500ms ", plain) == 0.5);
  CHECK(ttml_time("30f", clock) == Approx(1.001));
  CHECK(ttml_time("3t", TtmlClock::of("", "", "2")) == 1.5);
  for (const char* bad : {"", "1", "x", "-1s", "1s 2s", "1e300h", "nans", "00:01:02:xx", "00:61:00", "99999999s"}) {
    CAPTURE(bad);
    CHECK_FALSE(ttml_time(bad, plain));
  }
  CHECK(TtmlClock::of("0", "0 0", "-1").frame_rate == 30);
}

TEST_CASE("json: transcripts as they come from YouTube and from speech recognition") {
  const Extraction list = read(seed("json/list.json"), "a.json");
  CHECK(list.format == "json");
  CHECK(list.metadata.kind == "transcript");
  CHECK(cues(list) == Texts{"1500-3500 : Buenos días & gracias", "3500-4500 : a b"});
  CHECK(list.remarks == Texts{"entries without text or start, skipped: 1"});
  const Extraction events = read(seed("json/events.json"), "a.json");
  CHECK(cues(events) == Texts{"1500-3500 : the wall"});
  CHECK(events.remarks.empty());
  const Extraction segments = read(seed("json/segments.json"), "a.json");
  CHECK(cues(segments) == Texts{"0-2500 : One", "2500- : two"});
  CHECK(segments.metadata.language == "pt");
}

TEST_CASE("json: all else is refused as data") {
  for (const char* other :
       {"{}", "[]", "3", "{\"a\": [1]}", "{\"events\": [1, {}]}", "[{\"start\": 1}, {\"text\": \"x\"}]",
        "[{\"start\": 1, \"text\": \"x\"}, 2]", "[{\"start\": -1, \"text\": \"x\"}]",
        "[{\"start\": 1e300, \"text\": \"x\"}]", "{\"a\": ", "// settings\n{}"}) {
    CAPTURE(other);
    CHECK(tests::refusal_of(other, "a.json") == RefusalReason::Unsupported);
  }
  CHECK(tests::refusal_of("[{\"start\": 1, \"text\": \" \"}]", "a.json") == RefusalReason::Empty);
}

TEST_CASE("ttml and json: hostile files are refused") {
  using enum RefusalReason;
  CHECK(tests::refusal_of("<html xmlns='x'/>", "a.ttml") == Damaged);
  CHECK(tests::refusal_of(
            "<!DOCTYPE tt [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><tt><body><p begin='1s'>&c;</p></body></tt>",
            "a.ttml") == Damaged);
  std::string deep = "<tt>";
  for (int i = 0; i < 2'000; ++i) deep += "<div>";
  CHECK(tests::refusal_of(deep, "a.ttml") == Damaged);
  const std::string whole = seed("ttml/plain.ttml");
  for (std::size_t size = 1; size + 2 < whole.size(); ++size) {
    CHECK(tests::refusal_of(whole.substr(0, size), "a.ttml").has_value());
  }
  CHECK(tests::refusal_of(std::string(1'000'000, '['), "a.json") == Unsupported);
  CHECK(tests::refusal_of("[" + std::string(65UL << 20, ' ') + "]", "a.json") == TooLarge);
}
