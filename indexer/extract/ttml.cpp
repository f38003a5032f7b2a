#include "indexer/extract/ttml.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/caption_blocks.h"
#include "indexer/extract/clean_text.h"
#include "indexer/extract/ttml_time.h"
#include "indexer/extract/xml_reader.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

class TtmlReader {
 public:
  void read(std::string_view xml) {
    XmlReader reader(xml, "the captions");
    for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
      if (node == XmlReader::Node::Start) {
        start(reader);
      } else if (node == XmlReader::Node::End) {
        end(reader.name());
      } else if (text_ != nullptr) {
        *text_ += reader.text();
      }
    }
  }

  Extraction take() {
    Extraction extraction{.format = "ttml"};
    if (!is_ttml_) throw RefusedFile(RefusalReason::Damaged, "it is XML, but no TTML");
    extraction.metadata.kind = "transcript";
    extraction.metadata.title = clean_text(title_);
    extraction.metadata.language = passage::canonical_language(clean_text(language_));
    extraction.blocks = caption_blocks(std::move(cues_));
    if (damaged_ > 0) {
      const std::string remark = "cues with times that cannot be read, skipped: " + std::to_string(damaged_);
      if (extraction.blocks.empty()) throw RefusedFile(RefusalReason::Damaged, remark);
      extraction.remarks.push_back(remark);
    }
    return extraction;
  }

 private:
  /// Where an element stands in time; times within it count from its beginning.
  struct Span {
    double start = 0;
    std::optional<double> end;
    std::string agent;
    bool timed = false;  ///< By attributes of its own.
    bool damaged = false;
  };

  void start(XmlReader& reader) {
    const std::string name(reader.name());
    if (name == "tt") {
      is_ttml_ = true;
      language_ = reader.attribute("lang");
      clock_ = TtmlClock::of(reader.attribute("frameRate"), reader.attribute("frameRateMultiplier"),
                             reader.attribute("tickRate"));
    } else if (name == "agent") {
      agent_ = reader.attribute("id");
    } else if (name == "name") {
      text_ = &agents_[agent_];
    } else if (!spans_.empty() && (name == "metadata" || name == "title" || name == "desc")) {
      reader.skip();
    } else if (name == "title") {
      text_ = &title_;
    } else if (name == "body" || name == "div" || name == "p" || name == "span") {
      if (reader.attribute("ruby") == "text" || reader.attribute("ruby") == "textContainer") return reader.skip();
      Span span = span_of(reader);
      if (cue_depth_ > 0 && span.agent != spans_.back().agent) end_line();
      spans_.push_back(std::move(span));
      if (name == "p") begin_cue();
      if (name == "span" && cue_depth_ > 0) narrow_cue();
    } else if (name == "br" && cue_depth_ > 0) {
      end_line();
    }
  }

  Span span_of(XmlReader& reader) const {
    const Span parent = spans_.empty() ? Span{} : spans_.back();
    Span span = parent;
    span.timed = false;
    if (const std::string agent = reader.attribute("agent"); !agent.empty()) span.agent = agent;
    const auto time = [&](const char* attribute, double from, double& result) {
      const std::string text = reader.attribute(attribute);
      if (text.empty()) return false;
      const std::optional<double> seconds = ttml_time(text, clock_);
      span.timed = true;
      span.damaged = span.damaged || !seconds;
      result = from + seconds.value_or(0);
      return true;
    };
    double end = 0;
    time("begin", parent.start, span.start);
    if (time("dur", span.start, end) || time("end", parent.start, end)) span.end = end;
    if (span.end && *span.end < span.start) span.end.reset();
    return span;
  }

  void begin_cue() {
    const Span& span = spans_.back();
    cue_ = {.start = span.start, .end = span.end};
    timed_ = span.timed;
    narrowed_ = false;
    cue_damaged_ = span.damaged;
    cue_depth_ = spans_.size();
    line_.clear();
    text_ = &line_;
  }

  /// A cue without times of its own lasts from its first span to its last.
  void narrow_cue() {
    const Span& span = spans_.back();
    cue_damaged_ = cue_damaged_ || span.damaged;
    if (!span.timed || timed_) return;
    if (!narrowed_) cue_.start = span.start;
    cue_.end = narrowed_ ? std::max(cue_.end, span.end) : span.end;
    narrowed_ = true;
  }

  void end(std::string_view name) {
    if (name == "name" || name == "title") text_ = nullptr;
    if (spans_.empty() || (name != "body" && name != "div" && name != "p" && name != "span")) return;
    if (name == "span" && cue_depth_ > 0 && spans_.size() > 1 &&
        spans_.back().agent != spans_[spans_.size() - 2].agent) {
      end_line();
    }
    if (name == "p" && spans_.size() == cue_depth_) end_cue();
    spans_.pop_back();
  }

  void end_line() {
    const auto agent = agents_.find(spans_.back().agent);
    CaptionLine line = caption_line(agent == agents_.end() ? std::string{} : clean_text(agent->second), line_);
    line_.clear();
    if (!line.text.empty() || line.new_voice) cue_.lines.push_back(std::move(line));
  }

  void end_cue() {
    end_line();
    cue_depth_ = 0;
    text_ = nullptr;
    if (cue_damaged_) {
      ++damaged_;
    } else {
      cues_.push_back(std::move(cue_));
    }
  }

  TtmlClock clock_;
  std::map<std::string, std::string> agents_;  // names, by identifier
  std::string agent_;
  std::string title_;
  std::string language_;
  std::vector<Span> spans_;
  std::vector<Cue> cues_;
  Cue cue_;
  std::string line_;
  std::string* text_ = nullptr;  // where text goes
  std::size_t cue_depth_ = 0;    // of the paragraph that is being read
  std::size_t damaged_ = 0;
  bool timed_ = false;
  bool narrowed_ = false;
  bool cue_damaged_ = false;
  bool is_ttml_ = false;
};

}  // namespace

Extraction extract_ttml(std::string_view bytes, const ExtractionHints&) {
  TtmlReader reader;
  reader.read(bytes);
  return reader.take();
}

}  // namespace indexer
