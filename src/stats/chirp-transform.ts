/**
 * Bluestein's chirp transform: a discrete Fourier transform of any length n through one of a power
 * of two.
 *
 * With jk = (j² + k² − (k − j)²)/2 and the chirp w_j = e^(−πi j²/n),
 *
 *     X_k = w_k Σ_j (x_j w_j) w̄_{k−j}
 *
 * which is a convolution, done by a transform of length m ≥ 2n − 1. It is exact up to rounding,
 * also for prime n.
 *
 * Bluestein, IEEE Trans. Audio and Electroacoustics 18(4):451–455, 1970.
 */
import { cos, sin } from "../math/mod.ts";
import type { ComplexVector, FourierTransform } from "./fft.ts";

/** The transform of length n, given one of length m ≥ 2n − 1. */
export function chirpTransform(n: number, long: FourierTransform): FourierTransform {
  const m = long.size;
  const wr = new Float64Array(n);
  const wi = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    // j² mod 2n keeps the angle within one turn, where its rounding error stays at 1e-16
    const angle = (Math.PI * ((j * j) % (2 * n))) / n;
    wr[j] = cos(angle);
    wi[j] = -sin(angle);
  }

  const chirp = { re: new Float64Array(m), im: new Float64Array(m) }; // transform of w̄, wrapped round
  for (let j = 0; j < n; j++) {
    const mirror = (m - j) % m;
    chirp.re[j] = chirp.re[mirror] = wr[j];
    chirp.im[j] = chirp.im[mirror] = -wi[j];
  }
  long.forward(chirp, chirp);

  const work = { re: new Float64Array(m), im: new Float64Array(m) };
  // The inverse is the conjugate of the forward transform of the conjugate, over n.
  const run = (x: ComplexVector, out: ComplexVector, sign: 1 | -1, scale: number) => {
    work.re.fill(0);
    work.im.fill(0);
    for (let j = 0; j < n; j++) {
      const im = sign * x.im[j];
      work.re[j] = x.re[j] * wr[j] - im * wi[j];
      work.im[j] = x.re[j] * wi[j] + im * wr[j];
    }
    long.forward(work, work);
    for (let k = 0; k < m; k++) {
      const re = work.re[k] * chirp.re[k] - work.im[k] * chirp.im[k];
      work.im[k] = work.re[k] * chirp.im[k] + work.im[k] * chirp.re[k];
      work.re[k] = re;
    }
    long.inverse(work, work);
    for (let k = 0; k < n; k++) {
      out.re[k] = scale * (work.re[k] * wr[k] - work.im[k] * wi[k]);
      out.im[k] = sign * scale * (work.re[k] * wi[k] + work.im[k] * wr[k]);
    }
  };
  return {
    size: n,
    forward: (x, out) => run(x, out, 1, 1),
    inverse: (X, out) => run(X, out, -1, 1 / n),
  };
}
