/** Where a piece of a text is drawn, from the left: bidi may draw it elsewhere than it stands in the text. */
export function leftOf(element: Element | null, piece: string): number {
  const texts = document.createTreeWalker(element ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const at = (node.textContent ?? '').indexOf(piece);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + piece.length);
    return range.getBoundingClientRect().left;
  }
  throw new Error(`There is no “${piece}”.`);
}
