// Words and names. Numbers in sentences are as course_utils/explorers/words.py writes them.

/** A number with some decimals, with a minus sign for a hyphen, and never minus zero. */
export function fixed(value, digits) {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A positive number with two significant digits, with a power of ten where it is large or small. */
export function size(value) {
  if (value === 0) return "0";
  const [digits, power] = value.toExponential(1).split("e").map(Number);
  if (power >= -2 && power < 3) return (digits * 10 ** power).toFixed(Math.max(0, 1 - power));
  return `${digits.toFixed(1)}·10${raised(power)}`;
}

const raised = (power) => [...`${power}`].map((sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign] ?? "⁻").join("");

/** A number at a logarithmic axis: plain, or with a power of ten where it would be too wide. */
export function tick(value) {
  if (value >= 0.01 && value < 10000) return value.toLocaleString("en");
  const [digits, power] = value.toExponential().split("e").map(Number);
  return `${digits === 1 ? "" : `${digits}·`}10${raised(power)}`;
}

/** A name that nothing else on the page has: each explorer loads this module afresh. */
export const unique = () => `course-${Math.random().toString(36).slice(2)}`;
