import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon, lock, minus, plus } from '../icons.js';

export interface AdjustTile {
  readonly isPlus: boolean;
  readonly label: string;
  readonly onPress: () => void;
}

export interface AdjustTiles {
  /** What stands in the account, and what that is. */
  readonly balance: string;
  readonly balanceLabel: string;
  readonly tiles: readonly AdjustTile[];
  /** Says that a manager is asked; empty where none is. */
  readonly hint: string;
  readonly isBusy: boolean;
}

/** Id of a tile. */
export function tileId(isPlus: boolean): string {
  return isPlus ? 'tile-plus' : 'tile-minus';
}

/** The first step: which way. */
export function adjustTiles({ balance, balanceLabel, tiles, hint, isBusy }: AdjustTiles): TemplateResult {
  return html`<div class="way-step">
    <div class="now">
      <span class="doing">${balanceLabel}</span>
      <bdi class="sum">${balance}</bdi>
    </div>
    <div class="tiles">
      ${tiles.map(
        ({ isPlus, label, onPress }) =>
          html`<button type="button" class="tile" id=${tileId(isPlus)} part="direction" aria-busy=${String(isBusy)} @click=${onPress}>
            <span class="tile-mark">${icon(isPlus ? plus : minus)}</span><span>${label}</span>
          </button>`,
      )}
    </div>
    ${hint === '' ? nothing : html`<p class="hint">${icon(lock)} <span>${hint}</span></p>`}
  </div>`;
}
