/** One engine in a panel. */
export interface Line {
  readonly label: string;
  readonly colour: string;
  readonly isOurs: boolean;
  /** By size, the smallest first. */
  readonly points: readonly { readonly customers: number; readonly value: number }[];
}

export interface Panel {
  readonly title: string;
  readonly sizes: readonly number[];
  readonly lines: readonly Line[];
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

type Scale = (value: number) => number;

const TOP = 48;
const BOTTOM = 36;
const AXIS = 48;
/** Room for names behind the lines. */
const LABELS = 148;
const LABEL_HEIGHT = 15;

/** Both axes logarithmic: a line as steep as the diagonal grows with the number of customers. */
export function drawPanel({ title, sizes, lines, left, width, height }: Panel): string {
  const shown = lines.filter(({ points }) => points.length > 0);
  const values = shown.flatMap(({ points }) => points.map(({ value }) => value));
  const decades = decadesOf(values);
  const [from, to] = [left + AXIS, left + width - LABELS];
  const x = scaleOf(sizes[0] ?? 1, sizes.at(-1) ?? 1, from + 8, to - 8);
  const y = scaleOf(decades[0] ?? 1, decades.at(-1) ?? 10, height - BOTTOM, TOP);
  return [
    `<text class="title" x="${left + 16}" y="26">${title}</text>`,
    ...decades.map(
      (decade) =>
        `<line class="grid" x1="${from}" x2="${to}" y1="${at(y(decade))}" y2="${at(y(decade))}"/>` +
        `<text class="quiet" x="${from - 6}" y="${at(y(decade) + 4)}" text-anchor="end">${decade.toLocaleString('en-US')}</text>`,
    ),
    ...sizes.map(
      (size) => `<text class="quiet" x="${at(x(size))}" y="${height - BOTTOM + 20}" text-anchor="middle">${shortOf(size)}</text>`,
    ),
    // Ours last, over the others.
    ...[...shown].sort((a, b) => Number(a.isOurs) - Number(b.isOurs)).map((line) => drawLine(line, x, y)),
    ...labelsOf(shown, x, y, to, height),
  ].join('\n');
}

function drawLine({ points, colour, isOurs }: Line, x: Scale, y: Scale): string {
  const places = points.map(({ customers, value }) => [at(x(customers)), at(y(value))] as const);
  const line = `<polyline class="line${isOurs ? ' ours' : ''}" stroke="${colour}" points="${places.map((place) => place.join()).join(' ')}"/>`;
  return line + places.map(([cx, cy]) => `<circle fill="${colour}" cx="${cx}" cy="${cy}" r="${isOurs ? 4 : 3}"/>`).join('');
}

/** Each name beside the last point of its line, moved up or down where names would meet. */
function labelsOf(lines: readonly Line[], x: Scale, y: Scale, to: number, height: number): string[] {
  const ends = lines
    .flatMap((line) => {
      const last = line.points.at(-1);
      return last ? [{ line, lastX: x(last.customers), lastY: y(last.value) }] : [];
    })
    .sort((a, b) => a.lastY - b.lastY);
  let free = TOP - LABEL_HEIGHT;
  const places = ends.map(({ lastY }) => (free = Math.max(lastY, free + LABEL_HEIGHT)));
  let limit = height - BOTTOM + 4;
  for (let index = places.length - 1; index >= 0; index -= 1) {
    places[index] = Math.min(places[index] ?? limit, limit);
    limit = (places[index] ?? limit) - LABEL_HEIGHT;
  }
  return ends.map(({ line, lastX, lastY }, index) => {
    const place = places[index] ?? lastY;
    return (
      `<line class="leader" x1="${at(lastX + 6)}" y1="${at(lastY)}" x2="${to + 14}" y2="${at(place)}"/>` +
      `<circle fill="${line.colour}" cx="${to + 20}" cy="${at(place)}" r="4"/>` +
      `<text${line.isOurs ? ' class="ours"' : ''} x="${to + 28}" y="${at(place + 4)}">${line.label}</text>`
    );
  });
}

/** The powers of ten around the values. */
function decadesOf(values: readonly number[]): number[] {
  const above = values.filter((value) => value > 0);
  const first = Math.floor(Math.log10(Math.min(...above)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...above))));
  return Array.from({ length: last - first + 1 }, (_, index) => Number((10 ** (first + index)).toPrecision(1)));
}

function scaleOf(low: number, high: number, from: number, to: number): Scale {
  const span = Math.log10(high) - Math.log10(low);
  // One size alone stands in the middle; what took no time stands at the edge.
  return (value) =>
    span === 0 ? (from + to) / 2 : from + ((Math.log10(Math.max(value, low)) - Math.log10(low)) / span) * (to - from);
}

function shortOf(size: number): string {
  return size >= 1_000_000 ? `${size / 1_000_000} M` : `${size / 1_000} k`;
}

function at(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
