/** The panel's surface has opened, closed, or shows another view. */
export class PanelToggleEvent extends Event {
  /** Whether the surface shows. */
  readonly open: boolean;
  readonly view: string;

  constructor({ open, view }: { open: boolean; view: string }) {
    super('panel-toggle', { bubbles: true, composed: true });
    this.open = open;
    this.view = view;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'panel-toggle': PanelToggleEvent;
  }
}
