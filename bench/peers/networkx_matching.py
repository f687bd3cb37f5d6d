"""NetworkX's max_weight_matching on a binary alongside-peers/1 instance: name, CPU milliseconds, pairs, cost."""
import array
import sys
import time

import networkx

with open(sys.argv[1], "rb") as file:
    words = array.array("i", file.read())
people, pairs, dearest = words[2], words[3], words[4]
rows = words[16 : 17 + people]
partner = words[17 + people : 17 + people + pairs]
cost = words[17 + people + pairs :]
graph = networkx.Graph()
graph.add_nodes_from(range(people))
for person in range(people):
    for at in range(rows[person], rows[person + 1]):
        graph.add_edge(person, partner[at], weight=dearest - cost[at])
start = time.process_time()
matching = networkx.max_weight_matching(graph, maxcardinality=True)
milliseconds = 1000 * (time.process_time() - start)
total = sum(dearest - graph[one][other]["weight"] for one, other in matching)
print(f"networkx {milliseconds:.3f} {len(matching)} {total}")
