/** Keeps its own direction in what is around it, where that is no markup: a sentence that is read aloud, a cell of many. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
