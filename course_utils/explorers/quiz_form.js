// Draws a quiz's questions as native controls. The dict in the answer cell is the truth: what is
// there is shown here, and what is chosen here is written there, one value at a time.

const ANSWERED = value => value !== null && value !== undefined && !(Array.isArray(value) && !value.length);

/** An answer as Python writes it. */
function literal(value) {
  if (!ANSWERED(value)) return "None";
  if (Array.isArray(value)) return `[${value.map(each => JSON.stringify(each)).join(", ")}]`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** A value as a form can show it, read from Python's text; undefined if it is none of ours. */
function parsed(text) {
  if (text === "None") return null;
  const plain = text
    .replace(/^[({](.*?),?\s*[)}]$/, "[$1]")
    .replaceAll("'", '"');
  try {
    const value = JSON.parse(plain);
    const letters = Array.isArray(value) && value.every(each => typeof each === "string");
    return letters || typeof value === "string" || typeof value === "number" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The line of a dict that gives a question's answer: what is before it, itself, what follows. */
const lineOf = key => new RegExp(`^(\\s*(["'])${key}\\2\\s*:\\s*)(.*?)(\\s*,?\\s*(?:#.*)?)$`);

function findLine(lines, key) {
  const pattern = lineOf(key);
  return lines.findLastIndex(line => pattern.test(line));
}

/** The model of the answer cell, in the notebook that shows this form; null if it is out of reach. */
function answerModel(element, gradeId) {
  try {
    for (const panel of window.jupyterapp?.shell.widgets("main") ?? []) {
      if (!panel.node.contains(element)) continue;
      const cells = panel.content.widgets.map(cell => cell.model);
      const found = cells.find(model => model.getMetadata("nbgrader")?.grade_id === gradeId);
      return found?.sharedModel ?? null;
    }
  } catch {
    // another program, or another version of it: the text to copy is shown
  }
  return null;
}

function made(tag, attributes, html) {
  const element = make(tag, attributes);
  element.innerHTML = html;
  return element;
}

/** The number that a person typed; NaN if it is none. */
function numberIn(text) {
  const clean = text.trim().replace(/^[−–]/, "-").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(clean) ? Number(clean) : NaN;
}

function render({ model, el }) {
  const name = model.get("name");
  const questions = model.get("questions");
  const values = { ...model.get("values") };
  const own = `course-quiz-${Math.random().toString(36).slice(2)}`;
  const refresh = {};
  let cell = null;
  let writing = false;

  const status = make("p", { role: "status", "aria-live": "polite" });
  const copied = make("div");
  copied.hidden = true;

  function answered() {
    const count = questions.filter(({ key }) => ANSWERED(values[key])).length;
    return `${count} of ${questions.length} answered.`;
  }

  function say(text) {
    status.textContent = text;
  }

  function whole() {
    const lines = questions.map(({ key }) => `    ${JSON.stringify(key)}: ${literal(values[key])},`);
    return [`${name} = {`, ...lines, "}"].join("\n");
  }

  function offerCopy() {
    const text = make("pre", { tabindex: "0", "aria-label": "Your answers as text" }, whole());
    const button = make("button", { type: "button" }, "Copy the text");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(whole());
        say("Copied. Paste it over the text of the answer cell.");
      } catch {
        getSelection().selectAllChildren(text);
        say("The text is selected: copy it with the keyboard.");
      }
    });
    copied.replaceChildren(text, button);
    copied.hidden = false;
  }

  /** Put one answer into the answer cell; return whether it is there now. */
  function written(key) {
    cell = answerModel(el, `${name}-answer`);
    if (!cell) return false;
    const lines = cell.getSource().split("\n");
    const index = findLine(lines, key);
    if (index < 0) return false;
    const [, before, , , after] = lines[index].match(lineOf(key));
    lines[index] = before + literal(values[key]) + after;
    writing = true;
    try {
      cell.setSource(lines.join("\n"));
    } finally {
      writing = false;
    }
    return true;
  }

  // A message of its own, for changes of a model's state wait for the kernel to be idle: a check
  // that is run at once after the last choice has to know of it.
  function tell() {
    model.send({ values: { ...values } });
  }

  function choose(key, value) {
    values[key] = value;
    tell();
    if (written(key)) {
      copied.hidden = true;
      say(`Answer to ${key} is in the cell above. ${answered()}`);
    } else {
      offerCopy();
      say(`The form cannot write into this notebook: copy the text into the answer cell. ${answered()}`);
    }
  }

  function choices(question) {
    const { key, kind, options } = question;
    const many = kind === "ManyChoices";
    const inputs = options.map(([letter]) =>
      make("input", {
        type: many ? "checkbox" : "radio",
        name: `${own}-${key}`,
        value: letter,
        id: `${own}-${key}-${letter}`,
      }),
    );
    for (const input of inputs) {
      input.addEventListener("change", () => {
        const chosen = inputs.filter(each => each.checked).map(each => each.value);
        choose(key, many ? (chosen.length ? chosen : null) : (chosen[0] ?? null));
      });
    }
    refresh[key] = () => {
      const present = [values[key] ?? []].flat().map(each => String(each).trim().toLowerCase());
      for (const input of inputs) input.checked = present.includes(input.value);
    };
    return inputs.map((input, index) => {
      const [letter, html] = options[index];
      const text = make("span", {}, make("span", { class: "course-quiz-letter" }, `${letter}. `));
      text.append(made("span", {}, html));
      return make("label", { class: "course-quiz-option", for: input.id }, input, text);
    });
  }

  function number(question) {
    const { key, unit } = question;
    const input = make("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      id: `${own}-${key}-number`,
    });
    input.addEventListener("change", () => {
      const value = input.value.trim() ? numberIn(input.value) : null;
      input.toggleAttribute("aria-invalid", false);
      if (Number.isNaN(value)) {
        input.setAttribute("aria-invalid", "true");
        say(`${key}: ${input.value.trim()} is not a number. Write it like 0.25 or 1e-3.`);
      } else {
        choose(key, value);
      }
    });
    refresh[key] = () => {
      input.removeAttribute("aria-invalid");
      input.value = ANSWERED(values[key]) ? String(values[key]) : "";
    };
    const label = make("label", { for: input.id, class: "course-quiz-unseen" });
    label.textContent = `Answer to ${key}`;
    const line = make("div", {}, label, input, " ");
    if (unit) line.append(made("span", {}, unit));
    return [line];
  }

  function drawn(question) {
    const { key, kind, title, text, how, at_grading } = question;
    const described = `${own}-${key}-text`;
    const legend = make("legend", {}, `${key}. `);
    legend.append(made("span", {}, title));
    if (at_grading) legend.append(make("span", { class: "course-quiz-kept" }, " (counts at grading)"));
    const controls = kind === "Numeric" ? number(question) : choices(question);
    return make(
      "fieldset",
      { "aria-describedby": described },
      legend,
      made("p", { class: "course-quiz-unseen", id: described }, text),
      made("p", { class: "course-quiz-how" }, how),
      ...controls,
    );
  }

  /** Take over what the answer cell says, typed by hand since the form was drawn. */
  function read() {
    if (!cell || writing) return;
    const lines = cell.getSource().split("\n");
    let changed = false;
    for (const { key } of questions) {
      const index = findLine(lines, key);
      const value = index < 0 ? undefined : parsed(lines[index].match(lineOf(key))[3]);
      if (value === undefined || literal(value) === literal(values[key])) continue;
      values[key] = value;
      refresh[key]();
      changed = true;
    }
    if (changed) {
      tell();
      say(answered());
    }
  }

  const root = make("div", { class: "course-quiz", role: "group", "aria-label": `Form of ${name}` });
  root.append(...questions.map(drawn), status, copied);
  keepKeys(root);
  for (const update of Object.values(refresh)) update();
  say(answered());
  el.append(root);

  let waiting = requestAnimationFrame(function connect() {
    if (!el.isConnected) {
      waiting = requestAnimationFrame(connect);
      return;
    }
    cell = answerModel(el, `${name}-answer`);
    cell?.changed.connect(read);
    read();
  });
  return () => {
    cancelAnimationFrame(waiting);
    cell?.changed.disconnect(read);
  };
}

export default { render };
