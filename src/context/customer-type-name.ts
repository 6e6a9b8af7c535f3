import type { CustomerType } from '../domain/client-options.js';
import type { FormWords } from '../ui/i18n/form/en.js';
import type { LocalizeController } from './localize-controller.js';

const OWN_TYPES = ['retail', 'medical', 'wholesale', 'employee'] as const;

/** The name of a customer type: the host's, else ours, else the id as it is: it may have left the host's list. */
export function customerTypeName(id: string, types: readonly CustomerType[], form: LocalizeController<FormWords>): string {
  const own = OWN_TYPES.find((type) => type === id);
  return types.find((type) => type.id === id)?.label ?? (own ? form.t(`form.type.${own}`) : id);
}
