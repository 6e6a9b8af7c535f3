import { CustomerAccountElement } from '../../src/elements/customer-account/customer-account.js';
import { CustomerFormElement } from '../../src/elements/customer-form/customer-form.js';
import { CustomerPanelElement } from '../../src/elements/customer-panel/customer-panel.js';
import { CustomerSearchElement } from '../../src/elements/customer-search/customer-search.js';
import '../../src/define.js';
import { elementContract } from './element-contract.js';

elementContract({ elementClass: CustomerSearchElement, spanish: /Buscar un cliente/, control: 'input' });
elementContract({ elementClass: CustomerAccountElement, spanish: /[Cc]liente/ });
elementContract({ elementClass: CustomerFormElement, spanish: /Nombre|Guardar|Cargando/, control: 'input' });
elementContract({ elementClass: CustomerPanelElement, spanish: /[Cc]liente/, control: 'button' });
