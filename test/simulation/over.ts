import type { Remote } from '../../src/data/remote/remote.js';

/** A remote that does some things otherwise. */
export function over(remote: Remote, otherwise: Partial<Remote>): Remote {
  return new Proxy(remote, {
    get: (target, name) => {
      const method: unknown = Reflect.get(otherwise, name) ?? Reflect.get(target, name);
      return typeof method === 'function' ? (method as (...args: unknown[]) => unknown).bind(target) : method;
    },
  });
}
