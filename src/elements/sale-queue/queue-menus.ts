import type { ReactiveControllerHost } from 'lit';
import type { ParkedSaleId } from '../../domain/id.js';
import { MenuButton } from '../../ui/surface/menu-button.js';

/** A menu for each row, as long as there is one. */
export class QueueMenus {
  private readonly menus = new Map<ParkedSaleId, MenuButton>();

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {}

  of(id: ParkedSaleId): MenuButton {
    let menu = this.menus.get(id);
    if (!menu) {
      menu = new MenuButton(this.host, `menu-${id}`);
      this.menus.set(id, menu);
    }
    return menu;
  }

  /** Lets go of those whose row is gone. */
  keep(ids: readonly ParkedSaleId[]): void {
    for (const [id, menu] of this.menus) {
      if (ids.includes(id)) continue;
      menu.close();
      this.host.removeController(menu);
      this.menus.delete(id);
    }
  }
}
