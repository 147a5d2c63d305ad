/**
 * Says whether PostgreSQL can hold a text. It stores neither a NUL nor half of a surrogate pair; the driver would turn
 * such a half into U+FFFD on its way, and so match rows that the caller never named.
 */
export const isStorableText = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);
