// LEMON's two matching algorithms on a binary alongside-peers/1 instance; prints a line for each:
// name, CPU milliseconds of the algorithm alone, pairs, cost.
#include <lemon/matching.h>
#include <lemon/smart_graph.h>

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace lemon;
using Weights = SmartGraph::EdgeMap<long long>;

static double since(clock_t start) { return 1000.0 * (clock() - start) / CLOCKS_PER_SEC; }

int main(int, char** argv) {
  FILE* file = fopen(argv[1], "rb");
  int32_t header[16];
  if (!file || fread(header, 4, 16, file) != 16) return 1;
  const int people = header[2], pairs = header[3];
  std::vector<int32_t> rows(people + 1), partner(pairs), cost(pairs);
  if (fread(rows.data(), 4, people + 1, file) != size_t(people + 1)) return 1;
  if (fread(partner.data(), 4, pairs, file) != size_t(pairs)) return 1;
  if (fread(cost.data(), 4, pairs, file) != size_t(pairs)) return 1;
  SmartGraph graph;
  graph.reserveNode(people);
  graph.reserveEdge(pairs);
  for (int i = 0; i < people; i++) graph.addNode();
  for (int i = 0; i < people; i++)
    for (int at = rows[i]; at < rows[i + 1]; at++) graph.addEdge(graph.nodeFromId(i), graph.nodeFromId(partner[at]));
  Weights weight(graph);
  // An edge is worth more than any detour could cost, so that the matching of most weight is also one of most edges.
  const long long worth = (long long)(people / 2) * header[4] + 1;
  for (int e = 0; e < pairs; e++) weight[graph.edgeFromId(e)] = worth - cost[e];
  {
    const clock_t start = clock();
    MaxWeightedMatching<SmartGraph, Weights> algorithm(graph, weight);
    algorithm.run();
    const double milliseconds = since(start);
    long long total = 0;
    for (int e = 0; e < pairs; e++)
      if (algorithm.matching(graph.edgeFromId(e))) total += cost[e];
    printf("MaxWeightedMatching %.3f %d %lld\n", milliseconds, algorithm.matchingSize(), total);
  }
  for (int e = 0; e < pairs; e++) weight[graph.edgeFromId(e)] = -cost[e];
  const clock_t start = clock();
  MaxWeightedPerfectMatching<SmartGraph, Weights> algorithm(graph, weight);
  // Where not everybody can be paired it has no answer.
  if (algorithm.run())
    printf("MaxWeightedPerfectMatching %.3f %d %lld\n", since(start), people / 2, -algorithm.matchingWeight());
}
