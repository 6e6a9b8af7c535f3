/**
 * Turns decimal digits of any script (Arabic-Indic, Devanagari, full-width …) into `0` to `9` and leaves the rest alone.
 * The length in UTF-16 units may change, as some digits are surrogate pairs.
 */
export function foldDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => String(valueOf(digit)));
}

/** Unicode lays every script's digits out as 0 to 9 in a row, so a digit's value is how many digits stand before it. */
function valueOf(digit: string): number {
  let code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(--code))) before += 1;
  // Some rows follow each other without a gap.
  return before % 10;
}
