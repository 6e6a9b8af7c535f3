import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { cloud, icon } from '../../ui/icons.js';
import type { SyncMood, SyncWeight } from './sync-mood.js';

export interface SyncBadge {
  readonly mood: SyncMood;
  readonly weight: SyncWeight;
  /** All of it in words. */
  readonly sentence: string;
  /** How many were refused, else how many wait; empty where nothing does. A part of the sentence. */
  readonly count: string;
  readonly isCompact: boolean;
  readonly isOpen: boolean;
  readonly onPress: () => void;
}

/** What is drawn into the cloud: colour is never the only sign. */
const DONE = 'M9 13.75l2.25 2.25 3.75-4';
const UP = 'M12 16.5v-5M9.5 13.5l2.5-2.5 2.5 2.5';
const AWAY = 'M4 4l16 16';
const STOPPED = 'M12 10.5v3M12 16v.01';

/** The button with the cloud. Its number is what stands still; what is on its way comes and goes too fast to be read. */
export function syncBadge({ mood, weight, sentence, count, isCompact, isOpen, onPress }: SyncBadge): TemplateResult {
  const isQuiet = weight === 'fine';
  return html`<button
    type="button"
    class=${`${isCompact ? 'icon-button' : 'line'} badge ${weight}`}
    part=${`badge badge-${weight}`}
    aria-haspopup="dialog"
    aria-expanded=${isOpen ? 'true' : 'false'}
    aria-label=${isCompact ? sentence : nothing}
    title=${isCompact ? sentence : nothing}
    @click=${onPress}
  >
    ${icon(cloud + markOf(mood, weight))}${
      isCompact
        ? isQuiet
          ? nothing
          : html`<span class="dot" aria-hidden="true">${count === '' ? nothing : count}</span>`
        : html`<span>${sentence}</span>`
    }
  </button>`;
}

function markOf(mood: SyncMood, weight: SyncWeight): string {
  if (weight === 'fails') return STOPPED;
  if (weight === 'warns') return mood === 'offline' || mood === 'waiting' ? AWAY : STOPPED;
  return mood === 'syncing' || mood === 'snapshot' || mood === 'queued' ? UP : DONE;
}
