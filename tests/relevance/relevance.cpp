// Two steps of tests/relevance/run:
//   relevance jsonl COLLECTION                        the documents, for the indexer, on standard output
//   relevance ask COLLECTION URL [LEAST_NDCG]         asks every question and prints the mean of each metric;
//                                                     exit status 1 when nDCG@10 is below LEAST_NDCG
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>
#include <rapidjson/document.h>

#include "tests/relevance/collection.h"

namespace relevance {
namespace {

/// Asks the daemon over one connection.
class Searcher {
 public:
  explicit Searcher(const Poco::URI& server) : session_(server.getHost(), server.getPort()) {
    session_.setKeepAlive(true);
  }

  std::vector<std::string> ranked_ids(const std::string& query) {
    std::string encoded;
    Poco::URI::encode(query, "+&=#?%;/", encoded);
    Poco::Net::HTTPRequest request("GET", "/api/v1/search?hitsPerPage=100&places=1&q=" + encoded, "HTTP/1.1");
    session_.sendRequest(request);
    Poco::Net::HTTPResponse response;
    std::string body;
    Poco::StreamCopier::copyToString(session_.receiveResponse(response), body);
    rapidjson::Document answer;
    if (response.getStatus() != 200 || answer.Parse(body.data(), body.size()).HasParseError()) {
      throw std::runtime_error("the daemon answered " + std::to_string(response.getStatus()) + " to: " + query);
    }
    std::vector<std::string> ids;
    for (const auto& hit : answer["hits"].GetArray()) ids.emplace_back(hit["id"].GetString());
    return ids;
  }

 private:
  Poco::Net::HTTPClientSession session_;
};

int ask(const Collection& collection, const std::string& url, double least_ndcg) {
  Searcher searcher{Poco::URI(url)};
  const std::vector<Question> questions = collection.questions();
  Metrics mean;
  for (const Question& question : questions) {
    mean += measure(searcher.ranked_ids(without_operators(question.text)), question.judgements);
  }
  mean /= static_cast<double>(questions.size());
  std::cout << std::fixed << std::setprecision(4) << "questions   " << questions.size() << "\nnDCG@10     "
            << mean.ndcg_at_10 << "\nMAP         " << mean.map << "\nMRR@10      " << mean.mrr_at_10 << "\nrecall@100  "
            << mean.recall_at_100 << '\n';
  if (mean.ndcg_at_10 >= least_ndcg) return EXIT_SUCCESS;
  std::cerr << "relevance: nDCG@10 is below " << least_ndcg << '\n';
  return EXIT_FAILURE;
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 2 && arguments[0] == "jsonl") {
    Collection(arguments[1]).write_jsonl(std::cout);
    return EXIT_SUCCESS;
  }
  if ((arguments.size() == 3 || arguments.size() == 4) && arguments[0] == "ask") {
    return ask(Collection(arguments[1]), arguments[2], arguments.size() == 4 ? std::stod(arguments[3]) : 0);
  }
  std::cerr << "usage: relevance jsonl COLLECTION | relevance ask COLLECTION URL [LEAST_NDCG]\n";
  return 2;
}

}  // namespace
}  // namespace relevance

int main(int argc, char** argv) {
  try {
    return relevance::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "relevance: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
