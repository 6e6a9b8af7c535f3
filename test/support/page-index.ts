import { PackedIndex, type PackedIndexOptions } from '../../src/data/search/packed-index.js';
import { pagePacker } from '../../src/data/search/packing/page-packer.js';

/** An index that packs on the page. */
export function pageIndex(options: Omit<PackedIndexOptions, 'pack'>): PackedIndex {
  return new PackedIndex({ ...options, pack: pagePacker.pack });
}
