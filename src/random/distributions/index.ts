import type { Distribution } from "../distribution.ts";
import { bernoulli } from "./bernoulli.ts";
import { beta } from "./beta.ts";
import { binomial } from "./binomial.ts";
import { constant } from "./constant.ts";
import { discrete } from "./discrete.ts";
import { empirical } from "./empirical.ts";
import { erlang } from "./erlang.ts";
import { exponential } from "./exponential.ts";
import { gamma } from "./gamma.ts";
import { geometric } from "./geometric.ts";
import { hyperexponential } from "./hyperexponential.ts";
import { integer } from "./integer.ts";
import { lognormal } from "./lognormal.ts";
import { normal } from "./normal.ts";
import { pareto } from "./pareto.ts";
import { poisson } from "./poisson.ts";
import { uniform } from "./uniform.ts";
import { weibull } from "./weibull.ts";
import { zipf } from "./zipf.ts";

/** The families of this room, by name; the contract tests run over all of them. */
export const distributions = {
  constant,
  uniform,
  exponential,
  normal,
  lognormal,
  gamma,
  erlang,
  beta,
  weibull,
  pareto,
  hyperexponential,
  integer,
  bernoulli,
  binomial,
  geometric,
  poisson,
  zipf,
  discrete,
  empirical,
} satisfies Record<string, (options: never) => Distribution>;
