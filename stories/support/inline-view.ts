import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** As the panel's own key says it: an element that finds one shows in its stead, without a dialog. */
const VIEW_HOST = Symbol.for('regulars/view-host@1');

/** Puts an element where it shows as a view of the panel does, so that several can stand on one page. */
export function inlineView(content: TemplateResult): TemplateResult {
  return html`<div @context-request=${onContextRequest}>${content}</div>`;
}

interface ViewHostRequest extends Event {
  readonly callback: (host: { readonly open: () => void; readonly close: () => void }) => void;
}

function onContextRequest(event: Event): void {
  if (!isViewHostRequest(event)) return;
  event.stopPropagation();
  // Nothing lies under a story: the view stays.
  event.callback({ open: () => undefined, close: () => undefined });
}

function isViewHostRequest(event: Event): event is ViewHostRequest {
  return 'context' in event && event.context === VIEW_HOST && 'callback' in event && typeof event.callback === 'function';
}
