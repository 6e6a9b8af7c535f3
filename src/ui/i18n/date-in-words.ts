/** A `YYYY-MM-DD` in the words of a locale, such as March 7, 1984. */
export function dateInWords(locale: string, localDate: string): string {
  // A date without time has no zone: read and said in UTC, it stays the day it is.
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(localDate));
}
