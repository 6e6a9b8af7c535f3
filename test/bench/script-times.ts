/** An event of a browser's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** As `dur`, without the time in which other programs had the processor. */
  readonly tdur?: number;
}

/** What runs a script of the page, whoever called it. */
const SCRIPT_EVENTS = new Set([
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'FireAnimationFrame',
  'TimerFire',
  'EventDispatch',
  'v8.callFunction',
]);

/**
 * How long scripts ran from each animation frame to the next, in ms, by a trace of a page that asks for every frame.
 * What one event has within another counts once.
 */
export function scriptTimes(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const frames = traceEvents.filter(({ name }) => name === 'FireAnimationFrame');
  const thread = frames[0];
  if (!thread) throw new Error('the trace has no animation frames');
  const onThread = traceEvents
    .filter(({ name, ph, pid, tid }) => ph === 'X' && pid === thread.pid && tid === thread.tid && SCRIPT_EVENTS.has(name))
    .sort((a, b) => a.ts - b.ts);

  const starts = frames.filter(({ pid, tid }) => pid === thread.pid && tid === thread.tid).map(({ ts }) => ts);
  const times = new Array<number>(starts.length).fill(0);
  let frame = 0;
  let end = 0;
  for (const { ts, dur = 0, tdur = dur } of onThread) {
    if (ts + dur <= end) continue;
    end = ts + dur;
    while (frame + 1 < starts.length && (starts[frame + 1] ?? Infinity) <= ts) frame += 1;
    times[frame] = (times[frame] ?? 0) + tdur / 1000;
  }
  return times;
}
