import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { DialogSurface } from '../ui/surface/dialog-surface.js';
import { surfaceStyles } from '../ui/surface/surface-styles.js';
import { viewFrameStyles } from '../ui/surface/view-frame-styles.js';
import type { CustomerView, ViewRequest } from './view-host-context.js';
import { VIEW_TITLE_ID, ViewStack } from './view-stack.js';
import type { ViewShowingElement } from './view-stack.js';

/** The dialog in which an element outside a panel shows views: in its own root, loaded when first needed. */
export class OwnSurface {
  private readonly surface: DialogSurface;
  private readonly views: ViewStack;

  constructor(host: ViewShowingElement & { readonly renderRoot: HTMLElement | DocumentFragment }) {
    this.views = new ViewStack(host, {
      onEmpty: () => {
        this.surface.close();
      },
    });
    this.surface = new DialogSurface(host, {
      onDismiss: () => {
        this.views.close();
      },
    });
    adoptStyles(host.renderRoot);
  }

  open(view: CustomerView, request: ViewRequest): void {
    this.views.open(view, request);
    this.surface.show({ initial: () => this.views.title, returnTo: request.returnFocus });
  }

  render(): TemplateResult {
    const look = { labelledBy: VIEW_TITLE_ID, className: 'views', part: 'surface' };
    return html`${this.surface.render(() => this.views.render(), look)} ${this.views.renderSpeech()}`;
  }
}

/** Elements that never open a view do not carry these. */
function adoptStyles(root: HTMLElement | DocumentFragment): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = [surfaceStyles, viewFrameStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet))];
}
