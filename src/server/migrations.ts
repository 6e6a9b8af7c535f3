/** One step of the schema, under a number. What was released is never edited: the next step is a new one. */
export interface Migration {
  readonly number: number;
  readonly says: string;
  readonly sql: string;
}

/** Neither owner nor superuser: what row-level security says holds for it. */
export const APP_ROLE = 'regulars_app';

/** Every table of merchants, each under row-level security. */
const TABLES = [
  'merchants',
  'registers',
  'records',
  'words',
  'outcomes',
  'grant_uses',
  'grants',
  'manager_pins',
  'snapshots',
] as const;

/**
 * Every key begins with the merchant, no sequence is shared between merchants, and ids come from outside, so that the tables
 * can be spread over machines by merchant. Texts compare by their bytes: ids, moments and folded words sort so everywhere.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    says: 'merchants, what they have, and what registers were told',
    sql: `
create table regulars.merchants (
  merchant text collate "C" primary key,
  n bigint not null default 0,
  epoch text not null,
  remote text not null
);

create table regulars.registers (
  merchant text collate "C",
  id text collate "C",
  last_seen text collate "C" not null,
  public_key text,
  tries text,
  primary key (merchant, id)
);

-- All that has a version and shows in the feed: each record once, as it now is. 'body' is what registers get, 'held' what the
-- rules keep beside it, 'secret' what is encrypted; texts, since jsonb has no \\u0000 and gives numbers back as others.
create table regulars.records (
  merchant text collate "C",
  kind text collate "C",
  id uuid,
  n bigint not null,
  place bigint not null,
  customer uuid,
  parent uuid,
  location text collate "C",
  at text collate "C",
  lapse text collate "C",
  live boolean not null,
  body text not null,
  held text,
  secret text,
  primary key (merchant, kind, id)
) with (fillfactor = 85);

create index records_feed on regulars.records (merchant, n);
create index records_of on regulars.records (merchant, customer, kind) where customer is not null;
create index records_parent on regulars.records (merchant, parent) where parent is not null;
create index records_lapse on regulars.records (merchant, customer, lapse) where lapse is not null;
create index records_queue on regulars.records (merchant, id) where kind = 'parked' and live;

create table regulars.words (
  merchant text collate "C",
  id uuid,
  word text collate "C",
  name text collate "C" not null,
  active boolean not null,
  primary key (merchant, id, word)
);
create index words_word on regulars.words (merchant, word) include (id, name, active);

create table regulars.outcomes (
  merchant text collate "C",
  id uuid,
  body text not null,
  result text not null,
  primary key (merchant, id)
);

create table regulars.grant_uses (
  merchant text collate "C",
  id uuid,
  grant_id uuid not null,
  body text not null,
  primary key (merchant, id)
);

create table regulars.grants (
  merchant text collate "C",
  register text collate "C",
  entry uuid,
  asked text not null,
  given text not null,
  primary key (merchant, register, entry)
);

create table regulars.manager_pins (
  merchant text collate "C",
  manager uuid,
  pin text not null,
  primary key (merchant, manager),
  unique (merchant, pin)
);

create table regulars.snapshots (
  merchant text collate "C",
  register text collate "C",
  scope text collate "C",
  cursor text not null,
  epoch text not null,
  primary key (merchant, register, scope)
);
${TABLES.map(secured).join('')}
grant usage on schema regulars to ${APP_ROLE};
`,
  },
  {
    number: 2,
    says: 'what is due by the day, and what was answered of whoever is erased',
    sql: `
alter table regulars.merchants add column pruned bigint not null default 0;

-- Which merchants there are is for who connects to know, and not for the role that works for one of them.
create policy listed on regulars.merchants for select to current_user using (true);

create index records_gone on regulars.records (merchant, at) where kind in ('document', 'parked') and not live;

-- Answers with free text, of which there are few: looked through where somebody is erased.
create index outcomes_said on regulars.outcomes (merchant) where result like '%"text":%' or result like '%"extra":%';
`,
  },
  {
    number: 3,
    says: 'what registers call themselves',
    sql: 'alter table regulars.registers add column name text;',
  },
  {
    number: 4,
    says: 'what registers wrote under grants they gave while this was away',
    sql: 'alter table regulars.registers add column offline_uses text;',
  },
  {
    number: 5,
    says: 'which merchant it is looked up once a statement, and not for each row',
    sql: TABLES.map(
      (table) => `alter policy own on regulars.${table} using (merchant = (select current_setting('regulars.merchant', true)))
  with check (merchant = (select current_setting('regulars.merchant', true)));`,
    ).join('\n'),
  },
  {
    number: 6,
    says: 'all words of a customer stand with the customer too, and are looked up by themselves alone',
    // Forced row-level security holds for who migrates as well: nothing would be seen of any merchant.
    sql: `
alter table regulars.records add column words text collate "C";
alter table regulars.records no force row level security;
alter table regulars.words no force row level security;
update regulars.records r set words = f.words
  from (select merchant, id, string_agg(E'\\n' || word, '') as words from regulars.words group by merchant, id) f
  where r.merchant = f.merchant and r.kind = 'customer' and r.id = f.id;
alter table regulars.records force row level security;
alter table regulars.words force row level security;
alter table regulars.words drop constraint words_pkey;
drop index regulars.words_word;
alter table regulars.words add primary key (merchant, word, id) include (name, active);
`,
  },
];

/** Before any: where the tables lie, which steps were taken, and as whom the backend works. */
export const FOUNDATION = `
create schema if not exists regulars;
create table if not exists regulars.migrations (number int primary key, at timestamptz not null default now());
do $$
begin
  if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
    create role ${APP_ROLE} nologin;
  end if;
  if not pg_has_role(current_user, '${APP_ROLE}', 'member') then
    execute format('grant ${APP_ROLE} to %I', current_user);
  end if;
exception
  -- Of another database of this server, at the same moment.
  when duplicate_object or unique_violation then null;
end $$;
`;

/** Words are compared by their trigrams where this is; else by their beginnings alone. */
export const TRIGRAMS = 'create extension if not exists pg_trgm';

function secured(table: string): string {
  return `
alter table regulars.${table} enable row level security;
alter table regulars.${table} force row level security;
create policy own on regulars.${table} using (merchant = current_setting('regulars.merchant', true))
  with check (merchant = current_setting('regulars.merchant', true));
grant select, insert, update, delete on regulars.${table} to ${APP_ROLE};
`;
}
