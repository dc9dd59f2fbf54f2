// Batch normalisation of one unit, as course_utils/explorers/batch_norm.py computes it.

import { max, range } from "d3-array";

const EDGES = range(-41, 42, 2).map((k) => k / 4);
const [MEAN, VARIANCE, LAST] = [2, 4.36, 200];

export function build(stage) {
  const histogram = (title, label) =>
    stage.panel({
      title,
      x: { label, domain: [-10.25, 10.25], ticks: range(-10, 11, 5) },
      y: { label: "share of examples (%)", domain: [0, 20] },
      ratio: 0.8,
    });
  const before = histogram("Before", "z (no unit)");
  const after = histogram("After", "z̃ (no unit)");
  const running = stage.panel({
    title: "Running statistics",
    x: { label: "training step", domain: [0, LAST], ticks: range(0, LAST + 1, 50) },
    y: { label: "mean, variance (no unit)", domain: [-1, 10] },
    ratio: 0.8,
  });
  const bars = [before.bars({ label: "" }), after.bars({ label: "", colour: 2 })];
  const middles = [before, after].map((panel) => panel.line({ label: "their mean", dash: "dashed", weight: 1.5 }));
  const batches = running.points({ labels: ["a batch’s mean", "its variance"], hollow: true, radius: 2 });
  const right = running.line({ label: "of training data", dash: "dotted", weight: 1.5 });
  const mean = running.line({ label: "running mean", colour: 1, weight: 3 });
  const variance = running.line({ label: "running variance", colour: 2, dash: "dashed", weight: 3 });
  const now = running.line({ label: "this step", weight: 1 });
  right.set([0, LAST, NaN, 0, LAST], [MEAN, MEAN, NaN, VARIANCE, VARIANCE]);

  return ({ shift }, frame, frames) => {
    [frames[0].before, frame.after].forEach((heights, k) => {
      const top = [20, 40, 60, 105].find((each) => max(heights) < 0.95 * each);
      [before, after][k].span({ y: [0, top] });
      bars[k].set(EDGES, heights);
      const middle = k ? frame.mean : MEAN + shift;
      middles[k].set([middle, middle], [0, top]);
    });
    const steps = frames.map(({ step }) => step);
    const of = (name) => frames.map((each) => each[name] ?? NaN);
    mean.set(steps, of("running_mean"));
    variance.set(steps, of("running_var"));
    const later = frames.slice(1);
    batches.set(
      [...later, ...later].map(({ step }) => step),
      [...of("batch_mean").slice(1), ...of("batch_var").slice(1)],
      [...later.map(() => 0), ...later.map(() => 1)],
    );
    now.set([frame.step, frame.step], [-1, 10]);
  };
}
