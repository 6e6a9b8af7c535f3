import { eventsOf, type TraceEvent } from './trace-event.js';

/** One key, from its input event until what it found was painted. */
export interface Keystroke {
  /** By the clock, the wait for the browser's next frame included. */
  readonly paintedMs: number;
  /** What the page's thread did meanwhile, in ms of a processor. */
  readonly workMs: number;
}

/** What a trace has to hold for `keystrokes()`. */
export const TRACE_CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', 'toplevel'];

/**
 * The keys of a trace that changed what rows show. A page notes each change by a mark named `rows`.
 *
 * @param withinMs - Of a key's input; what changes later is not its doing.
 */
export function keystrokes(trace: Buffer, withinMs: number): Keystroke[] {
  const traceEvents = eventsOf(trace);
  const isInput = ({ name, args }: TraceEvent): boolean => name === 'EventDispatch' && args?.data?.type === 'input';
  const first = traceEvents.find(isInput);
  if (!first) throw new Error('the trace has no input events');
  const events = traceEvents.filter(({ pid, tid }) => pid === first.pid && tid === first.tid).sort((a, b) => a.ts - b.ts);
  const inputs = events.filter(isInput);
  const marks = events.filter(({ name }) => name === 'rows');
  const paints = events.filter(({ name, ph }) => name === 'Paint' && ph === 'X');
  const tasks = events.filter(({ name, ph }) => name === 'RunTask' && ph === 'X');
  return inputs.flatMap(({ ts: start }, key) => {
    const behind = inputs[key + 1]?.ts ?? Infinity;
    const changed = marks.find(({ ts }) => ts >= start && ts < Math.min(behind, start + withinMs * 1_000));
    const painted = changed && paints.find(({ ts }) => ts >= changed.ts);
    // Not painted before the next key: that one's is then late.
    if (!painted || painted.ts >= behind) return [];
    const end = painted.ts + (painted.dur ?? 0);
    return [{ paintedMs: (end - start) / 1_000, workMs: workIn(tasks, start, end) }];
  });
}

/** How long tasks ran in a span, in ms; of one that reaches out of it, the part that lies in it. */
function workIn(tasks: readonly TraceEvent[], start: number, end: number): number {
  let work = 0;
  let reached = start;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    const [from, to] = [Math.max(ts, reached), Math.min(ts + dur, end)];
    if (to <= from || dur === 0) continue;
    work += ((to - from) / dur) * tdur;
    reached = to;
  }
  return work / 1_000;
}
