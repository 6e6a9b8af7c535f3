import { CustomerFormElement } from '../elements/customer-form/customer-form.js';

CustomerFormElement.define();
