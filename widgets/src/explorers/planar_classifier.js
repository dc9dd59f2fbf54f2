// A network with one hidden layer, as course_utils/explorers/planar_classifier.py trains it.

import { max, range } from "d3-array";

const MOST_TICKS = 12;

export function build(stage) {
  const plane = stage.panel({
    title: "Probability of class 1",
    x: { label: "x₁ (no unit)", domain: [-1, 1] },
    y: { label: "x₂ (no unit)", domain: [-1, 1] },
    ratio: 0.9,
  });
  const field = plane.field();
  const units = plane.line({ label: "z₁ = 0 of a hidden unit; its tick points to z₁ > 0", dash: "dotted", weight: 1.2 });
  const ticks = plane.line({ weight: 2.5 });
  const border = plane.contours({ label: "decision boundary", weight: 2.5 });
  const points = plane.points({ labels: ["class 0", "class 1"], radius: 2.8 });
  const costs = stage.panel({
    title: "Cost while training",
    x: { label: "step + 1 (logarithmic axis)", domain: [1, 801], log: true },
    y: { label: "cost (nats)", domain: [0, 1] },
    ratio: 0.9,
  });
  const train = costs.line({ label: "training points", colour: 1 });
  const held = costs.line({ label: "held-out points", colour: 2, dash: "dashed" });
  const now = costs.line({ label: "the step that is shown", weight: 1 });

  return (_, frame, frames) => {
    const { reach, field: values } = frame;
    const [rows, columns] = values.shape;
    const [{ x1, x2, label }] = frames;
    const steps = frames.map(({ step }) => step + 1);
    const all = frames.flatMap(({ train, held }) => [train, held]).filter(Number.isFinite);
    plane.span({ x: [-reach, reach], y: [-reach, reach] });
    field.set(values, columns, rows, [0, 1]);
    border.set(values, columns, rows, [0.5]);
    const { lines, sides } = straight(frame.units, reach);
    units.set(...lines);
    // of many, they hide the points
    ticks.set(...(frame.units.shape[0] > MOST_TICKS ? [[], []] : sides));
    points.set(x1, x2, label);
    const top = Math.min(3, Math.max(0.8, max(all) * 1.05));
    costs.span({ y: [0, top] });
    train.set(steps, frames.map((each) => each.train ?? NaN));
    held.set(steps, frames.map((each) => each.held ?? NaN));
    now.set([frame.step + 1, frame.step + 1], [0, top]);
  };
}

/** For each unit its line where z = 0, and from the line's foot a tick to where z is positive. */
function straight(units, reach) {
  const [lines, sides] = [[[], []], [[], []]];
  for (const k of range(units.shape[0])) {
    const [w1, w2, b] = units.subarray(3 * k, 3 * k + 3);
    const length = Math.hypot(w1, w2);
    if (!length) continue;
    const [nx, ny] = [w1 / length, w2 / length];
    const [x, y] = [(-b / length) * nx, (-b / length) * ny];
    const [far, near] = [3 * reach, 0.07 * reach];
    lines[0].push(x - far * ny, x + far * ny, NaN);
    lines[1].push(y + far * nx, y - far * nx, NaN);
    sides[0].push(x, x + near * nx, NaN);
    sides[1].push(y, y + near * ny, NaN);
  }
  return { lines, sides };
}
