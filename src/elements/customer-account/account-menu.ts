import type { LocalizeController } from '../../context/localize-controller.js';
import type { AccountWords } from '../../ui/i18n/account/en.js';
import { close, pencil } from '../../ui/icons.js';
import type { MenuItem } from '../../ui/surface/menu-button.js';
import type { ShownCustomer } from './shown-customer.js';

/** What the cashier can do with who is shown. */
export function menuItems({ mayEdit, isAttached }: ShownCustomer, localize: LocalizeController<AccountWords>): MenuItem[] {
  const edit = { id: 'edit', label: localize.t('account.edit'), icon: pencil };
  const clear = { id: 'clear', label: localize.t('account.clear'), icon: close };
  return [...(mayEdit ? [edit] : []), ...(isAttached ? [clear] : [])];
}
