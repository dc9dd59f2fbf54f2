// The widget of all explorers: the model's `kind` says which.

import * as explorers from "explorers";
import { show } from "./explorer.js";

export default { render: ({ model, el }) => show(explorers[model.get("kind")], model, el) };

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
