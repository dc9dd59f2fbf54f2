// Words and names. Numbers in sentences are as course_utils/explorers/words.py writes them.

/** A number with some decimals, with a minus sign for a hyphen, and never minus zero. */
export function fixed(value, digits) {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A name that nothing else on the page has: each explorer loads this module afresh. */
export const unique = () => `course-${Math.random().toString(36).slice(2)}`;
