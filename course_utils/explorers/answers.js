// Reads the answers to a quiz in the text of its cell: a dict in Python, a line for each question.

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A value as a form can show it, read from Python's text; undefined if it is none of ours. */
function parsed(text) {
  if (text === "None") return null;
  if (NUMBER.test(text)) return Number(text);
  const plain = text
    .replace(/^[({](.*?),?\s*[)}]$/, "[$1]")
    .replaceAll("'", '"');
  try {
    const value = JSON.parse(plain);
    const letters = Array.isArray(value) && value.every(each => typeof each === "string");
    return letters || typeof value === "string" ? value : undefined;
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
