import { eventsOf, type TraceEvent } from './trace-event.js';

/** What the page's own thread did for one frame, in ms of a processor. */
export interface FrameWork {
  /** Scripts. */
  readonly scriptMs: number;
  /** All of it: scripts, styles, layout, paint. */
  readonly workMs: number;
}

/** What a trace has to hold for `frameWork()`. */
export const TRACE_CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'toplevel'];

/** What runs a script of the page, whoever called it. */
const SCRIPT_EVENTS = new Set([
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'BlinkScheduler_PerformMicrotaskCheckpoint',
  'FireAnimationFrame',
  'TimerFire',
  'EventDispatch',
  'v8.callFunction',
]);

/**
 * What the page's thread did from each animation frame to the next, by a trace of a page that asks for every frame. What
 * one event has within another counts once.
 */
export function frameWork(trace: Buffer): FrameWork[] {
  const traceEvents = eventsOf(trace);
  const thread = traceEvents.find(({ name }) => name === 'FireAnimationFrame');
  if (!thread) throw new Error('the trace has no animation frames');
  const events = traceEvents
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === thread.pid && tid === thread.tid)
    .sort((a, b) => a.ts - b.ts);
  const starts = events.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts);
  const scripts = timesOf(
    events.filter(({ name }) => SCRIPT_EVENTS.has(name)),
    starts,
  );
  const tasks = timesOf(
    events.filter(({ name }) => name === 'RunTask'),
    starts,
  );
  return starts.map((_, frame) => ({ scriptMs: scripts[frame] ?? 0, workMs: tasks[frame] ?? 0 }));
}

/** How long events ran in each frame, in ms. One that holds the frame's start is the frame's. */
function timesOf(events: readonly TraceEvent[], starts: readonly number[]): number[] {
  const times = new Array<number>(starts.length).fill(0);
  let frame = 0;
  let end = 0;
  for (const { ts, dur = 0, tdur = dur } of events) {
    if (ts + dur <= end) continue;
    end = ts + dur;
    while (frame + 1 < starts.length && (starts[frame + 1] ?? Infinity) < end) frame += 1;
    times[frame] = (times[frame] ?? 0) + tdur / 1000;
  }
  return times;
}
