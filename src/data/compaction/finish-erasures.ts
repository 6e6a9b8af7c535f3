import { isRegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import type { CompactionStore } from '../store/compaction-store.js';
import type { SegmentEntry } from '../store/manifest.js';
import type { NewMutation } from '../store/stored-record.js';
import { type BuildSegment, GoneBlock, writeSegment } from './segments.js';

export interface ErasingOptions {
  /** Without it segments that hold the person are dropped, and their blocks scanned instead. */
  readonly buildSegment?: BuildSegment;
  /** Told of each customer whose record is damaged, and who is therefore in no segment. */
  readonly onDamaged: (id: CustomerId) => void;
  /** What the remote is to hear once all is done. */
  readonly confirmationsOf: (ids: readonly CustomerId[]) => readonly NewMutation[];
  /** Awaited between pieces of about a millisecond; what it throws ends the work, which goes on another time. */
  readonly pause: () => Promise<void>;
}

/**
 * The part of erasing people that takes long: segments they are in are built anew, and old blocks and segments deleted. Only
 * then are they erased on this register. Every step counts whole or not at all, so that it goes on wherever a crash ended
 * it. The caller holds the store's compaction lock.
 *
 * @returns Whether all who were to be erased are; false where others wrote meanwhile, and it has to be done again.
 */
export async function finishErasures(store: CompactionStore, options: ErasingOptions): Promise<boolean> {
  const ids = await store.erasing();
  if (ids.length === 0) return true;
  if (!(await rebuildDirty(store, options))) return false;
  await store.collect();
  return store.confirmErased(ids, options.confirmationsOf(ids));
}

async function rebuildDirty(store: CompactionStore, { buildSegment: build, onDamaged, pause }: ErasingOptions): Promise<boolean> {
  const { n, manifest, blocks } = await store.start();
  if (!manifest.segments.some(({ dirty }) => dirty)) return true;
  const listed = new Map(blocks.map((block) => [block.entry.number, block]));
  const segments: SegmentEntry[] = [];
  for (const segment of manifest.segments) {
    if (!segment.dirty) {
      segments.push(segment);
      continue;
    }
    const part = segment.blocks.flatMap((number) => listed.get(number) ?? []);
    if (!build || part.length === 0) continue;
    const rebuilt = await writeSegment(store, part, n, build, pause, onDamaged).catch(damaged);
    if (rebuilt) segments.push(rebuilt);
  }
  return store.flip({ g: manifest.g, n, tables: manifest.tables, segments, folded: [] });
}

/** What cannot be built anew is scanned from then on: a damaged block must not keep anybody in the index. */
function damaged(error: unknown): null {
  if (error instanceof GoneBlock || (isRegularsError(error) && error.code === 'store-damaged')) return null;
  throw error;
}
