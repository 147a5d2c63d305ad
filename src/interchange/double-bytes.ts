import { createReadStream } from 'node:fs';

/** Bytes that are looked at: the beginning of a file tells. */
const looked = 1_000_000;
/** Characters of two bytes below which nothing is told. */
const fewest = 8;

/** Which of the two families of Chinese encodings a text is in by its bytes. */
export type Family = 'gb' | 'big5';

/**
 * Tells GB18030 from Big5, in which most bytes of the other are well-formed too. The second byte of nearly every
 * character in simplified text lies in A1–FE (all of GB 2312 does); in Big5 it lies in 40–7E for about every third.
 *
 * @param path of the file
 * @returns null when the text is too short to tell, or tells nothing
 */
export async function familyOf(path: string): Promise<Family | null> {
  let pairs = 0;
  let low = 0;
  let lead: number | null = null;
  for await (const bytes of createReadStream(path, { end: looked }) as AsyncIterable<Buffer>) {
    for (const byte of bytes) {
      if (lead === null) {
        if (byte >= 0x81) lead = byte;
        continue;
      }
      // Four bytes of GB18030 have a digit in second place; they are rare and count for neither.
      if (byte >= 0x40) {
        pairs += 1;
        if (byte <= 0x7e) low += 1;
      }
      lead = null;
    }
  }
  if (pairs < fewest) return null;
  const share = low / pairs;
  if (share >= 0.12) return 'big5';
  return share <= 0.05 ? 'gb' : null;
}
