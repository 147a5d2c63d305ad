/** Longest part of a message that somebody else has written. */
const longest = 120;

/** Line breaks and tabs, and characters that are not seen or turn the direction of what follows. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/**
 * Brings what somebody has written into one short line that can do nothing to the sentence it stands in: no line breaks,
 * no invisible characters, none that turn the direction of writing, no brackets of a title.
 *
 * @param value anything; only texts and numbers can be written
 * @returns null when nothing is left
 */
export function inertText(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const line = String(value)
    .replace(unseen, ' ')
    .replace(/[《》]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (line === '') return null;
  const characters = [...line];
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}
