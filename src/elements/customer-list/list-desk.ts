import { html, nothing } from 'lit';
import type { ReactiveController } from 'lit';
import { errorSentence } from '../../context/error-sentence.js';
import { LocalizeController } from '../../context/localize-controller.js';
import type { ListFilters } from '../../domain/customer-query.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { permissionOf } from '../../domain/policy.js';
import { ListFilterEvent } from '../../events/list-filter.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { faceStyles } from '../../ui/face.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { listWords } from '../../ui/i18n/list/en.js';
import { contentStyles } from '../../ui/theme/content-styles.js';
import { countLine, countText, listFilters } from './list-filters.js';
import { listHead } from './list-head.js';
import type { ListImport } from './list-import.js';
import { listFailure, listSkeleton, nobodyHere } from './list-places.js';
import { isFiltered } from './list-query.js';
import type { ListSort } from './list-query.js';
import { ListTable } from './list-table.js';
import type { TableHost } from './list-table.js';
import { gridStyles } from './list-grid.styles.js';
import { headStyles } from './list-head.styles.js';
import { placeStyles } from './list-places.styles.js';
import { rowStyles } from './list-row.styles.js';
import { RowChoice } from './row-choice.js';

/** Counts wait until the ticking rests. */
const COUNT_DELAY_MS = 400;

/** The list whose content this is. */
export type ListHost = TableHost & {
  readonly isView: boolean;
  sort: ListSort;
  descending: boolean;
  selectedId: CustomerId | null;
  importable: boolean;
  filters: ListFilters;
  report(error: unknown): void;
};

/** All of a list but its attributes: loaded, in one piece, with the first one that shows. */
export class ListDesk implements ReactiveController {
  readonly announcer: Announcer;

  private readonly words: LocalizeController<typeof listWords.words>;
  private readonly common: LocalizeController<typeof commonWords.words>;
  private readonly table: ListTable;
  private readonly choice: RowChoice;
  private importing: ListImport | undefined;
  private toldError: RegularsError | undefined;
  private spokenFailure: RegularsError | undefined;
  /** The filters and order whose answer was told last. */
  private told: { readonly filters: ListFilters; readonly sort: ListSort; readonly descending: boolean } | undefined;

  constructor(private readonly host: ListHost) {
    // First, so that in each update it takes what has come before the others ask anew.
    host.addController(this);
    this.announcer = new Announcer(host);
    this.words = new LocalizeController(host, listWords);
    this.common = new LocalizeController(host, commonWords);
    this.choice = new RowChoice(host, (error) => host.report(error));
    const { words, common } = this;
    this.table = new ListTable(host, {
      words,
      common,
      announcer: this.announcer,
      onChoose: (row) => this.choice.choose(row),
      onAnswer: () => this.tell(),
    });
    const sheets = [...contentStyles, faceStyles, headStyles, placeStyles, gridStyles, rowStyles].flatMap(
      ({ styleSheet }) => styleSheet ?? [],
    );
    if (host.renderRoot instanceof ShadowRoot) host.renderRoot.adoptedStyleSheets.push(...sheets);
  }

  /** Names of the states it is in, for the part. */
  states(failure: RegularsError | undefined): string {
    if (failure ?? this.table.error) return ' failed';
    if (!this.table.isAnswered) return ' loading';
    return this.table.counts.shown === 0 ? ' empty' : '';
  }

  /** Gives focus to the row that the keys are on. Returns whether there is one. */
  focusRow(): boolean {
    return this.table.focus();
  }

  scrollTo(customerId: CustomerId): Promise<boolean> {
    return this.table.scrollTo(customerId);
  }

  hostUpdate(): void {
    const { error } = this.table;
    if (error === this.toldError) return;
    this.toldError = error;
    this.host.report(error ?? null);
  }

  hostUpdated(): void {
    const { toldError } = this;
    if (!toldError || toldError === this.spokenFailure) return;
    this.spokenFailure = toldError;
    this.announcer.alert(errorSentence(this.common, toldError));
  }

  render(failure: RegularsError | undefined): unknown {
    const { host, words, table } = this;
    const settings = host.link.client?.options;
    const mayCreate = settings !== undefined && permissionOf(settings.cashier, 'create') !== 'no';
    const level = host.headingLevel ?? host.link.presentation?.headingLevel ?? 2;
    return html`${listHead({
      words,
      profile: settings?.profile ?? 'full-name',
      level: host.isView ? null : level,
      mayCreate,
      mayImport: mayCreate && host.importable,
      onNew: this.onNew,
      onFile: (file) => void this.bringIn(file),
    })}
    ${this.importing?.render()} ${this.renderFailure(failure)} ${table.isAnswered ? this.renderRows(mayCreate) : this.renderWaiting(failure)}
    ${this.choice.render()}`;
  }

  private renderWaiting(failure: RegularsError | undefined): unknown {
    return failure ? nothing : listSkeleton(this.words.t('list.loading'));
  }

  private renderFailure(failure: RegularsError | undefined): unknown {
    if (!failure) return nothing;
    const canRetry = failure === this.table.error && failure.code !== 'locked';
    const retry = { label: this.common.t('common.tryAgain'), onPress: this.onRetry };
    return listFailure(errorSentence(this.common, failure), canRetry ? retry : null);
  }

  private renderRows(mayCreate: boolean): unknown {
    const { host, words, table } = this;
    const { validFilters: filters, validSort: sort, descending } = host;
    const { shown, total } = table.counts;
    const types = host.link.client?.options.customerTypes ?? [];
    const nobody = isFiltered(filters)
      ? nobodyHere(words.t('list.noneLeft'), { label: words.t('list.clear'), onPress: this.onClear })
      : nobodyHere(words.t('list.none'), mayCreate ? { label: words.t('list.new'), onPress: this.onNew } : null);
    // There is nothing to filter, to count or to put in order.
    if (total === 0 && !isFiltered(filters)) return nobody;
    return html`${listFilters({
      words,
      filters,
      hasBanned: table.hasBanned,
      types: types.map(({ id }) => ({ id, name: table.typeName(id) })),
      onFilter: this.onFilter,
    })}
    ${countLine({ words, filters, shown, total, sort, descending, onClear: this.onClear, onSort: this.onSort })}
    ${shown === 0 ? nobody : table.render(this.onSort)}`;
  }

  /** Says what another filter or order has brought, once it shows. */
  private tell(): void {
    const { host, words, told, table } = this;
    const { validFilters: filters, validSort: sort, descending } = host;
    this.told = { filters, sort, descending };
    if (!told) return;
    const { shown, total } = table.counts;
    if (told.filters !== filters) {
      host.dispatchEvent(new ListFilterEvent({ filters, shown, total }));
      this.announcer.say(countText({ words, shown, total }), COUNT_DELAY_MS);
    } else if (told.sort !== sort || told.descending !== descending) {
      const order = words.t(descending ? 'list.order.down' : 'list.order.up');
      this.announcer.say(words.t('list.sorted', { by: words.t(`list.sort.${sort}`), order }), COUNT_DELAY_MS);
    }
  }

  private async bringIn(file: File): Promise<void> {
    const { host, words, common, announcer } = this;
    try {
      const { ListImport } = await import('./list-import.js');
      this.importing ??= new ListImport(host, {
        words,
        common,
        announcer,
        client: () => host.link.client,
        onClose: () => host.renderRoot.querySelector<HTMLElement>('.import')?.focus(),
      });
      await this.importing.run(file);
    } catch (error) {
      host.report(error);
    }
  }

  private readonly onNew = (): void => this.choice.openNew();

  private readonly onFilter = (filters: ListFilters): void => {
    this.host.filters = filters;
  };

  private readonly onClear = (): void => {
    this.host.filters = {};
    // The button goes with the filters; what is left to do is in the rows.
    this.host.renderRoot.querySelector<HTMLElement>('.tick')?.focus();
  };

  private readonly onSort = (sort: ListSort, descending: boolean): void => {
    this.host.sort = sort;
    this.host.descending = descending;
  };

  private readonly onRetry = (): void => {
    this.host.report(null);
    this.table.retry();
    this.host.renderRoot.querySelector<HTMLElement>('.new, .tick')?.focus();
  };
}
