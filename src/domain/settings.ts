import type {
  CustomerClientOptions,
  CustomerClientSettings,
  CustomerType,
  Environment,
  FixedOptions,
  LiveOptions,
  LoyaltyOptions,
  OfflineRedemptionOptions,
  ParkedSaleOptions,
  RemoteOption,
  StoreCreditOptions,
  WebAddress,
} from './client-options.js';
import type { Clock } from './clock.js';
import { bool, callable, listOf, object, oneOf, orNull, readable, refuse, table, text, whole, words } from './config-check.js';
import type { Check, Checks } from './config-check.js';
import { CUSTOMER_FIELDS } from './customer.js';
import type { CustomField } from './customer.js';
import type { ConsentWording } from './consent.js';
import type { Reason } from './ledger.js';
import { PERMISSIONS } from './policy.js';
import type { Cashier } from './policy.js';
import type { SyncScope } from './remote-answer.js';

/** What settings take from the platform, as domain knows none. */
export interface Platform {
  /** IANA, of the browser. */
  readonly timeZone: string;
  readonly environment: Environment;
}

/**
 * Options in force: each value checked and copied, every default filled in. One that is `undefined` is not given.
 *
 * @throws {RegularsError} `invalid-config` with the path of the first wrong or unknown option.
 */
export function settingsOf(options: unknown, platform: Platform): CustomerClientSettings {
  const given = defined(ALL_OPTIONS(options === undefined ? {} : options, 'config'));
  const { merchantId, persist = 'full', storage = 'auto', environment } = given;
  if (given.remote && merchantId === undefined) refuse('config.merchantId', 'given with a remote');
  return completed({
    database: merchantId === undefined ? 'regulars' : `regulars:${merchantId}`,
    locationId: 'local',
    currency: 'USD',
    country: 'US',
    timeZone: platform.timeZone,
    ...given,
    persist,
    storage: persist === 'none' ? 'memory' : storage,
    environment: { ...platform.environment, ...environment },
  });
}

/**
 * Settings with other live options; one that is there as `undefined` goes back to its default.
 *
 * @throws {RegularsError} `invalid-config` for a fixed, unknown or wrong option.
 */
export function withLive(settings: CustomerClientSettings, live: unknown): CustomerClientSettings {
  return completed({ ...settings, ...LIVE_OPTIONS(live, 'config') });
}

type LiveName =
  | 'cashier'
  | 'profile'
  | 'shop'
  | 'requiredFields'
  | 'customFields'
  | 'customerTypes'
  | 'statusPolicy'
  | 'loyalty'
  | 'storeCredit'
  | 'parkedSales';
type Uncompleted = Omit<CustomerClientSettings, LiveName> & Pick<LiveOptions, LiveName>;

function completed(options: Uncompleted): CustomerClientSettings {
  return {
    cashier: { id: 'local' },
    profile: 'full-name',
    shop: 'retail',
    requiredFields: [],
    customFields: [],
    customerTypes: [{ id: 'retail' }, { id: 'medical' }, { id: 'wholesale' }, { id: 'employee' }],
    loyalty: {},
    storeCredit: {},
    parkedSales: {},
    ...defined(options),
    statusPolicy: { inactive: 'block', banned: 'block', ...defined(options.statusPolicy ?? {}) },
  };
}

/** Without what is there as `undefined`: over defaults that would be a value. */
function defined<Options extends object>(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;
}

const NAME = words(200);
const WORDING = object<ConsentWording>({ text: words(5000), version: NAME }, 'text', 'version');

const SCOPE = object<Exclude<SyncScope, string>>(
  { locationIds: listOf(NAME, String), seenWithinMonths: whole(1, 1200) },
  'locationIds',
  'seenWithinMonths',
);

const FIXED: Checks<FixedOptions> = {
  merchantId: NAME,
  database: NAME,
  locationId: NAME,
  currency: text(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD'),
  country: text(/^[A-Z]{2}$/, 'an ISO 3166-1 code such as US'),
  timeZone: readable((timeZone) => new Intl.DateTimeFormat('en', { timeZone }), 'an IANA time zone such as America/Denver'),
  storage: oneOf('auto', 'indexeddb', 'memory'),
  persist: oneOf('full', 'minimal', 'none'),
  remote,
  scope: (value, path) => (value === 'merchant' ? value : SCOPE(value, path)),
  workerUrl: (value, path) => words(2000)((Object(value) as Partial<WebAddress>).href ?? value, path),
  environment: object<Partial<Environment>>({ clock, newId: callable, random: callable, indexedDB: (factory) => factory }),
};

const CASHIER = object<Cashier>(
  {
    id: NAME,
    name: NAME,
    can: table(PERMISSIONS, oneOf('yes', 'grant', 'no')),
  },
  'id',
);

const CUSTOM_FIELD = object<CustomField>(
  {
    // A key of a plain object later on: none that every object has.
    id: readable((id) => /^[\w-]{1,64}$/.test(id) && !(id in {}), '1 to 64 letters, digits, _ or -'),
    label: NAME,
    type: oneOf('text', 'number', 'date', 'boolean', 'choice'),
    choices: listOf(NAME, String),
    required: bool,
    maxLength: whole(1, 5000),
  },
  'id',
  'label',
  'type',
);

const MONTHS = orNull(whole(1, 1200));
const REASONS = listOf(object<Reason>({ code: NAME, text: NAME }, 'code'), ({ code }) => code);

/** Without a register's, a customer's cap would leave it open how much may be lost. */
const CAP = table(['points', 'creditMinor'], whole(0, 1e12));

const CUSTOMER_TYPES = listOf(object<CustomerType>({ id: NAME, label: NAME }, 'id'), ({ id }) => id);

const LIVE: Checks<LiveOptions> = {
  cashier: orNull(CASHIER),
  registerName: NAME,
  locale: readable(Intl.getCanonicalLocales, 'a BCP 47 language tag such as en-US'),
  profile: oneOf('full-name', 'given-family'),
  shop: oneOf('retail', 'medical'),
  requiredFields: listOf(oneOf(...CUSTOMER_FIELDS), String),
  customFields: listOf(
    (value, path) => {
      const field = CUSTOM_FIELD(value, path);
      return field.type === 'choice' && !field.choices?.length ? refuse(`${path}.choices`, 'given for a choice') : field;
    },
    ({ id }) => id,
  ),
  customerTypes: (value, path) => {
    const types = CUSTOMER_TYPES(value, path);
    return types.length > 0 ? types : refuse(path, 'a list of one or more');
  },
  validate: callable,
  statusPolicy: table(['inactive', 'banned'], oneOf('block', 'warn')),
  consentWording: table(['sms', 'email', 'phone', 'post'], WORDING),
  loyalty: object<LoyaltyOptions>({
    earn: callable,
    expireAfterMonths: MONTHS,
    reasons: REASONS,
    allowNegative: bool,
    clamp: bool,
  }),
  storeCredit: object<StoreCreditOptions>({ expireAfterMonths: MONTHS, reasons: REASONS }),
  offlineRedemption: object<OfflineRedemptionOptions>({ customerDay: CAP, registerDay: CAP }, 'registerDay'),
  parkedSales: object<ParkedSaleOptions>({ days: whole(1, 3650), offline: oneOf('own', 'any') }),
};

const LIVE_OPTIONS: Check<LiveOptions> = object(LIVE);
const ALL_OPTIONS: Check<CustomerClientOptions> = object<CustomerClientOptions>({ ...FIXED, ...LIVE });

/** The options that a client keeps for its life. */
export const FIXED_NAMES = Object.keys(FIXED) as readonly (keyof FixedOptions)[];
/** Those that may change while it is open. */
export const LIVE_NAMES = Object.keys(LIVE) as readonly (keyof LiveOptions)[];

/** Kept as it is: a copy would lose its `this`. */
function clock(value: unknown, path: string): Clock {
  return can(value, 'now', 'monotonic', 'sleep') ? (value as Clock) : refuse(path, 'a clock');
}

/** Kept as it is, like a clock. */
function remote(value: unknown, path: string): RemoteOption {
  const isRemote = can(value, 'capabilities', 'whoami', 'push', 'pull', 'snapshot');
  return isRemote ? (value as RemoteOption) : refuse(path, 'a remote');
}

function can(value: unknown, ...methods: readonly string[]): boolean {
  return methods.every((method) => typeof Reflect.get(Object(value) as object, method) === 'function');
}
