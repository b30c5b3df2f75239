"""Reads columns of a CSV file into arrays with Python's csv module; prints the seconds it took.

csv_reader.py FILE KIND...: a kind a column, in order: number, date, text, or - to leave it out.
"""

import csv
import sys
import time
from array import array
from datetime import datetime, timezone

name, *kinds = sys.argv[1:]
start = time.perf_counter()


def number(field):
    try:
        return float(field)
    except ValueError:  # <not counted>, or a heading
        return float("nan")


def date(field):
    try:
        # seven digits of a second are one more than datetime has
        return datetime.fromisoformat(field[:26]).replace(tzinfo=timezone.utc).timestamp()
    except ValueError:
        return float("nan")


texts = {}


def text(field):
    return texts.setdefault(field, len(texts))


converters = {"number": ("d", number), "date": ("d", date), "text": ("i", text)}
columns, steps = [], []
for i, kind in enumerate(kinds):
    if kind == "-":
        continue
    typecode, convert = converters[kind]
    columns.append(array(typecode))
    # float itself where it can be: a third of the time of a function around it
    steps.append((i, columns[-1].append, float if kind == "number" else convert, convert))
rows = 0
with open(name, newline="") as file:
    for row in csv.reader(file):
        if len(row) < len(kinds):
            continue
        rows += 1
        for i, append, quick, convert in steps:
            try:
                append(quick(row[i]))
            except ValueError:
                append(convert(row[i]))
seconds = time.perf_counter() - start
if rows == 0:
    sys.exit(f"{name}: no rows of {len(kinds)} columns")
print(seconds)
