/** `make`, which remembers what it made of the last texts: with each key mostly the same names show. Nobody may change what it gives. */
export function remembering<Value>(most: number, make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, Value>();
  return (text) => {
    let value = made.get(text);
    if (value === undefined) {
      if (made.size >= most) made.clear();
      made.set(text, (value = make(text)));
    }
    return value;
  };
}
