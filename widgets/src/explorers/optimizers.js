// Four ways down a surface, as course_utils/explorers/optimizers.py walks them.

import { range } from "d3-array";

const METHODS = ["gradient descent", "momentum", "RMSprop", "Adam"];
const DASHES = ["solid", "dashed", "dotted", "dashdot"];
const WEIGHTS = [2, 2, 2.5, 2];

export function build(stage) {
  const plane = stage.panel({
    title: "Paths: click where they shall start",
    x: { label: "weight w (no unit)", domain: [-10, 10] },
    y: { label: "bias b (no unit)", domain: [-4, 4] },
    ratio: 0.7,
    sets: ["w", "b"],
  });
  const level = plane.contours({ label: "equal cost", weight: 0.5 });
  const style = (k) => ({ colour: k + 1, dash: DASHES[k], weight: WEIGHTS[k] });
  const paths = METHODS.map((_, k) => plane.line(style(k)));
  const starts = plane.points({ labels: ["start"], colours: [0], radius: 5, hollow: true });
  const now = plane.points({ labels: METHODS, radius: 4.5 });
  const curve = stage.panel({
    title: "Cost at each step, on a logarithmic axis",
    x: { label: "step", domain: [0, 100] },
    y: { label: "cost J (no unit)", domain: [1e-3, 100], log: true },
    ratio: 0.7,
  });
  const costs = METHODS.map((label, k) => curve.line({ label, ...style(k) }));

  const surfaces = {}; // the contours of each are found once
  return ({ w, b, step }, _, [{ surface, paths: places, heights, grid, levels }]) => {
    const ground = (surfaces[surface] ??= { grid, levels: Array.from(levels) });
    const [rows, columns] = grid.shape;
    const count = heights.shape[1];
    const steps = range(step + 1);
    level.set(ground.grid, columns, rows, ground.levels);
    starts.set([w], [b]);
    const [xs, ys] = [0, 1].map((axis) => METHODS.map((_, k) => steps.map((t) => places[2 * (count * k + t) + axis])));
    METHODS.forEach((_, k) => {
      paths[k].set(xs[k], ys[k]);
      // a logarithmic axis has no place for 0
      costs[k].set(steps, steps.map((t) => heights[count * k + t] || NaN));
    });
    now.set(xs.map((each) => each[step]), ys.map((each) => each[step]), range(METHODS.length));
  };
}
