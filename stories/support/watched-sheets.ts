type Listener = (sheet: CSSStyleSheet) => void;

const sheets = new Set<CSSStyleSheet>();
const listeners = new Set<Listener>();

/** Takes note of every constructed sheet from now on: elements share theirs, and a page has no list of them. */
export function watchSheets(): void {
  const { replaceSync } = CSSStyleSheet.prototype;
  CSSStyleSheet.prototype.replaceSync = function (this: CSSStyleSheet, text: string) {
    replaceSync.call(this, text);
    sheets.add(this);
    for (const listener of listeners) listener(this);
  };
}

/** Calls back with every sheet there is, and every one that comes. */
export function eachSheet(listener: Listener): void {
  listeners.add(listener);
  for (const sheet of sheets) listener(sheet);
}
