// Five schedules of the learning rate, as course_utils/explorers/learning_rate_decay.py walks them.

import { max, range } from "d3-array";

const WAYS = ["constant", "inverse", "exponential", "root", "stairs"];
const DASHES = ["dashed", "solid", "dotted", "dashdot", "solid"];
const WEIGHTS = [1.5, 1.5, 2, 1.5, 3];
const LEVELS = [0.5, 2, 4.5, 8, 12.5, 18, 24.5, 32, 40.5, 50, 60.5];

export function build(stage) {
  const epochs = { label: "epoch", domain: [0, 100] };
  const schedule = stage.panel({
    title: "Learning rate",
    x: epochs,
    y: { label: "α (no unit)", domain: [0, 1] },
    ratio: 0.7,
  });
  const nearness = stage.panel({
    title: "Mean cost of 300 walkers, on a logarithmic axis",
    x: epochs,
    y: { label: "cost J (no unit)", domain: [1e-2, 1e3], log: true },
    ratio: 0.7,
  });
  const plane = stage.panel({
    title: "One walker, with the schedule chosen",
    x: { label: "weight w (no unit)", domain: [-12, 12] },
    y: { label: "bias b (no unit)", domain: [-8, 8] },
    ratio: 0.7,
  });
  const drawn = [schedule, nearness].map((panel) => {
    const chosen = panel.line({ label: "chosen", colour: 0, weight: 6 });
    const each = WAYS.map((label, k) => panel.line({ label, colour: k + 1, dash: DASHES[k], weight: WEIGHTS[k] }));
    return { chosen, each };
  });
  const level = plane.contours({ label: "equal cost", weight: 0.5 });
  const line = plane.line({ colour: 1, weight: 1 });
  const steps = plane.points({ labels: ["an epoch"], radius: 2 });
  const ends = plane.points({ labels: ["start", "end"], colours: [0, 2], radius: 5 });

  let bowl; // always the same one: its contours are found once
  return ({ way }, { rates, costs, path, grid }) => {
    schedule.span({ y: [0, 1.05 * max(rates)] });
    [rates, costs].forEach((values, which) => {
      const count = values.shape[1];
      const row = (k) => values.subarray(count * k, count * (k + 1));
      drawn[which].each.forEach((each, k) => each.set(range(count), row(k)));
      drawn[which].chosen.set(range(count), row(WAYS.indexOf(way)));
    });
    bowl ??= grid;
    level.set(bowl, bowl.shape[1], bowl.shape[0], LEVELS);
    const [xs, ys] = [0, 1].map((axis) => path.filter((_, k) => k % 2 === axis));
    line.set(xs, ys);
    steps.set(xs, ys);
    ends.set([xs[0], xs.at(-1)], [ys[0], ys.at(-1)], [0, 1]);
  };
}
