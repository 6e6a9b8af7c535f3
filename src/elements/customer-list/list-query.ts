import type { ListFilters, ListQuery } from '../../domain/customer-query.js';
import type { CustomerStatus } from '../../domain/status.js';

export type ListSort = NonNullable<ListQuery['sort']>;

export const SORTS: readonly ListSort[] = ['name', 'created-at', 'last-sale-at', 'points'];

/** What a list is asked for, without the place in it. */
export type ListAsked = Required<Pick<ListQuery, 'filters' | 'sort' | 'descending'>>;

export function isSort(value: unknown): value is ListSort {
  return SORTS.some((sort) => sort === value);
}

/** Whether a value of the host's can be filters: an object, and no text of one. */
export function isFilters(value: unknown): value is ListFilters {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { statuses = [], customerTypes = [] } = value as { statuses?: unknown; customerTypes?: unknown };
  return Array.isArray(statuses) && Array.isArray(customerTypes);
}

/** Whether two queries have the same answer. */
export function isSameAsked(one: ListAsked, other: ListAsked): boolean {
  return keyOf(one) === keyOf(other);
}

/** Whether any filter is on. */
export function isFiltered(filters: ListFilters): boolean {
  return Object.values(tidy(filters)).length > 0;
}

/** The statuses with one of them in or out. All are let through where none is named. */
export function withStatus(filters: ListFilters, status: CustomerStatus, isOn: boolean): ListFilters {
  return tidy({ ...filters, statuses: withValue(filters.statuses, status, isOn) });
}

/** The customer types with one of them in or out. All are let through where none is named. */
export function withType(filters: ListFilters, type: string, isOn: boolean): ListFilters {
  return tidy({ ...filters, customerTypes: withValue(filters.customerTypes, type, isOn) });
}

export type FlagFilter = 'hasPoints' | 'hasStoreCredit' | 'expiredDocument';

export function withFlag(filters: ListFilters, flag: FlagFilter, isOn: boolean): ListFilters {
  const { [flag]: _, ...others } = filters;
  return tidy(isOn ? { ...others, [flag]: true } : others);
}

/** Without what filters nothing. */
function tidy({ statuses, customerTypes, ...flags }: ListFilters): ListFilters {
  return {
    ...(statuses && statuses.length > 0 ? { statuses } : {}),
    ...(customerTypes && customerTypes.length > 0 ? { customerTypes } : {}),
    ...flags,
  };
}

function withValue<T>(values: readonly T[] = [], value: T, isOn: boolean): readonly T[] {
  const others = values.filter((other) => other !== value);
  return isOn ? [...others, value] : others;
}

function keyOf({ filters, sort, descending }: ListAsked): string {
  const { statuses, customerTypes, hasPoints, hasStoreCredit, overspent, expiredDocument } = tidy(filters);
  const flags = [hasPoints, hasStoreCredit, overspent, expiredDocument].map((flag) => flag ?? null);
  return JSON.stringify([sort, descending, statuses ?? null, customerTypes ?? null, ...flags]);
}
