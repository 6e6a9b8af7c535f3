import { CustomerProviderElement } from '../elements/customer-provider/customer-provider.js';

CustomerProviderElement.define();
