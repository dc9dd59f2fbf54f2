// The plane as the layers bend it, trained as course_utils/explorers/folding.py does.

import { range } from "d3-array";

const DOTS = 17; // of each line of the grid
const ABOVE = 1.8; // where it says which layer is seen

export function build(stage) {
  const input = stage.panel({
    title: "Input",
    x: { label: "x₁ (no unit)", domain: [-1.1, 1.1] },
    y: { label: "x₂ (no unit)", domain: [-1.1, 1.1] },
    ratio: 0.9,
  });
  const field = input.field();
  const border = input.contours({ label: "decision boundary", weight: 2.5 });
  const plane = stage.panel({
    title: "The layer seen",
    x: { label: "across (no unit)", domain: [-2, 2] },
    y: { label: "up (no unit)", domain: [-2, 2] },
    ratio: 0.9,
  });
  const line = plane.line({ label: "the output unit’s line", weight: 2.5 });
  const grids = [input, plane].map((panel) => panel.line({ weight: 0.5 }));
  const points = [input, plane].map((panel) => panel.points({ labels: ["class 0", "class 1"], radius: 3 }));
  const name = plane.texts();

  return ({ layer: wanted }, frame, frames) => {
    const [{ label }] = frames;
    const last = frame.points.shape[0] - 1;
    const layer = Math.min(wanted, last);
    const [rows, columns] = frame.field.shape;
    field.set(frame.field, columns, rows, [0, 1]);
    border.set(frame.field, columns, rows, [0.5]);
    line.set([0, 0], layer === last ? [-2, 2] : [NaN, NaN]);
    const show = (k, at) => {
      grids[k].set(...apart(between(frame.grid, at)));
      points[k].set(...between(frame.points, at), label);
    };
    show(0, 0);
    show(1, layer);
    const where = said(layer, last);
    name.set([0], [ABOVE], [where]);
    plane.describe(where);
  };
}

function said(layer, last) {
  const names = (k) => (k === 0 ? "the input" : k === last ? "turned to the line" : `after layer ${k}`);
  const before = Math.floor(layer);
  return layer === before ? names(before) : `from ${names(before)} to ${names(before + 1)}`;
}

/** Positions [xs, ys] on the way from one layer's to the next one's. */
function between(stages, layer) {
  const [count, , n] = stages.shape;
  const before = Math.min(Math.floor(layer), count - 2);
  const share = layer - before;
  return [0, 1].map((axis) => {
    const from = (2 * before + axis) * n;
    const to = from + 2 * n;
    return range(n).map((i) => stages[from + i] + share * (stages[to + i] - stages[from + i]));
  });
}

/** The lines of a grid with a gap after each. */
const apart = (axes) => axes.map((all) => all.flatMap((at, i) => (i % DOTS === DOTS - 1 ? [at, NaN] : [at])));
