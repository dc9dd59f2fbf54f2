// What forms of questions share: their controls, and how an answer is written into the notebook.

const ANSWERED = value => value !== null && value !== undefined && !(Array.isArray(value) && !value.length);

/** An answer as Python writes it. */
function literal(value) {
  if (!ANSWERED(value)) return "None";
  if (Array.isArray(value)) return `[${value.map(each => JSON.stringify(each)).join(", ")}]`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** The cells of the notebook that shows this form; none if they are out of reach. */
function cellsAround(element) {
  try {
    for (const panel of window.jupyterapp?.shell.widgets("main") ?? []) {
      if (!panel.node.contains(element)) continue;
      return panel.content.widgets.filter(cell => cell.model?.sharedModel);
    }
  } catch {
    // another program, or another version of it: the text to copy is shown
  }
  return [];
}

/** Put answers into the still that the notebook keeps beside this form, for when it cannot be. */
function keepInStill(element, id, words) {
  const outputs = cellsAround(element).find(cell => cell.node.contains(element))?.model.outputs;
  for (let index = 0; index < (outputs?.length ?? 0); index++) {
    const output = outputs.get(index).toJSON();
    const html = [output.data?.["text/html"] ?? ""].flat().join("");
    if (!html.includes(id)) continue;
    const page = make("template");
    page.innerHTML = html;
    for (const answer of page.content.querySelectorAll("[data-key]")) {
      answer.innerHTML = words(answer.dataset.key);
    }
    if (page.innerHTML === html) continue;
    outputs.set(index, { ...output, data: { ...output.data, "text/html": page.innerHTML } });
  }
}

function made(tag, attributes, html) {
  const element = make(tag, attributes);
  element.innerHTML = html;
  return element;
}

/** The number that a person typed; NaN if it is none. */
function numberIn(text) {
  const clean = text.trim().replace(/^[−–]/, "-").replace(",", ".");
  return NUMBER.test(clean) && Number.isFinite(Number(clean)) ? Number(clean) : NaN;
}

/** The controls of a question with options: their inputs, and a labelled line for each. */
function optionControls({ key, kind, options }, own) {
  const inputs = options.map(([letter]) =>
    make("input", {
      type: kind === "ManyChoices" ? "checkbox" : "radio",
      name: `${own}-${key}`,
      value: letter,
      id: `${own}-${key}-${letter}`,
    }),
  );
  const lines = inputs.map((input, index) => {
    const [letter, html] = options[index];
    const text = make("span", {}, make("span", { class: "course-quiz-letter" }, `${letter}. `));
    text.append(made("span", {}, html));
    return make("label", { class: "course-quiz-option", for: input.id }, input, text);
  });
  return { inputs, lines };
}

/** The control of a question whose answer is a number: its input, and the line that has it. */
function numberControl({ key, unit }, own, words) {
  const input = make("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    id: `${own}-${key}-number`,
    "aria-describedby": `${own}-${key}-status`,
  });
  const label = make("label", { for: input.id, class: "course-quiz-unseen" }, words);
  const line = make("div", {}, label, input, " ");
  if (unit) line.append(made("span", {}, unit));
  return { input, lines: [line] };
}

/** What is wrong with a text that was to be a number. */
const notANumber = text => `${text} is not a number. Write it like 0.25 or 1e-3.`;
