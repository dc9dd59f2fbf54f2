// "Predict first": a guess before the answer. It is kept, beside what happened, and never marked.

import { make } from "../../course_utils/explorers/widget.js";
import { unique } from "./words.js";

/** The question of a model: the element above the picture, and the outcome below it. `changed` draws. */
export function question(model, changed) {
  const { text, choices, unit, todo } = model.get("question");
  const element = make("fieldset", { class: "question" });
  const outcome = make("p", { class: "outcome", "aria-live": "polite", tabindex: -1 });

  const keep = (guess) => {
    model.set("guess", guess);
    model.save_changes();
    changed();
  };
  const told = () => {
    const { said, answer } = model.get("guess");
    const isOpen = said !== undefined;
    const guessed = said ? `You guessed: ${said}.` : "You made no guess.";
    outcome.textContent = isOpen ? `${guessed} ${answer || `To see: ${todo}.`}` : "";
    form.hidden = isOpen;
  };

  const form = make("div", { class: "guess" });
  const guess = make("button", { type: "button", disabled: "" }, "Keep my guess");
  const skip = make("button", { type: "button" }, "Skip");
  const chosen = choices.length ? ofChoices(choices) : ofNumber(unit);
  chosen.element.addEventListener("input", () => {
    guess.disabled = !chosen.said();
  });
  const take = (said) => {
    keep({ said, answer: "" });
    outcome.focus(); // the button that had it is gone
  };
  guess.addEventListener("click", () => take(chosen.said()));
  skip.addEventListener("click", () => take(""));
  form.append(chosen.element, guess, skip);
  element.append(make("legend", {}, "Predict first"), make("p", {}, text), form);
  model.on("change:guess", told);
  told();
  return {
    element,
    outcome,
    /** Take down what happened first once there is a guess to set it beside. */
    happened(answer) {
      const guess = model.get("guess");
      if (answer && guess.said !== undefined && !guess.answer) keep({ ...guess, answer });
    },
    end: () => model.off("change:guess", told),
  };
}

function ofChoices(choices) {
  const name = unique();
  const options = choices.map((words) => {
    const radio = make("input", { type: "radio", name, value: words });
    return [radio, make("label", {}, radio, ` ${words}`)];
  });
  return {
    element: make("span", { class: "choices" }, ...options.map(([, label]) => label)),
    said: () => options.find(([radio]) => radio.checked)?.[1].textContent.trim() ?? "",
  };
}

function ofNumber(unit) {
  const number = make("input", { type: "number", step: "any", "aria-label": `your guess (${unit})` });
  const after = unit === "no unit" ? "" : ` ${unit}`;
  return {
    element: make("span", { class: "choices" }, number, after),
    said: () => (Number.isFinite(number.valueAsNumber) ? `${number.value}${after}` : ""),
  };
}
