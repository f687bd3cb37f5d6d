# Solves binary instances by SciPy, for the benchmark: peers.py (dense | sparse) ROUNDS FILE...
# Prints the milliseconds of processor time of each round without reading, the number matched and the cost.
# A mentor with several seats is listed once a seat; where not everybody can be matched, these two cannot take part.
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching


def read(name):
    words = np.fromfile(name, dtype='<i4')
    mentees, mentors, pairs = (int(word) for word in words[2:5])
    parts, at = [], 16
    for length in (mentors, mentees, mentees + 1, pairs, pairs):
        parts.append(words[at:at + length])
        at += length
    capacity, _, start, mentor, cost = parts
    return mentees, mentors, capacity, start, mentor, cost


def by_seat(instance):
    mentees, mentors, capacity, start, mentor, cost = instance
    seats = np.minimum(capacity, np.bincount(mentor, minlength=mentors))
    first = np.concatenate(([0], np.cumsum(seats)))
    each = seats[mentor]
    if each.sum() > 20_000_000:
        sys.exit(4)
    mentee = np.repeat(np.arange(mentees), np.diff(start))
    place = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
    columns = np.repeat(first[mentor], each) + place
    return mentees, int(first[-1]), np.repeat(mentee, each), columns, np.repeat(cost, each)


def main():
    kind, rounds, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    for name in files:
        mentees, seats, rows, columns, costs = by_seat(read(name))
        if kind == 'dense':
            if len(costs) < mentees * seats:
                sys.exit(4)
            given = np.zeros((mentees, seats))
            given[rows, columns] = costs
        else:
            # A cost of 0 is no pair there, so every cost is one more.
            given = csr_matrix((costs + 1.0, (rows, columns)), shape=(mentees, seats))
        for _ in range(rounds):
            began = time.process_time()
            if kind == 'dense':
                i, j = linear_sum_assignment(given)
                total = given[i, j].sum()
            else:
                i, j = min_weight_full_bipartite_matching(given)
                total = given[i, j].sum() - len(i)
            print(f'{(time.process_time() - began) * 1000:.3f} {len(i)} {int(total)}', flush=True)


main()
