// What all widgets of the course share: explorers and quizzes.

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Notebook shortcuts reach through widgets: "d d" on a slider would delete the cell. Escape, and
// the keys that run a cell, pass. Escape also goes back to the notebook, as from a cell's text.
function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    const runs = event.key === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey);
    if (event.key !== "Escape" && !runs) event.stopPropagation();
    if (event.key === "Escape") root.closest(".jp-Cell")?.focus({ preventScroll: true });
  });
}
