import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CanonicalValue, canonicalJson } from '../../../src/rules/certificate/canonical-json.ts';

const secondOpinion = canonicalize as unknown as (value: unknown) => string;

/** Whole numbers, texts of whole characters, lists and objects: all that a certificate is made of. */
const values = fc.letrec<{ value: CanonicalValue; text: string }>((tie) => ({
  text: fc.string({ unit: 'grapheme' }),
  value: fc.oneof(
    { maxDepth: 4 },
    tie('text'),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 6 }),
  ),
})).value;

describe('the canonical form (RFC 8785)', () => {
  it('is that of the example of the standard, as far as whole numbers go', () => {
    // Section 3.2.3: names in the order of their UTF-16 code units.
    const names = { '€': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew', '1': 'One', '\u{1f600}': 'Emoji' };
    expect(canonicalJson({ ...names, '\u0080': 'Control', ö: 'o' })).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"o","€":"Euro Sign","😀":"Emoji","\ufb33":"Hebrew"}',
    );
    expect(canonicalJson({ literals: [null, true, false], string: '€$\u000f\nA\'B"\\\\"/' })).toBe(
      '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('is that of another implementation, and reads back as the value', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = canonicalJson(value);
        expect(text).toBe(secondOpinion(value));
        expect(canonicalJson(JSON.parse(text) as CanonicalValue)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order in which names were written', () => {
    expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe(canonicalJson({ a: { c: 3, d: 2 }, b: 1 }));
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '\ud800', ['\udc00'], { '\ud800': 1 }])(
    'is not had of %j',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});
