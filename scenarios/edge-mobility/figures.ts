/** The figures: the tail by policy and sight, what moves cost, what the profiler sees, and the city. */
import type { Columns, FigureOf, FigureTools } from "../../src/experiment/mod.ts";

export const figures: Record<string, FigureOf> = {
  latency: {
    title: "Spreading the load halves the tail, unless it is seen in step with the frames",
    caption:
      "Latency that 95 % of the frames keep below, by policy and by how load is seen. Only least-loaded " +
      "looks at load. Bars are 95 % t intervals over replications.",
    width: "page",
    plot({ rows, style }) {
      const latencies = rows("latencyP95", { x: "sight" });
      return {
        height: 220,
        x: { label: "how the load of sites is seen" },
        y: style.measureAxis("latencyP95", latencies, { zero: true }),
        marks: style.points(latencies),
      };
    },
  },
  moves: {
    title: "Moves after the user leave the tail as it is; moves after the load cut it",
    caption:
      "Latency that 95 % of the frames keep below against moves of a user's session: all policies by " +
      "the first sight, least-loaded by the others too. Bars are 95 % t intervals.",
    width: "page",
    plot(tools) {
      const { Plot, style } = tools;
      const points = tradeOff(tools);
      const color = ({ level }: TradeOff) => style.color(level);
      return {
        height: 240,
        x: style.axis("moves of a user's session", "1/h", points.map(({ most }) => 1.15 * most), {
          zero: true,
        }),
        y: style.measureAxis("latencyP95", points, { zero: true }),
        marks: [
          Plot.ruleX(points, { x: "x", y1: "low", y2: "high", stroke: color }),
          Plot.ruleY(points, { y: "y", x1: "least", x2: "most", stroke: color }),
          Plot.dot(points, { x: "x", y: "y", r: 2.5, fill: color }),
          // some lie close together: each name is a line higher than the one before
          ...points.map((point, i) =>
            Plot.text([point], {
              x: "x",
              y: "low",
              text: "name",
              fill: color,
              dx: 4,
              dy: point.level === "least-loaded" ? 10 : 12 + 11 * (i % 4),
              textAnchor: "start",
            })
          ),
        ],
      };
    },
  },
  seen: {
    title:
      "Samples in step with the frames show one phase of the load: for seconds too little, or too much",
    caption:
      "Load of the site in the middle in one replication under least-loaded, over windows of the same " +
      "length: as it was (thin) and as ten samples a second show it.",
    width: "page",
    plot({ results, Plot, style }) {
      const courses = results.table("course").map(({ observation, columns }) => ({
        sight: observation.cell.levels.sight,
        columns,
      }));
      const points = ["10 Hz systematic", "10 Hz Poisson"].flatMap((panel) => {
        const one = courses.find(({ sight }) => sight === panel);
        if (one === undefined) return [];
        const seen = numbers(one.columns, "seen"), exact = numbers(one.columns, "exact");
        return Array.from(
          numbers(one.columns, "time"),
          (x, i) => ({ x, seen: seen[i], exact: exact[i], panel }),
        );
      });
      if (points.length === 0) return null;
      return {
        height: 160,
        x: style.axis("time", "s", points.map(({ x }) => x)),
        y: style.axis("load of the site", "1", [0, 1], { zero: true }),
        fx: { label: null, domain: [...new Set(points.map(({ panel }) => panel))] },
        marks: [
          Plot.line(points, { fx: "panel", x: "x", y: "exact", stroke: "gray", strokeWidth: 0.8 }),
          Plot.line(points, {
            fx: "panel",
            x: "x",
            y: "seen",
            stroke: ({ panel }: { panel: string }) => style.color(panel),
            strokeWidth: 1.3,
          }),
        ],
      };
    },
  },
  city: {
    title: "Users cross the middle, and so the middle site has most of the work",
    caption:
      "Ways of twelve users in one replication, a place a second, over the sites with their load under " +
      "nearest, mean of all replications.",
    plot({ results, Plot, style }) {
      const [ways] = results.table("ways");
      if (ways === undefined) return null;
      const places = Array.from(numbers(ways.columns, "x"), (x, i) => ({
        x,
        y: numbers(ways.columns, "y")[i],
        user: numbers(ways.columns, "user")[i],
      }));
      const runs = results.table("sites")
        .filter(({ observation: { cell: { levels } } }) =>
          levels.policy === "nearest" && levels.sight === ways.observation.cell.levels.sight
        );
      const sites = Array.from(numbers(runs[0].columns, "x"), (x, s) => ({
        x,
        y: numbers(runs[0].columns, "y")[s],
        load: runs.reduce((sum, { columns }) => sum + numbers(columns, "load")[s], 0) / runs.length,
      }));
      const extent = [0, Math.max(...sites.map(({ x }) => x)) + sites[0].x];
      return {
        height: 220,
        x: { ...style.axis("east", "m", extent), domain: extent },
        y: { ...style.axis("north", "m", extent), domain: extent },
        marks: [
          Plot.line(places, {
            x: "x",
            y: "y",
            z: "user",
            stroke: style.color("nearest"),
            strokeWidth: 0.6,
          }),
          Plot.text(sites, {
            x: "x",
            y: "y",
            text: ({ load }: { load: number }) => `${Math.round(100 * load)} %`,
            fontWeight: "bold",
            stroke: "white",
            fill: "#1a1a1a",
            strokeWidth: 4,
          }),
        ],
      };
    },
  },
};

interface TradeOff {
  readonly x: number;
  readonly least: number;
  readonly most: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly level: string;
  readonly name: string;
}

/** Moves and tail of each policy by the first sight, and of least-loaded by all. */
function tradeOff({ rows, results }: FigureTools): TradeOff[] {
  const [first, ...others] = results.design.levels.sight;
  const options = others.length > 0 ? { x: "sight" } : {};
  const latencies = rows("latencyP95", options);
  return rows("handoffs", options).flatMap(({ x: at, y: x, low: least, high: most }, i) => {
    const { y, low, high, level } = latencies[i];
    const sight = others.length > 0 ? String(at) : first;
    if (sight !== first && level !== "least-loaded") return [];
    const name = sight === first ? level : `${level}, ${sight}`;
    return [{ x, least, most, y, low, high, level, name }];
  });
}

function numbers(columns: Columns, name: string): ArrayLike<number> {
  return columns[name] as ArrayLike<number>;
}
