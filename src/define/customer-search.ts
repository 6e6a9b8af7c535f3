import { CustomerSearchElement } from '../elements/customer-search/customer-search.js';

CustomerSearchElement.define();
