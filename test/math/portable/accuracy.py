"""Largest errors of the portable functions, against mpmath at 160 bits.

    node test/math/portable/print-samples.ts 100000 | python3 test/math/portable/accuracy.py

One unit in the last place (ulp) of a value v is 2^(max(e, -1022) - 52) for 2^e <= |v| < 2^(e+1).
"""
import struct
import sys
import mpmath
from mpmath import mp

mp.prec = 160
functions = {
    "exp": mp.exp, "expm1": mp.expm1, "ln": mp.ln, "log1p": mp.log1p,
    "log2": lambda x: mp.ln(x) / mp.ln(2), "log10": lambda x: mp.ln(x) / mp.ln(10),
    "sin": mp.sin, "cos": mp.cos, "tan": mp.tan, "asin": mp.asin, "acos": mp.acos,
    "atan": mp.atan, "atan2": mp.atan2, "sinh": mp.sinh, "cosh": mp.cosh, "tanh": mp.tanh,
    "pow": mp.power, "cbrt": lambda x: mp.sign(x) * mp.cbrt(abs(x)),
}
largest = 1.7976931348623157e308


def number(bits):
    return struct.unpack(">d", bytes.fromhex(bits))[0]


def error(value, true):
    if true == 0:
        return 0.0 if value == 0 else mp.inf
    if mp.isinf(value):  # as if the range had no end
        value = mp.mpf(2) ** 1024 * mp.sign(value)
        if abs(true) >= abs(value):
            return 0.0
    exponent = max(mpmath.frexp(true)[1] - 1, -1022)
    return abs(value - true) / mp.mpf(2) ** (min(exponent, 1023) - 52)


worst = {}
for line in sys.stdin:
    name, *bits = line.split()
    *arguments, value = map(number, bits)
    if value != value:
        sys.exit(f"{line}: NaN")
    at_most = error(mp.mpf(value), functions[name](*map(mp.mpf, arguments)))
    count, so_far, _ = worst.get(name, (0, -1, None))
    worst[name] = (count + 1, *max((so_far, _), (at_most, arguments), key=lambda pair: pair[0]))
for name, (count, ulps, arguments) in worst.items():
    print(f"{name:6} {count:8} samples, at most {float(ulps):.4f} ulp, at {arguments}")
