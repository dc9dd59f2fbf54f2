// The widget of all explorers and of the live curve: the model's `kind` says which.

import * as explorers from "explorers";
import { show } from "./explorer.js";
import { live } from "./live_curve.js";

export default {
  render: ({ model, el }) => {
    const kind = model.get("kind");
    return kind === "live_curve" ? live(model, el) : show(explorers[kind], model, el);
  },
};

/** What the explorers that compute in the browser say, for tests without one. */
export const said = Object.fromEntries(
  Object.entries(explorers)
    .filter(([, { compute }]) => compute)
    .map(([kind, { compute, summary, answer }]) => [
      kind,
      (values, data) => {
        const result = compute(values, data);
        return { result, summary: summary(values, result), answer: answer(result) };
      },
    ]),
);
