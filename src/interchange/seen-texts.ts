import { createHash } from 'node:crypto';

/** Remembers which texts have passed by; a `Set` of strings is one too. */
export interface SeenTexts {
  has(text: string): boolean;
  add(text: string): unknown;
}

const emptySlots = 1024;

/**
 * Remembers texts in 16 bytes each or less, however long they are, so that hundreds of thousands of ids and titles need
 * a few megabytes. Two texts are taken for one when 64 bits of their SHA-256 agree: among a million, once in 37 million files.
 */
export function compactSeen(): SeenTexts {
  let slots = new BigUint64Array(emptySlots);
  let taken = 0;

  /** Where a key stands, or would (open addressing, linear). */
  const slotOf = (table: BigUint64Array, key: bigint): number => {
    let slot = Number(key & BigInt(table.length - 1));
    while (table[slot] !== 0n && table[slot] !== key) slot = (slot + 1) % table.length;
    return slot;
  };
  // Zero stands for a free slot.
  const keyOf = (text: string): bigint => createHash('sha256').update(text).digest().readBigUInt64LE() || 1n;

  return {
    has: (text) => slots[slotOf(slots, keyOf(text))] !== 0n,
    add(text) {
      const key = keyOf(text);
      const slot = slotOf(slots, key);
      if (slots[slot] === key) return;
      slots[slot] = key;
      taken += 1;
      if (taken * 2 <= slots.length) return;
      const larger = new BigUint64Array(slots.length * 2);
      for (const kept of slots) if (kept !== 0n) larger[slotOf(larger, kept)] = kept;
      slots = larger;
    },
  };
}
