export interface StreamEvent {
  /** `message` where none was named. */
  readonly event: string;
  readonly data: string;
}

/** No hint is as long: what is, is none of ours. */
const MOST_CHARACTERS = 65_536;

/**
 * Server-sent events as they come, wherever the text is cut. Comments are left out, and so is an event the stream ends in.
 */
export class EventStreamReader {
  private rest = '';
  private event = '';
  private data: string[] = [];
  private isFirst = true;

  /**
   * The events this piece of text completes.
   *
   * @throws {RangeError} For one that has no end.
   */
  read(piece: string): StreamEvent[] {
    this.rest += this.isFirst && piece.startsWith('\ufeff') ? piece.slice(1) : piece;
    if (piece !== '') this.isFirst = false;

    const events: StreamEvent[] = [];
    // A CR at the end may be half of a CRLF: which it is shows the next piece.
    for (let end; (end = /\r\n|\n|\r(?=[^])/.exec(this.rest));) {
      const found = this.take(this.rest.slice(0, end.index));
      this.rest = this.rest.slice(end.index + end[0].length);
      if (found) events.push(found);
    }
    if (this.rest.length + this.data.join('').length > MOST_CHARACTERS) throw new RangeError('An event has no end.');
    return events;
  }

  private take(line: string): StreamEvent | null {
    if (line === '') return this.finish();
    const [, field = '', value = ''] = /^([^:]*)(?::\x20?([^]*))?$/.exec(line) ?? [];
    if (field === 'event') this.event = value;
    if (field === 'data') this.data.push(value);
    return null;
  }

  private finish(): StreamEvent | null {
    const found = this.data.length === 0 ? null : { event: this.event || 'message', data: this.data.join('\n') };
    this.event = '';
    this.data = [];
    return found;
  }
}
