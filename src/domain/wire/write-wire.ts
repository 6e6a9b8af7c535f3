/** As every customer has them. Quotes inside of a text have a backslash before them, so that no text is taken for it. */
const EXPIRIES = /([,{])"expiries":\{"identity":(?:null|"[\d-]*"),"medical":(?:null|"[\d-]*")\}(,?)/g;
const NAME = '"expiries":';

/** The text of what is sent. `expiries` of a customer are never sent: each register makes them from the documents. */
export function writeWire(value: unknown): string {
  const text = JSON.stringify(value);
  if (!text.includes(NAME)) return text;
  const left = text.replace(EXPIRIES, (_, before: string, behind: string) => (before === ',' ? behind : before));
  // Looking at each key takes several times as long as writing them all.
  return left.includes(NAME) ? JSON.stringify(value, withoutExpiries) : left;
}

/** Of the host's own values none is an object: under this name only a customer has one. */
function withoutExpiries(key: string, value: unknown): unknown {
  return key === 'expiries' && typeof value === 'object' ? undefined : value;
}
