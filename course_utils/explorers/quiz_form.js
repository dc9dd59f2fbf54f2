// Draws a quiz's questions as native controls. The dict in the answer cell is the truth: what is
// there is shown here, and what is chosen here is written there, one value at a time.

/** The model of the answer cell; null if it is out of reach. */
function answerModel(element, gradeId) {
  const models = cellsAround(element).map(cell => cell.model);
  const found = models.find(model => model.getMetadata("nbgrader")?.grade_id === gradeId);
  return found?.sharedModel ?? null;
}

/** An answer in words, as `_answered` in quiz_form.py says it. */
function answered({ kind, options, unit }, value) {
  const none = "<em>no answer</em>";
  if (!ANSWERED(value)) return none;
  if (kind === "Numeric") return `<strong>${Number(value.toPrecision(15))}</strong> ${unit}`;
  const letters = lettersOf(value);
  const chosen = options.filter(([letter]) => letters.includes(letter));
  return chosen.map(([letter, html]) => `<strong>${letter}.</strong> ${html}`).join(" ") || none;
}

const lettersOf = value => [value ?? []].flat().map(each => String(each).trim().toLowerCase());

const UNSAVED =
  "<strong>Not saved by itself.</strong> The form cannot write into the cell above: this program does " +
  "not let it, or the cell lacks a question's line. A check knows what you choose here, until the " +
  "cell above is run or the kernel stops. To keep it and hand it in, copy the text below the questions over the text of the " +
  "cell above, and run that cell.";

const UNHEARD =
  " The kernel has stopped since: for a check, run the first cell, the cell above and this one.";

function render({ model, el }) {
  const name = model.get("name");
  const questions = model.get("questions");
  const values = { ...model.get("values") };
  const unsaved = new Set(model.get("unsaved"));
  const own = `course-quiz-${Math.random().toString(36).slice(2)}`;
  const refresh = {};
  const statuses = {};
  const refused = {};
  const unread = new Set();
  let cell = null;
  let writing = false;
  let heard = true;

  const notice = made("p", { class: "course-quiz-notice" }, UNSAVED);
  const count = make("p", { role: "status" });
  const text = make("pre", { tabindex: "0", role: "region", "aria-label": "Your answers as text" });
  const copy = make("button", { type: "button" }, "Copy the text");
  const copied = make("span", { role: "status" });
  const byHand = make("div", {}, text, copy, " ", copied);

  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      copied.textContent = "Copied. Paste it over the text of the cell above, and run that cell.";
    } catch {
      getSelection().selectAllChildren(text);
      copied.textContent = "The text is selected: copy it with the keyboard.";
    }
  });

  function say(element, words) {
    if (element.textContent !== words) element.textContent = words;
  }

  function state(key) {
    const value = values[key];
    if (refused[key]) return notANumber(refused[key]);
    if (unread.has(key)) return "The cell above has something that this form cannot read. A check reads it.";
    if (!ANSWERED(value)) return "No answer yet.";
    const words = [value].flat().join(", ");
    const place = unsaved.has(key) ? "Not saved yet, only in this form" : "In the cell above";
    return `${place}: ${words}.${heard ? "" : UNHEARD}`;
  }

  /** Say of every question, and of the form, how things stand. */
  function tellAll() {
    for (const { key } of questions) {
      say(statuses[key], state(key));
      const lost = ANSWERED(values[key]) && (unsaved.has(key) || !heard);
      statuses[key].classList.toggle("course-quiz-amiss", lost || Boolean(refused[key]));
    }
    const number = questions.filter(({ key }) => ANSWERED(values[key])).length;
    say(count, `${number} of ${questions.length} answered.`);
    const lines = questions.map(({ key }) => `    ${JSON.stringify(key)}: ${literal(values[key])},`);
    say(text, [`${name} = {`, ...lines, "}"].join("\n"));
    byHand.hidden = !unsaved.size;
    notice.hidden = Boolean(cell) && !unsaved.size;
  }

  function keep() {
    const words = key => answered(questions.find(each => each.key === key), values[key]);
    keepInStill(el, model.get("still_id"), words);
  }

  /** Look for the answer cell, and follow what is typed there. */
  function reach() {
    const found = answerModel(el, `${name}-answer`);
    if (found === cell) return;
    cell?.changed.disconnect(read);
    cell = found;
    cell?.changed.connect(read);
  }

  /** Put one answer into the answer cell; return whether it is there now. */
  function written(key) {
    reach();
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
    try {
      model.send({ values: { ...values }, unsaved: [...unsaved] });
    } catch {
      heard = false; // the kernel that made this form has gone
    }
  }

  function choose(key, value) {
    values[key] = value;
    unread.delete(key);
    if (written(key)) unsaved.delete(key);
    else unsaved.add(key);
    copied.textContent = "";
    tell();
    tellAll();
    keep();
  }

  function choices(question) {
    const { key, kind } = question;
    const many = kind === "ManyChoices";
    const { inputs, lines } = optionControls(question, own);
    for (const input of inputs) {
      input.addEventListener("change", () => {
        const chosen = inputs.filter(each => each.checked).map(each => each.value);
        choose(key, many ? (chosen.length ? chosen : null) : (chosen[0] ?? null));
      });
    }
    refresh[key] = () => {
      const present = lettersOf(values[key]);
      for (const input of inputs) input.checked = present.includes(input.value);
    };
    return lines;
  }

  function number(question) {
    const { key } = question;
    const { input, lines } = numberControl(question, own, `Answer to ${key}`);
    input.addEventListener("change", () => {
      const value = input.value.trim() ? numberIn(input.value) : null;
      refused[key] = Number.isNaN(value) ? input.value.trim() : "";
      input.setAttribute("aria-invalid", Boolean(refused[key]));
      if (refused[key]) tellAll();
      else choose(key, value);
    });
    refresh[key] = () => {
      refused[key] = "";
      input.removeAttribute("aria-invalid");
      input.value = ANSWERED(values[key]) ? String(values[key]) : "";
    };
    return lines;
  }

  function drawn(question) {
    const { key, kind, title, text, how, at_grading } = question;
    const described = `${own}-${key}-text`;
    const legend = make("legend", {}, `${key}. `);
    legend.append(made("span", {}, title));
    if (at_grading) legend.append(make("span", { class: "course-quiz-kept" }, " (counts at grading)"));
    const controls = kind === "Numeric" ? number(question) : choices(question);
    statuses[key] = make("p", {
      role: "status",
      class: "course-quiz-status",
      id: `${own}-${key}-status`,
    });
    return make(
      "fieldset",
      { "aria-describedby": described },
      legend,
      made("p", { id: described }, text),
      made("p", { class: "course-quiz-how" }, how),
      ...controls,
      statuses[key],
    );
  }

  /** Take over what the answer cell says, typed by hand since the form was drawn. */
  function read() {
    if (!cell || writing) return;
    const lines = cell.getSource().split("\n");
    let changed = false;
    for (const { key } of questions) {
      const index = findLine(lines, key);
      if (index < 0) continue;
      const value = parsed(lines[index].match(lineOf(key))[3]);
      if ((value === undefined) !== unread.has(key)) {
        unread[value === undefined ? "add" : "delete"](key);
        changed = true;
      }
      if (value === undefined) continue;
      if (literal(value) !== literal(values[key])) {
        values[key] = value;
        refresh[key]();
        changed = true;
      }
      changed = unsaved.delete(key) || changed;
    }
    if (changed) {
      tell();
      tellAll();
      keep();
    }
  }

  const root = make("div", { class: "course-quiz", role: "group", "aria-label": `Form of ${name}` });
  root.append(notice, ...questions.map(drawn), count, byHand);
  keepKeys(root);
  for (const update of Object.values(refresh)) update();
  hideStill(model, el);
  el.append(root);
  tellAll();
  notice.hidden = true; // until it is known whether the cell is in reach

  let waiting = requestAnimationFrame(function connect() {
    if (!el.isConnected) {
      waiting = requestAnimationFrame(connect);
      return;
    }
    reach();
    read();
    tellAll();
    keep();
  });
  return () => {
    cancelAnimationFrame(waiting);
    cell?.changed.disconnect(read);
  };
}

export default { render };
