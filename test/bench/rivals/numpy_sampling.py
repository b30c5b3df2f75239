"""Instants of a sampling plan and the values of a stepped signal there, by NumPy.

Usage: numpy_sampling.py PLAN INSTANTS; prints instants per second.
"""

import sys
import time

import numpy as np

INTERVALS = 1_000_000
CHUNK = 2_000_000

plan, count = sys.argv[1], int(sys.argv[2])
generator = np.random.default_rng(1)
edges = np.arange(INTERVALS + 1) / INTERVALS
values = generator.random(INTERVALS)


def instants():
    if plan == "systematic":
        return (generator.random() + np.arange(CHUNK)) / CHUNK
    if plan == "poisson":
        times = np.cumsum(generator.standard_exponential(CHUNK + 10_000)) / CHUNK
        return times[times < 1]
    return (np.arange(CHUNK) + generator.random(CHUNK)) / CHUNK


def read():
    times = instants()
    found = values[np.searchsorted(edges, times, side="right") - 1]
    return len(found)


read()
turns = max(1, round(count / CHUNK))
start = time.perf_counter()
total = sum(read() for _ in range(turns))
print(total / (time.perf_counter() - start))
