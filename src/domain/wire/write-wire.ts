/** The text of what is sent. `expiries` of a customer are never sent: each register makes them from the documents. */
export function writeWire(value: unknown): string {
  const text = JSON.stringify(value);
  // Looking at each key takes several times as long as writing them all.
  return text.includes('"expiries":') ? JSON.stringify(value, withoutExpiries) : text;
}

/** Of the host's own values none is an object: under this name only a customer has one. */
function withoutExpiries(key: string, value: unknown): unknown {
  return key === 'expiries' && typeof value === 'object' ? undefined : value;
}
