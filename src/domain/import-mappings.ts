import type { ImportFormat } from './customer-import.js';
import { isImportTarget, type ImportTarget } from './import-target.js';

/** Targets by the key of a header; of two headers for one target the earlier is the better. */
export type Mapping = Readonly<Record<string, readonly ImportTarget[]>>;

/**
 * The customer directory of Square Dashboard: `Reference ID, First Name, Last Name, Email Address, Phone Number,
 * Nickname, Company Name, Street Address 1, Street Address 2, City, State, Postal Code, Birthday, Memo, Square
 * Customer ID, Creation Source, First Visit, Last Visit, Transaction Count, Lifetime Spend, Email Subscription
 * Status, Instant Profile, Blocked from online booking`.
 *
 * Status is Subscribed, Unsubscribed or Unknown: squareup.com/help/ie/article/6632 (read November 2026); the
 * header row from importers of such files on GitHub.
 */
const SQUARE: Mapping = {
  squarecustomerid: ['externalId'],
  referenceid: ['code'],
  firstname: ['givenName'],
  lastname: ['familyName'],
  surname: ['familyName'],
  nickname: ['nickname'],
  companyname: ['company'],
  emailaddress: ['email'],
  phonenumber: ['phone'],
  streetaddress1: ['address.line1'],
  streetaddress2: ['address.line2'],
  city: ['address.city'],
  state: ['address.region'],
  postalcode: ['address.postalCode'],
  country: ['address.country'],
  birthday: ['birthDate'],
  memo: ['note'],
  emailsubscriptionstatus: ['emailConsent'],
};

/**
 * Shopify admin: `Customer ID, First Name, Last Name, Email, Accepts Email Marketing, Default Address Company,
 * Default Address Address1, … Address2, … City, … Province Code, … Country Code, … Zip, … Phone, Phone, Accepts SMS
 * Marketing, Total Spent, Total Orders, Note, Tax Exempt, Tags`; and its older form: `First Name, Last Name, Email,
 * Company, Address1, Address2, City, Province, Province Code, Country, Country Code, Zip, Phone, Accepts Marketing, …`.
 *
 * Ids and phones carry an apostrophe in front, so that spreadsheets leave them alone. Header rows from importers and
 * sample files on GitHub (tramyardg/magento2ShopifyCSV for the older one), read November 2026.
 */
const SHOPIFY: Mapping = {
  customerid: ['externalId'],
  firstname: ['givenName'],
  lastname: ['familyName'],
  email: ['email'],
  acceptsemailmarketing: ['emailConsent'],
  acceptsmarketing: ['emailConsent'],
  acceptssmsmarketing: ['smsConsent'],
  defaultaddresscompany: ['company'],
  company: ['company'],
  defaultaddressaddress1: ['address.line1'],
  address1: ['address.line1'],
  defaultaddressaddress2: ['address.line2'],
  address2: ['address.line2'],
  defaultaddresscity: ['address.city'],
  city: ['address.city'],
  defaultaddressprovincecode: ['address.region'],
  provincecode: ['address.region'],
  defaultaddresscountrycode: ['address.country'],
  countrycode: ['address.country'],
  defaultaddresszip: ['address.postalCode'],
  zip: ['address.postalCode'],
  phone: ['phone'],
  defaultaddressphone: ['phone'],
  note: ['note'],
};

/**
 * Lightspeed Retail (X-Series), once Vend: `id, customer_code, first_name, last_name, email, customer_group,
 * year_to_date, balance, loyalty_balance, note, gender, date_of_birth, company_name, phone, mobile, fax, twitter,
 * website, do_not_email, created_at, physical_address1, physical_address2, physical_suburb, physical_city,
 * physical_postcode, physical_state, postal_address1, …, custom_field_1 …`, as commands/exportCustomers.go of
 * github.com/vend/vend-cli writes it (read November 2026).
 *
 * The code is the key there too: a row with another code makes another customer
 * (support.vendhq.com/hc/en-us/articles/360000851496). Who is not marked `do_not_email` has not opted in.
 */
const LIGHTSPEED: Mapping = {
  customercode: ['code', 'key'],
  id: ['externalId'],
  firstname: ['givenName'],
  lastname: ['familyName'],
  companyname: ['company'],
  email: ['email'],
  mobile: ['phone'],
  phone: ['phone'],
  note: ['note'],
  customernote: ['note'],
  dateofbirth: ['birthDate'],
  donotemail: ['emailRefusal'],
  physicaladdress1: ['address.line1'],
  physicaladdress2: ['address.line2'],
  physicalsuburb: ['address.line2'],
  physicalcity: ['address.city'],
  physicalstate: ['address.region'],
  physicalpostcode: ['address.postalCode'],
  physicalcountryid: ['address.country'],
  physicalcountry: ['address.country'],
};

/** A sheet that somebody keeps, headed in English, Spanish or French. */
const PLAIN: Mapping = mapping({
  displayName: 'name fullname customername displayname customer nombrecompleto nombreyapellidos cliente nomcomplet client',
  givenName: 'firstname givenname forename nombre prenom',
  familyName: 'lastname familyname surname apellido apellidos nom nomdefamille',
  nickname: 'nickname apodo surnom',
  company: 'company companyname business empresa entreprise societe',
  phone:
    'phone phonenumber mobile mobilephone mobilenumber cell cellphone telephone telephonenumber tel telefono movil portable numerodetelephone',
  email: 'email emailaddress mail correo correoelectronico courriel adresseemail',
  birthDate: 'birthdate birthday dateofbirth dob fechadenacimiento datedenaissance',
  customerType: 'customertype type tipo tipodecliente typedeclient',
  code: 'code customercode loyaltycard loyaltynumber cardnumber membernumber barcode codigo codigodecliente codeclient cartedefidelite',
  note: 'note notes memo comment comments remarks nota notas remarque remarques',
  externalId: 'externalid customerid id',
  emailConsent: 'emailoptin emailconsent emailmarketing acceptsemailmarketing acceptsmarketing',
  smsConsent: 'smsoptin smsconsent textoptin acceptssmsmarketing',
  'address.line1': 'address address1 addressline1 line1 street streetaddress streetaddress1 direccion adresse',
  'address.line2': 'address2 addressline2 line2 streetaddress2',
  'address.city': 'city town ciudad ville',
  'address.region': 'state region province provincecode county provincia estado',
  'address.postalCode': 'postalcode postcode zip zipcode codigopostal codepostal',
  'address.country': 'country countrycode pais pays',
});

export const MAPPINGS: Readonly<Record<ImportFormat, Mapping>> = {
  square: SQUARE,
  shopify: SHOPIFY,
  lightspeed: LIGHTSPEED,
  plain: PLAIN,
};

/** Headers that only stand together in one export, in the order of asking. */
export const MARKS: readonly (readonly [ImportFormat, readonly string[]])[] = [
  ['square', ['squarecustomerid']],
  ['square', ['emailaddress', 'emailsubscriptionstatus']],
  ['lightspeed', ['firstname', 'donotemail']],
  ['lightspeed', ['firstname', 'physicaladdress1']],
  ['shopify', ['firstname', 'defaultaddressaddress1']],
  ['shopify', ['firstname', 'acceptsemailmarketing', 'taxexempt']],
  ['shopify', ['firstname', 'acceptsmarketing', 'provincecode']],
];

/** A mapping from its targets, each with its headers in the order of preference. */
function mapping(headers: Partial<Record<ImportTarget, string>>): Mapping {
  const entries = Object.entries(headers).flatMap(([target, list]) =>
    isImportTarget(target) ? (list ?? '').split(' ').map((header) => [header, [target]] as const) : [],
  );
  return Object.fromEntries(entries);
}
