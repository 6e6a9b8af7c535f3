import type { LocalizeController } from '../../context/localize-controller.js';
import type { AccountWords } from '../../ui/i18n/account/en.js';
import { clock, close, pencil } from '../../ui/icons.js';
import type { MenuItem } from '../../ui/surface/menu-button.js';
import type { ShownCustomer } from './shown-customer.js';

/** What the cashier can do with who is shown. */
export function menuItems(
  { mayEdit, mayLookBack, isAttached }: ShownCustomer,
  localize: LocalizeController<AccountWords>,
): MenuItem[] {
  const history = { id: 'history', label: localize.t('account.history'), icon: clock };
  const edit = { id: 'edit', label: localize.t('account.edit'), icon: pencil };
  const clear = { id: 'clear', label: localize.t('account.clear'), icon: close };
  return [...(mayLookBack ? [history] : []), ...(mayEdit ? [edit] : []), ...(isAttached ? [clear] : [])];
}
