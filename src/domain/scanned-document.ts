/** How the text of a driver's license begins or goes on: its file type, then an issuer, all of which have a 6 first. */
const FILE_TYPE = /(?:ANSI|AAMVA)[\s\p{Cc}]*6\d{5}/iu;
/** Before it a sign, and line and record separators as the scanner types them. */
const BEGINNING = /^[\s\p{Cc}]*@[\s\p{Cc}]*(?:ANSI|AAMVA)/iu;
/** The sign or what is before it may be lost. */
const LIKELY_BEGINNING = /^[\s\p{Cc}]*(?:@?[\s\p{Cc}]*(?:ANSI|AAMVA)|%)/iu;
/** Magnetic stripes of licenses and of payment cards: `%…?`, and the second track with its `=`. */
const STRIPE = /^[\s\p{Cc}]*(?:%[^]*\?|%[^]*\^|;[^]*=)/u;
/** The lines for machines of passports and identity cards are filled up with `<`. */
const MACHINE_LINE = /^[\s\p{Cc}]*[PIAC][A-Z<][A-Z<]{3}[^]*<<|<{4}/iu;
/** What a license calls its fields. One whose beginning was lost is known by them. */
const FIELDS = /(?:DCS|DAC|DAD|DAA|DAQ|DBB|DBA|DBD|DAG|DAI|DAJ|DAK|DCG|DCF|DDE|DBC)(?=[A-Z0-9])/gi;
const FIELDS_OF_A_DOCUMENT = 5;

/**
 * Whether a scanned text is of an identity document or a payment card, whole or damaged on its way.
 *
 * Such a text is nobody's customer code and must not be kept, shown or passed on.
 */
export function isScannedDocument(text: string): boolean {
  if ([FILE_TYPE, BEGINNING, STRIPE, MACHINE_LINE].some((pattern) => pattern.test(text))) return true;
  return new Set(text.match(FIELDS)?.map((field) => field.toUpperCase())).size >= FIELDS_OF_A_DOCUMENT;
}

/** Whether a text that is still coming may become one: from then on none of it may be typed anywhere. */
export function mayBecomeDocument(text: string): boolean {
  return LIKELY_BEGINNING.test(text);
}
