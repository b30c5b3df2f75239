"""A mix of queries on SQLite in four phases: load, index, look up, aggregate."""
import random
import sqlite3
import time

random.seed(1)
db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE trips (id INTEGER PRIMARY KEY, car INTEGER, site TEXT, seconds REAL, joules REAL)")
end = time.monotonic() + 12
while time.monotonic() < end:
    db.execute("DELETE FROM trips")
    db.execute("DROP INDEX IF EXISTS by_car")
    rows = [
        (random.randrange(2000), f"site {random.randrange(40)}", random.expovariate(1 / 38), random.gauss(900, 80))
        for _ in range(150_000)
    ]
    db.executemany("INSERT INTO trips (car, site, seconds, joules) VALUES (?, ?, ?, ?)", rows)
    db.execute("CREATE INDEX by_car ON trips (car)")
    for _ in range(20_000):
        db.execute("SELECT sum(seconds) FROM trips WHERE car = ?", (random.randrange(2000),)).fetchone()
    for _ in range(8):
        db.execute("SELECT site, count(*), avg(joules), max(seconds) FROM trips GROUP BY site ORDER BY 3").fetchall()
