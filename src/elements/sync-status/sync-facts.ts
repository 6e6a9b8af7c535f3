import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CustomerClient } from '../../context/customer-client-context.js';
import type { SyncStatus } from '../../domain/sync-status.js';
import { clockTime } from '../../ui/clock-time.js';
import { timeOf } from '../../ui/i18n/time-text.js';
import { icon, warning } from '../../ui/icons.js';
import { weightOf } from './sync-mood.js';
import type { SyncLook } from './sync-host.js';
import type { SyncLocalize, SyncSentences } from './sync-sentences.js';

type Unconfirmed = SyncStatus['erasures'][number]['unconfirmed'][number];

/** A register that was given away confirms nothing: in the end there may be many. */
const REGISTERS_SHOWN = 5;

export interface SyncFacts extends SyncLook {
  readonly client: CustomerClient;
  readonly localize: SyncLocalize;
  readonly sentences: SyncSentences;
}

/** How it stands, in a sentence, with when and how much; nothing here names anybody. */
export function syncFacts(facts: SyncFacts): TemplateResult {
  const { status, mood, localize, sentences } = facts;
  const weight = weightOf(mood, { ...status, rejected: 0, warnings: [] });
  return html`<p class=${`state ${weight}`}>
      ${weight === 'fine' ? nothing : icon(warning)}<span>${localize.t(mood === 'idle' && status.rejected > 0 ? 'sync.state.refused' : `sync.state.${mood}`)}</span>
    </p>
    ${progress(facts)} ${sentences.warnings(status).map((sentence) => warningLine(sentence))}
    ${mood === 'off' ? nothing : figures(facts)}`;
}

function warningLine(sentence: string): TemplateResult {
  return html`<p class="state warns">${icon(warning)}<span>${sentence}</span></p>`;
}

function progress({ status: { snapshot }, localize }: SyncFacts): unknown {
  if (!snapshot) return nothing;
  const { received: count, remaining } = snapshot;
  const total = remaining === null ? null : count + remaining;
  const text = total === null ? localize.t('sync.received', { count }) : localize.t('sync.receivedOf', { count, total });
  return html`<div class="progress">
    <progress part="progress" aria-label=${text} value=${total === null ? nothing : count} max=${Math.max(1, total ?? 1)}></progress>
    <p class="caption" aria-hidden="true"><bdi>${text}</bdi></p>
  </div>`;
}

function figures(facts: SyncFacts): TemplateResult {
  const { status, client, localize } = facts;
  const { environment, timeZone } = client.options;
  const { lastSyncedAt, pending, held } = status;
  const last =
    lastSyncedAt === null ? localize.t('sync.never') : timeOf(lastSyncedAt, environment.clock.now(), timeZone, localize.locale);
  return html`<dl class="figures">
      <div>
        <dt>${localize.t('sync.last')}</dt>
        <dd><bdi>${last}</bdi></dd>
      </div>
      <div>
        <dt>${localize.t('sync.pending')}</dt>
        <dd>
          <span class="number">${new Intl.NumberFormat(localize.locale).format(pending)}</span>${
            held > 0 ? html` <span class="caption">· ${localize.t('sync.heldOf', { count: held })}</span>` : nothing
          }
        </dd>
      </div>
    </dl>
    ${retryLine(status, environment.clock.now(), localize)}
    ${erasing(facts)}`;
}

/** Whom erasures wait for, so that somebody can switch these on: first those heard of last, who are there most likely. */
function erasing({ status: { erasures }, client, localize }: SyncFacts): unknown {
  if (erasures.length === 0) return nothing;
  const moment = ({ lastSeenAt }: Unconfirmed): number => (lastSeenAt === null ? 0 : Date.parse(lastSeenAt));
  const all = erasures.flatMap(({ unconfirmed }) => unconfirmed).sort((a, b) => moment(b) - moment(a));
  // One that several erasures wait for, by the last that was heard of it.
  const registers = all.filter(({ id }, place) => all.findIndex((other) => other.id === id) === place);
  const more = registers.length - REGISTERS_SHOWN;
  const { environment, timeZone } = client.options;
  const nameOf = ({ id, name }: Unconfirmed): string =>
    id === client.store.registerId ? localize.t('sync.erasing.here') : (name ?? localize.t('sync.erasing.unnamed'));
  const seen = (at: string): string =>
    localize.t('sync.erasing.seen', { time: timeOf(at, environment.clock.now(), timeZone, localize.locale) });
  return html`<div class="caption">
    <p>${localize.t('sync.erasing', { count: erasures.length })}</p>
    <ul class="registers">
      ${registers
        .slice(0, REGISTERS_SHOWN)
        .map(
          (register) =>
            html`<li><bdi>${nameOf(register)}</bdi>${register.lastSeenAt === null ? nothing : ` · ${seen(register.lastSeenAt)}`}</li>`,
        )}
      ${more > 0 ? html`<li>${localize.t('sync.erasing.more', { count: more })}</li>` : nothing}
    </ul>
  </div>`;
}

/** Counts down in silence: a second is nothing to be told of. */
function retryLine({ retryAt, state }: SyncStatus, nowMs: number, localize: SyncLocalize): unknown {
  if (retryAt === null || state === 'idle') return nothing;
  const seconds = secondsUntil(retryAt, nowMs);
  const text = seconds === 0 ? localize.t('sync.retryNow') : localize.t('sync.retryIn', { time: clockTime(seconds) });
  return html`<p class="caption retry">${text}</p>`;
}

/** Seconds until then, by a clock; zero where it has passed. */
function secondsUntil(moment: string, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - nowMs) / 1_000));
}
