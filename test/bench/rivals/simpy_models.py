"""The rival of the processes: SimPy (simpy.readthedocs.io).

    simpy_models.py hold TABLE PENDING EVENTS    events/s of the hold model
    simpy_models.py mm1 TABLE CUSTOMERS          customers/s of an M/M/1 at load 0.8
    simpy_models.py store TABLE PROCESSES ITEMS  items/s handed to processes blocked on stores
"""
import array
import sys
import time

import simpy

table = array.array("d")
with open(sys.argv[2], "rb") as file:
    table.frombytes(file.read())
cursor = 0


def increment():
    global cursor
    cursor += 1
    return table[cursor & 65535]


def hold(pending, events):
    env = simpy.Environment()

    def process(env):
        while True:
            yield env.timeout(increment())

    for _ in range(pending):
        env.process(process(env))
    for _ in range(2 * pending):
        env.step()
    start = time.perf_counter()
    for _ in range(events):
        env.step()
    return events / (time.perf_counter() - start)


def mm1(customers):
    env = simpy.Environment()
    server = simpy.Resource(env)

    def customer(env):
        with server.request() as request:
            yield request
            yield env.timeout(increment())

    def source(env):
        for _ in range(customers):
            yield env.timeout(increment() / 0.8)
            env.process(customer(env))

    env.process(source(env))
    start = time.perf_counter()
    env.run()
    return customers / (time.perf_counter() - start)


def store(processes, items):
    env = simpy.Environment()
    stores = [simpy.Store(env) for _ in range(processes)]

    def consumer(env, store):
        while True:
            yield store.get()

    def producer(env):
        for i in range(items):
            yield stores[(i * 7919) % processes].put(i)

    for one in stores:
        env.process(consumer(env, one))
    env.run()
    env.process(producer(env))
    start = time.perf_counter()
    env.run()
    return items / (time.perf_counter() - start)


model = {"hold": hold, "mm1": mm1, "store": store}[sys.argv[1]]
print(model(*map(int, sys.argv[3:])))
