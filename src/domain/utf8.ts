/** UTF-8 bytes of a text, since domain knows no `TextEncoder`. A lone surrogate becomes U+FFFD, as there. */
export function utf8(text: string): Uint8Array {
  const ascii = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return anyUtf8(text);
    ascii[at] = code;
  }
  return ascii;
}

function anyUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = codeOf(character);
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), continued(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), continued(code >> 6), continued(code));
    else bytes.push(0xf0 | (code >> 18), continued(code >> 12), continued(code >> 6), continued(code));
  }
  return Uint8Array.from(bytes);
}

function codeOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
}

function continued(code: number): number {
  return 0x80 | (code & 0x3f);
}
