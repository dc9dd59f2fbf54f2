// L2 and dropout on a season's kicks, as course_utils/explorers/regularization.py trains the network.

import { max, range } from "d3-array";

const ACROSS = [-52.5, 52.5];
const UP = [-34, 34];
const METRES = 20;
const EDGES = range(33).map((k) => (k - 16) / 4);
const FAR = 200;

export function build(stage) {
  const pitch = stage.panel({
    title: "P(we win), training kicks",
    x: { label: "along the pitch (m)", domain: ACROSS },
    y: { label: "across (m)", domain: UP },
    ratio: 0.8,
  });
  const field = pitch.field();
  const points = pitch.points({ labels: ["they won", "we won"], radius: 2.4 });
  const spoilt = pitch.points({ labels: ["note made wrong"], radius: 5, colours: [0], hollow: true });
  const border = pitch.contours({ label: "boundary, all units", weight: 2.5 });
  const thinned = pitch.contours({ label: "5 units away", colour: 2, dash: "dashed", weight: 2.5 });
  const bends = pitch.line({ label: "bend of each of these", colour: 2, dash: "dotted", weight: 1.2 });
  const costs = stage.panel({
    title: "Cost while training",
    x: { label: "step + 1 (logarithmic axis)", domain: [1, 601], log: true },
    y: { label: "cost (nats)", domain: [0, 1] },
    ratio: 0.8,
  });
  const train = costs.line({ label: "training kicks", colour: 1 });
  const dev = costs.line({ label: "dev kicks", colour: 2, dash: "dashed" });
  const now = costs.line({ label: "the step that is shown", weight: 1 });
  const weights = stage.panel({
    title: "The 103 weights",
    x: { label: "weight (no unit; beyond ±4 at ±4)", domain: [-4, 4] },
    y: { label: "weights (count)", domain: [0, 20] },
    ratio: 0.8,
  });
  const all = weights.bars({ label: "all" });
  const idle = weights.bars({ label: "of the 5 units away", colour: 2 });

  return ({ draw }, frame, frames) => {
    const [{ along, across, won, spoilt: wrong }] = frames;
    const [rows, columns] = frame.field.shape;
    const count = wrong.shape[1];
    field.set(frame.field, columns, rows, [0, 1]);
    points.set(along, across, won);
    spoilt.set(wrong.subarray(0, count), wrong.subarray(count));
    border.set(frame.field, columns, rows, [0.5]);
    thinned.set(frame.thinned, columns, rows, draw ? [0.5] : []);
    bends.set(...straight(frame.gone));
    const steps = frames.map(({ step }) => step + 1);
    train.set(steps, frames.map((each) => each.train ?? NaN));
    dev.set(steps, frames.map((each) => each.dev ?? NaN));
    now.set([frame.step + 1, frame.step + 1], [0, 1]);
    weights.span({ y: [0, Math.max(20, Math.ceil(1.1 * max(frame.weights)))] });
    all.set(EDGES, frame.weights);
    idle.set(EDGES, frame.idle);
  };
}

/** For each unit, the line where its z is 0, in metres. */
function straight(units) {
  const [xs, ys] = [[], []];
  for (const k of range(units.shape[0])) {
    const [w1, w2, b] = units.subarray(3 * k, 3 * k + 3);
    const length = Math.hypot(w1, w2);
    if (!length) continue;
    const [nx, ny] = [w1 / length, w2 / length];
    const away = (-b * METRES) / length;
    xs.push(away * nx - FAR * ny, away * nx + FAR * ny, NaN);
    ys.push(away * ny + FAR * nx, away * ny - FAR * nx, NaN);
  }
  return [xs, ys];
}
