/**
 * A map of a topology: its places where they stand, by kind, and what connects them.
 *
 * ```ts
 * import { Topology } from "wagonwheel/fleet";
 * import { topologyMap } from "wagonwheel/report";
 *
 * const city = new Topology();
 * const [east, west] = ["east", "west"].map((name, k) =>
 *   city.place(name, "site", { position: { x: 1000 * k, y: 500 } })
 * );
 * city.connect(east, west, { bandwidth: 1e8, latency: 0.002 });
 * const svg = await topologyMap(city, { title: "Two sites" }).svg();
 * console.log(svg.includes(">west</text>")); // true
 * ```
 */
import type { Place, Topology } from "../fleet/mod.ts";
import { figure, type NotebookFigure, type NotebookFigureOptions } from "./notebook-figure.ts";

/** More names than this would cover each other. */
const mostNames = 40;

/** Throws a RangeError where no place has a position. Places without one are left out. */
export function topologyMap(
  topology: Topology,
  options: NotebookFigureOptions = {},
): NotebookFigure {
  const at = ({ position }: Place) => position as { x: number; y: number };
  const places = topology.places.filter(({ position }) => position !== null);
  if (places.length === 0) throw new RangeError("topologyMap: no place has a position");
  const dots = places.map((place) => ({ ...at(place), name: place.name, kind: place.kind }));
  const drawn = new Set(places.map(({ id }) => id));
  const ways = topology.connections
    .filter(({ from, to }) => drawn.has(from) && drawn.has(to))
    .map(({ from, to }) => ({
      from: at(topology.places[from]),
      to: at(topology.places[to]),
    }));
  const reach = dots.flatMap(({ x, y }) => [x, y]); // of both axes, so that they have one scale
  return figure(({ style, Plot }) => ({
    x: style.axis("east", "m", reach),
    y: style.axis("north", "m", reach),
    marks: [
      Plot.link(ways, {
        x1: ({ from }) => from.x,
        y1: ({ from }) => from.y,
        x2: ({ to }) => to.x,
        y2: ({ to }) => to.y,
        stroke: "#999",
      }),
      Plot.dot(dots, { x: "x", y: "y", r: 4, fill: ({ kind }) => style.color(kind) }),
      ...(dots.length > mostNames
        ? []
        : [Plot.text(dots, { x: "x", y: "y", text: "name", dy: -9 })]),
    ],
  }), { title: "Places and what connects them", ...options });
}
