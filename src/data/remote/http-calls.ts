import type { Mutation } from '../../domain/mutation.js';
import type { PushAnswer } from '../../domain/remote-answer.js';
import type { AnswerOf, RouteName } from '../../domain/wire/routes.js';
import { askHttp, type HttpEndpoint, type Question } from './http-exchange.js';
import { hintsOf } from './http-hints.js';
import { pushInParts } from './push-parts.js';
import type { ChangeHint, RemoteCall } from './remote.js';

/** All that a remote is asked, with everything it takes to read the answers: it comes by `import()`. */
export class HttpCalls {
  constructor(private readonly endpoint: HttpEndpoint) {}

  ask<Name extends RouteName>(name: Name, question: Question, call: RemoteCall): Promise<AnswerOf<Name>> {
    return askHttp(this.endpoint, name, question, call);
  }

  /** @param gzip - Whether the remote takes packed bodies. */
  push(mutations: readonly Mutation[], gzip: boolean, call: RemoteCall): Promise<PushAnswer> {
    return pushInParts(mutations, (part) => this.ask('push', { body: { mutations: part }, gzip }, call));
  }

  hints(call: RemoteCall): AsyncIterable<ChangeHint> {
    return hintsOf(this.endpoint, call);
  }
}
