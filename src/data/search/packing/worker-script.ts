/**
 * The script of `pack-worker.ts` in one piece, put here by whatever builds or serves these sources
 * (`.config/build/worker-script.ts`). Where nothing did, the page packs itself.
 */
export const WORKER_SCRIPT = '' as string;
