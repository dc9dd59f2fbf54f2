// Gradient descent of one unit, as course_utils/explorers/logistic_descent.py walks it.

import { extent, min, range } from "d3-array";

const ASIDE = 0.06; // points of one class lie this far apart, up and down, so that they can be counted
const sigmoid = (z) => 1 / (1 + Math.exp(-z));

export function build(stage, { levels, most }) {
  const heights = levels.map(Math.log);
  const plane = stage.panel({
    title: "Cost, blue where it is low",
    x: { label: "weight w (no unit)", domain: [-8, 16] },
    y: { label: "bias b (no unit)", domain: [-12, 12] },
    ratio: 0.95,
  });
  const field = plane.field();
  const lines = plane.contours({ label: "equal cost", weight: 0.6 });
  const path = plane.line({ label: "path", colour: 2, weight: 1.5 });
  const steps = plane.points({ labels: [""], colours: [2], radius: 2 });
  const marks = plane.points({ labels: ["start", "now"], colours: [0, 1], radius: 5 });
  const bottom = plane.points({ labels: ["lowest cost"], colours: [0], radius: 5.5, hollow: true });
  const costs = stage.panel({
    title: "Cost after each step",
    x: { label: "step", domain: [0, 200] },
    y: { label: "cost (nats, logarithmic axis)", domain: [0.1, 10], log: true },
    ratio: 0.95,
  });
  const lowest = costs.line({ label: "lowest cost", colour: 3, dash: "dashed" });
  const cost = costs.line({ label: "cost", colour: 1 });
  const now = costs.line({ label: "the step that is shown", weight: 1 });
  const unit = stage.panel({
    title: "The unit at this step",
    x: { label: "radius (standard deviations, or as measured)", domain: [-3, 3] },
    y: { label: "probability of malignant", domain: [-0.15, 1.15] },
    ratio: 0.95,
  });
  const points = unit.points({ labels: ["benign", "malignant"], radius: 2.6 });
  const curve = unit.line({ label: "a = σ(w x + b)", weight: 2.5 });
  const half = unit.line({ label: "a = ½: decision boundary", dash: "dashed", weight: 1.5 });
  let shown = "";
  let xs = [];

  return (_, frame, frames) => {
    const [first] = frames;
    if (first.data !== shown) {
      shown = first.data;
      const [rows, columns] = first.surface.shape;
      const [left, right, below, above] = first.span;
      plane.span({ x: [left, right], y: [below, above] });
      field.set(first.surface, columns, rows, [min(first.surface), Math.log(most)]);
      lines.set(first.surface, columns, rows, heights);
      bottom.set(first.bottom.slice(0, 1), first.bottom.slice(1));
      const [least, largest] = extent(first.x);
      const beside = 0.03 * (largest - least);
      const [low, high] = [least - beside, largest + beside];
      unit.span({ x: [low, high] });
      xs = range(301).map((k) => low + ((high - low) * k) / 300);
      points.set(first.x, Array.from(first.label, (y, i) => y + ASIDE * ((i % 5) / 2 - 1)), first.label);
    }
    const soFar = frames.filter(({ step }) => step <= frame.step);
    const [ws, bs] = [soFar.map(({ w }) => w), soFar.map(({ b }) => b)];
    path.set(ws, bs);
    steps.set(ws, bs);
    marks.set([first.w, frame.w], [first.b, frame.b], [0, 1]);
    const all = frames.map((each) => each.cost);
    const [low, high] = extent([...all, frame.lowest || all[0]]);
    costs.span({ y: [Math.max(1e-6, low * 0.8), high * 1.25] });
    cost.set(frames.map(({ step }) => step), all);
    lowest.set(...(frame.lowest ? [[0, 200], [frame.lowest, frame.lowest]] : [[], []]));
    now.set([frame.step, frame.step], [1e-9, 1e9]);
    curve.set(xs, xs.map((x) => sigmoid(frame.w * x + frame.b)));
    const border = -frame.b / frame.w;
    half.set([border, border], [-1, 2]);
  };
}
