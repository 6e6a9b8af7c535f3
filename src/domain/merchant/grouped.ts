/** Which ids belong to which. */
export class Grouped {
  constructor(private readonly groups = new Map<string, Set<string>>()) {}

  add(group: string, id: string): void {
    const ids = this.groups.get(group);
    if (ids) ids.add(id);
    else this.groups.set(group, new Set([id]));
  }

  remove(group: string, id: string): void {
    const ids = this.groups.get(group);
    ids?.delete(id);
    if (ids?.size === 0) this.groups.delete(group);
  }

  of(group: string): Iterable<string> {
    return this.groups.get(group) ?? [];
  }

  copy(): Grouped {
    return new Grouped(new Map([...this.groups].map(([group, ids]) => [group, new Set(ids)])));
  }
}
