import { isRegularsError, RegularsError } from '../../domain/errors.js';

/** `refused`: the last one no longer counts. */
export interface TokenAsk {
  readonly reason: 'first' | 'refused';
  readonly registerId: string;
}

export type TokenSource = (ask: TokenAsk) => string | Promise<string>;

/** A register's token: asked of the host once, and again where a remote refuses it. Calls at the same time share one. */
export class HttpTokens {
  private readonly kept = new Map<string, Promise<string>>();

  constructor(private readonly source: TokenSource) {}

  /** @throws {RegularsError} What the host's function threw, `remote-unreachable` else; `remote-unauthorized` for what is no token. */
  current(registerId: string): Promise<string> {
    return this.kept.get(registerId) ?? this.ask({ reason: 'first', registerId });
  }

  /** In place of one that was refused; another call may have asked meanwhile. */
  async renewed(registerId: string, refused: string): Promise<string> {
    const kept = this.kept.get(registerId);
    const token = kept && (await kept.catch(() => refused));
    return token === undefined || token === refused ? this.askOnce(registerId, kept) : token;
  }

  private askOnce(registerId: string, instead: Promise<string> | undefined): Promise<string> {
    const kept = this.kept.get(registerId);
    return kept && kept !== instead ? kept : this.ask({ reason: 'refused', registerId });
  }

  private ask(ask: TokenAsk): Promise<string> {
    const asked = this.read(ask);
    this.kept.set(ask.registerId, asked);
    asked.catch(() => {
      if (this.kept.get(ask.registerId) === asked) this.kept.delete(ask.registerId);
    });
    return asked;
  }

  private async read(ask: TokenAsk): Promise<string> {
    let token: unknown;
    try {
      token = await this.source(ask);
    } catch (error) {
      if (isRegularsError(error)) throw error;
      // Most often the host's own server was away: that passes, as a remote's does.
      throw new RegularsError('remote-unreachable', 'The function `token` failed.', { cause: error });
    }
    if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token;
    throw new RegularsError('remote-unauthorized', 'The function `token` gave no text that can be sent as a bearer.');
  }
}
