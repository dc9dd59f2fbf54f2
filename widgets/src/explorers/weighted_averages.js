// An average that forgets, as course_utils/explorers/weighted_averages.py computes it.

import { max, range } from "d3-array";

const DAYS = range(1, 366);
const TOPS = [2.5, 5.5, 11, 22, 55, 105]; // ends of the weights' axis, so that it stands still mostly

export function build(stage) {
  const year = stage.panel({
    title: "A year from 1 June",
    x: { label: "day t (days)", domain: [0, 366] },
    y: { label: "temperature (°C)", domain: [-20, 40] },
  });
  const window = year.bands({ label: "window: 1/(1 − β) days" });
  const theta = year.line({ label: "day by day", weight: 0.7 });
  const season = year.line({ label: "season", weight: 1.5, dash: "dashed" });
  const average = year.line({ label: "average", colour: 1, weight: 3 });
  const now = year.points({ labels: ["day t"], colours: [2], radius: 5 });
  const past = stage.panel({
    title: "Weights on day t",
    x: { label: "age (days ago)", domain: [-0.5, 60.5] },
    y: { label: "weight (%)", domain: [0, 100] },
  });
  const inside = past.bands({ label: "window" });
  const bars = past.bars({ label: "weight", colour: 2 });

  return ({ day }, frame) => {
    const { window: length } = frame;
    const weights = frame.weights.map((weight) => 100 * weight);
    theta.set(DAYS, frame.theta);
    season.set(DAYS, frame.season);
    average.set(DAYS, frame.average);
    window.set([[day + 0.5 - length, day + 0.5]]);
    now.set([day], [frame.average[day - 1]]);
    past.span({ y: [0, TOPS.find((top) => top >= max(weights))] });
    inside.set([[-0.5, length - 0.5]]);
    bars.set(range(-0.5, weights.length + 0.5), weights);
  };
}
