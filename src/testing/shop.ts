import { idMaker, platformEnvironment } from '../data/environment.js';
import type { Remote } from '../data/remote/remote.js';
import type { Clock } from '../domain/clock.js';
import type { Id } from '../domain/id.js';
import type { Mutation } from '../domain/mutation.js';
import type { OptionalMethod } from '../domain/remote-answer.js';
import { fail, present } from './check.js';
import { Till } from './till.js';

/** A remote to check, with what a test has to know of it. */
export interface ContractRemote {
  readonly remote: Remote;
  /** Two registers that it takes calls of; made up where not given, for a remote that takes any. */
  readonly registers?: readonly [string, string, ...string[]];
  /** Of a manager who may everything. Without one, nothing that needs an approval is checked. */
  readonly managerPin?: string;
  /** Takes down what was made for the test. */
  end?(): void | Promise<void>;
}

/** Two registers at one remote, for the time of one test. Ids are fresh: nothing is asked of what was there before. */
export class Shop {
  readonly clock: Clock = platformEnvironment().clock;
  readonly newId: () => Id = idMaker(() => this.clock.now());
  readonly here: Till;
  readonly there: Till;
  /** One that a remote may lack, to be called. */
  readonly method: <Name extends OptionalMethod>(name: Name) => NonNullable<Remote[Name]> = (name) => {
    const method = this.remote[name];
    if (!method) return fail(`capabilities().methods names ${name}, which is not there.`);
    return method.bind(this.remote) as NonNullable<Remote[typeof name]>;
  };
  /** A location that both may name. */
  locationId = '';
  private kinds: readonly Mutation['kind'][] = [];
  private methods: readonly OptionalMethod[] = [];

  private constructor(private readonly given: ContractRemote) {
    const [here, there] = given.registers ?? [this.newId(), this.newId()];
    this.here = new Till(this, here);
    this.there = new Till(this, there);
  }

  static async open(given: ContractRemote): Promise<Shop> {
    const shop = new Shop(given);
    const { kinds, methods } = await given.remote.capabilities(shop.here.call());
    shop.kinds = kinds;
    shop.methods = methods;
    const [one, other] = [await given.remote.whoami(shop.here.call()), await given.remote.whoami(shop.there.call())];
    const shared = one.locationIds.find((id) => other.locationIds.includes(id));
    shop.locationId = present(shared, 'A location that both registers may name');
    return shop;
  }

  get remote(): Remote {
    return this.given.remote;
  }

  get managerPin(): string {
    return this.given.managerPin ?? fail('This line needs a manager’s PIN.');
  }

  has({ kinds = [], methods = [], manager = false }: Needs): boolean {
    return (
      kinds.every((kind) => this.kinds.includes(kind)) &&
      methods.every((method) => this.methods.includes(method)) &&
      (!manager || (this.given.managerPin !== undefined && this.methods.includes('approve')))
    );
  }
}

/** What a line is about: where a remote declares less, it promises nothing there. */
export interface Needs {
  readonly kinds?: readonly Mutation['kind'][];
  readonly methods?: readonly OptionalMethod[];
  readonly manager?: boolean;
}

/** One line of the contract. */
export interface Line extends Needs {
  readonly says: string;
  check(shop: Shop): Promise<void>;
}

/** Lines that are all about these kinds of mutation, and each about its own besides. */
export function about(kinds: readonly Mutation['kind'][], lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => ({ ...line, kinds: [...kinds, ...(line.kinds ?? [])] }));
}
