// Solves binary instances by LEMON, for the benchmark: lemon-peer (network-simplex | cost-scaling) ROUNDS FILE...
// Prints the milliseconds of processor time of each round without reading, the number matched and the cost.
// Unmatched mentees go to a node of their own at a price no cost reaches, so that the instance is always feasible.
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <vector>

using namespace lemon;
using Graph = SmartDigraph;
using Cost = long long;

static double processorTime() { return 1000.0 * clock() / CLOCKS_PER_SEC; }

struct Instance {
  int32_t mentees, mentors, pairs, dearest;
  std::vector<int32_t> capacity, priority, rowStart, mentor, cost;
};

static std::vector<int32_t> words(FILE* file, size_t count) {
  std::vector<int32_t> read(count);
  if (fread(read.data(), 4, count, file) != count) std::exit(2);
  return read;
}

static Instance readInstance(const char* name) {
  FILE* file = fopen(name, "rb");
  if (!file) std::exit(2);
  auto header = words(file, 16);
  Instance in{header[2], header[3], header[4], header[5], {}, {}, {}, {}, {}};
  in.capacity = words(file, in.mentors);
  in.priority = words(file, in.mentees);
  in.rowStart = words(file, in.mentees + 1);
  in.mentor = words(file, in.pairs);
  in.cost = words(file, in.pairs);
  fclose(file);
  return in;
}

template <class Solver>
static void solve(const Instance& in) {
  double start = processorTime();
  Graph graph;
  graph.reserveNode(in.mentees + in.mentors + 2);
  graph.reserveArc(in.pairs + in.mentees + in.mentors + 1);
  std::vector<Graph::Node> mentee(in.mentees), mentor(in.mentors);
  for (auto& node : mentee) node = graph.addNode();
  for (auto& node : mentor) node = graph.addNode();
  auto sink = graph.addNode();
  Graph::ArcMap<Cost> cost(graph);
  Graph::ArcMap<int> upper(graph);
  Graph::NodeMap<int> supply(graph, 0);
  for (int i = 0; i < in.mentees; i++) {
    supply[mentee[i]] = 1;
    for (int at = in.rowStart[i]; at < in.rowStart[i + 1]; at++) {
      auto arc = graph.addArc(mentee[i], mentor[in.mentor[at]]);
      cost[arc] = in.cost[at];
      upper[arc] = 1;
    }
  }
  Cost unmatched = (Cost)std::min(in.mentees, in.mentors) * in.dearest + 1;
  std::vector<Graph::Arc> out(in.mentees);
  for (int i = 0; i < in.mentees; i++) {
    out[i] = graph.addArc(mentee[i], sink);
    cost[out[i]] = unmatched;
    upper[out[i]] = 1;
  }
  for (int j = 0; j < in.mentors; j++)
    upper[graph.addArc(mentor[j], sink)] = std::min(in.capacity[j], in.mentees);
  supply[sink] = -in.mentees;
  Solver solver(graph);
  solver.upperMap(upper).costMap(cost).supplyMap(supply);
  if (solver.run() != Solver::OPTIMAL) std::exit(3);
  Cost total = solver.template totalCost<Cost>();
  int left = 0;
  for (auto arc : out) left += (int)solver.flow(arc);
  double ms = processorTime() - start;
  printf("%.3f %d %lld\n", ms, in.mentees - left, total - left * unmatched);
  fflush(stdout);
}

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  int rounds = atoi(argv[2]);
  for (int at = 3; at < argc; at++) {
    Instance in = readInstance(argv[at]);
    for (int round = 0; round < rounds; round++)
      if (!strcmp(argv[1], "network-simplex")) solve<NetworkSimplex<Graph, int, Cost>>(in);
      else solve<CostScaling<Graph, int, Cost>>(in);
  }
}
