/** A text in which LIKE's wildcards stand for themselves. */
export const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** The pattern of texts that have this one in them. */
export const containing = (text: string): string => `%${likeLiteral(text)}%`;
