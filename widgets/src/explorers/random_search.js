// Random search against a grid, as course_utils/explorers/random_search.py tries them.

import { range } from "d3-array";

const [RATES, PENALTIES] = [[1e-4, 1], [1e-3, 1]];
const [LOWEST, HIGHEST] = [0.12, 0.69];

export function build(stage) {
  const rate = { domain: RATES, log: true, ticks: [1e-4, 1e-3, 0.01, 0.1, 1] };
  const cost = { label: "cost (nats)", domain: [0, 0.75] };
  const plane = stage.panel({
    title: "Settings that are tried (dark: low cost)",
    x: { ...rate, label: "learning rate (no unit)" },
    y: { label: "λ (no unit)", domain: PENALTIES, log: true, ticks: [1e-3, 0.01, 0.1, 1] },
    ratio: 0.9,
  });
  const field = plane.field();
  const ticks = [plane.line({ colour: 2, weight: 2 }), plane.line({ colour: 1, weight: 2 })];
  const settings = plane.points({ labels: ["random", "", "grid"], colours: [1, 0, 2], radius: 4 });
  const curves = stage.panel({
    title: "Lowest cost so far",
    x: { label: "run", domain: [0, 9] },
    y: cost,
    ratio: 0.9,
  });
  const grid = curves.line({ label: "grid", colour: 2, dash: "dashed" });
  const drawn = curves.line({ label: "this random search", colour: 1, weight: 3 });
  const median = curves.line({ label: "median of 100", dash: "dotted" });
  const places = stage.panel({
    title: "Lowest cost, wherever the best rate lies",
    x: { ...rate, label: "best learning rate (no unit)" },
    y: cost,
    ratio: 0.9,
  });
  const gridAt = places.line({ label: "grid", colour: 2, dash: "dashed" });
  const middle = places.line({ label: "random, median", colour: 1, weight: 3 });
  const quartiles = places.line({ label: "half of the searches", colour: 1, weight: 1 });
  const here = places.line({ label: "here", weight: 1 });

  return ({ best }, frame) => {
    const [rows, columns] = frame.field.shape;
    const runs = frame.grid.shape[1];
    const [onGrid, atRandom] = [frame.grid, frame.drawn].map((all) => [all.subarray(0, runs), all.subarray(runs)]);
    field.set(frame.field, columns, rows, [LOWEST, HIGHEST]);
    settings.set(
      [...atRandom[0], ...onGrid[0]],
      [...atRandom[1], ...onGrid[1]],
      [...range(runs).map(() => 0), ...range(runs).map(() => 2)],
    );
    // the rates that were tried: those of the grid above, those at random below
    ticks[0].set(...strokes(onGrid[0], [0.75, 1]));
    ticks[1].set(...strokes(atRandom[0], [1e-3, 1.33e-3]));
    const trials = range(1, runs + 1);
    curves.span({ x: [1, runs] });
    grid.set(trials, frame.grid_best);
    drawn.set(trials, frame.drawn_best);
    median.set(trials, frame.median_best);
    const of = (k) => frame.drawn_at.subarray(k * frame.rates.length, (k + 1) * frame.rates.length);
    gridAt.set(frame.rates, frame.grid_at);
    middle.set(frame.rates, of(1));
    quartiles.set([...frame.rates, NaN, ...frame.rates], [...of(0), NaN, ...of(2)]);
    here.set([best, best], [0, 0.75]);
  };
}

const strokes = (xs, [from, to]) => [
  Array.from(xs).flatMap((x) => [x, x, NaN]),
  Array.from(xs).flatMap(() => [from, to, NaN]),
];
