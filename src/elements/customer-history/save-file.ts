/** Has the browser save a text as a file. Nothing of it stays on the page, and none of the host's nodes is touched. */
export function saveFile(root: HTMLElement | DocumentFragment, name: string, text: string): void {
  // The mark at the front tells spreadsheets that it is UTF-8.
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
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
