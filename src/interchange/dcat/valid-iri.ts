/** Characters that an IRI may not hold (RFC 3987); a writer that let them through could be led out of its brackets. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const forbidden = /[\u0000-\u0020<>"{}|\\^`\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u;

/** Only addresses: of another scheme JSON-LD could make one of its own prefixes. */
const isAddress = (text: string): boolean => /^(https?|ftp):\/\/[^/]/i.test(text);

/**
 * An address as an IRI that may be written.
 *
 * @param text what the catalog holds as an address
 * @returns the text itself where it is an absolute IRI; as a URL escapes it where it is nearly one; null otherwise
 */
export function validIri(text: string): string | null {
  if (!isAddress(text)) return null;
  if (isSound(text)) return text;
  if (!URL.canParse(text)) return null;
  const escaped = new URL(text).href.replace(/[{}|\\^`]/g, encodeURIComponent);
  return isSound(escaped) ? escaped : null;
}

/** A reader may take `/./` and `/../` out of an address, and none knows what a percent sign means that escapes nothing. */
const unstable = /^[^?#]*\/\.{1,2}(?=[/?#]|$)|%(?![0-9a-f]{2})/i;

const isSound = (text: string): boolean => !forbidden.test(text) && !unstable.test(text) && URL.canParse(text);
