// Compiled and never run: that what the schemas give is what the rules take, kind by kind and field by field.
import type * as z from 'zod/mini';
import type { ChangeHint } from '../../src/data/remote/remote.js';
import type { Change, CustomerWhole } from '../../src/domain/change.js';
import type { Mutation } from '../../src/domain/mutation.js';
import type {
  CustomerFound,
  GrantGiven,
  HistoryPage,
  NumberRevealed,
  PullAnswer,
  PushAnswer,
  RemoteAnswer,
  RemoteCapabilities,
  SearchFound,
  SnapshotPage,
  WhoAmI,
} from '../../src/domain/remote-answer.js';
import type { change, customerWhole } from '../../src/domain/wire/change-schema.js';
import type { mutation } from '../../src/domain/wire/mutation-schema.js';
import type { RouteName, ROUTES } from '../../src/domain/wire/routes.js';

/** Does not compile for what is not true. */
type Holds<Claim extends true> = Claim;
type Is<Part, Whole> = [Part] extends [Whole] ? true : false;

/** The names of all fields, so that one the schemas forgot shows: of each member of a union on its own, however deep. */
type Fields<Value> = Value extends string | number | boolean
  ? 0
  : Value extends readonly (infer Entry)[]
    ? readonly Fields<Entry>[]
    : Value extends object
      ? { [Name in keyof Value]-?: Fields<Exclude<Value[Name], undefined | null>> }
      : 0;

type ReadMutation = z.output<typeof mutation>;
type ReadChange = z.output<typeof change>;
type Answers = { [Name in RouteName]: z.output<(typeof ROUTES)[Name]['answer']> };

interface Domain {
  capabilities: RemoteCapabilities;
  whoami: WhoAmI;
  push: PushAnswer;
  pull: PullAnswer;
  snapshot: SnapshotPage;
  watch: ChangeHint;
  search: SearchFound;
  get: CustomerFound;
  history: RemoteAnswer & HistoryPage;
  reveal: NumberRevealed;
  approve: GrantGiven;
}

export type Claims = [
  Holds<Is<ReadMutation, Mutation>>,
  Holds<Is<Mutation['kind'], ReadMutation['kind']>>,
  Holds<Is<Fields<ReadMutation>, Fields<Mutation>>>,
  Holds<Is<ReadChange, Change>>,
  Holds<Is<Change['type'], ReadChange['type']>>,
  Holds<Is<Fields<ReadChange>, Fields<Change>>>,
  Holds<Is<z.output<typeof customerWhole>, CustomerWhole>>,
  Holds<Is<Answers, Domain>>,
  Holds<Is<Fields<Answers['pull']>, Fields<Domain['pull']>>>,
  Holds<Is<Fields<Answers['snapshot']>, Fields<Domain['snapshot']>>>,
  Holds<Is<Fields<Answers['get']>, Fields<Domain['get']>>>,
  Holds<Is<Fields<Answers['push']>, Fields<Domain['push']>>>,
  Holds<Is<Fields<Answers['whoami']>, Fields<Domain['whoami']>>>,
  Holds<Is<Fields<Answers['history']>, Fields<Domain['history']>>>,
  Holds<Is<Fields<Answers['approve']>, Fields<Domain['approve']>>>,
];
