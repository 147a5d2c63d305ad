import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeGlobalId, encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { nodeNames } from '../../../src/rules/catalog/nouns.ts';

const seed = { seed: 20260601, numRuns: 500 };

describe('a global id', () => {
  it('is read back, for every type', () => {
    fc.assert(
      fc.property(fc.constantFrom(...nodeNames), fc.uuid(), (noun, id) => {
        expect(decodeGlobalId(encodeGlobalId(noun, id))).toEqual({ noun, id });
      }),
      seed,
    );
  });

  it('is the only text that is read as that row', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...nodeNames),
        fc.uuid(),
        fc.nat(80),
        fc.string({ maxLength: 3 }),
        (noun, id, at, other) => {
          const text = encodeGlobalId(noun, id);
          const edited = text.slice(0, at) + other + text.slice(at + other.length);
          if (edited === text) return;
          expect(decodeGlobalId(edited)).not.toEqual({ noun, id });
        },
      ),
      seed,
    );
  });

  it('and any other text is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(decodeGlobalId(text)).toBeNull();
        expect(decodeGlobalId(Buffer.from(text).toString('base64url'))).toBeNull();
      }),
      seed,
    );
  });

  it.each(['Node', 'PageInfo', 'Query', 'resource', '__proto__', 'constructor', 'toString', ''])(
    'of %j there is none',
    (noun) => {
      const text = Buffer.from(`${noun}:00000000-0000-7000-8000-000000000000`).toString('base64url');
      expect(decodeGlobalId(text)).toBeNull();
    },
  );
});
