/** Runs one statement: its text with `$1` and so on, and what they stand for. */
export type Run = (text: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

/** One transaction, seen from inside: a template is a statement when it is awaited, and a part of one inside another. */
export type Sql = <Rows extends readonly object[] = readonly Record<string, unknown>[]>(
  strings: TemplateStringsArray,
  ...values: readonly unknown[]
) => Statement<Rows>;

/** Values never become text of a statement: they travel beside it. */
export class Statement<Rows extends readonly object[]> implements PromiseLike<Rows> {
  private running: Promise<Rows> | null = null;

  constructor(
    private readonly run: Run,
    private readonly strings: TemplateStringsArray,
    private readonly parts: readonly unknown[],
  ) {}

  /** Begins now, rather than when somebody waits. Once. */
  execute(): Promise<Rows> {
    const values: unknown[] = [];
    this.running ??= this.run(this.textWith(values), values) as Promise<unknown> as Promise<Rows>;
    return this.running;
  }

  then<Kept = Rows, Failed = never>(
    kept?: ((rows: Rows) => Kept | PromiseLike<Kept>) | null,
    failed?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Kept | Failed> {
    return this.execute().then(kept, failed);
  }

  private textWith(values: unknown[]): string {
    return this.strings.reduce((text, next, place) => {
      const part = this.parts[place - 1];
      return text + (part instanceof Statement ? part.textWith(values) : `$${values.push(part)}`) + next;
    });
  }
}

export function sqlOver(run: Run): Sql {
  return (strings, ...parts) => new Statement(run, strings, parts);
}
