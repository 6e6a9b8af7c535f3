export interface SavedFile {
  readonly name: string;
  readonly text: string;
  /** Its media type. */
  readonly type: string;
}

/** Has the browser save a text as a file. Nothing of it stays on the page, and none of the host's nodes is touched. */
export function saveFile(root: HTMLElement | DocumentFragment, { name, text, type }: SavedFile): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  root.append(link);
  link.click();
  link.remove();
  // Browsers read the file after the press, some of them late.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
