import { describe, expect, it } from 'vitest';
import { isUnifiedSocialCreditCode } from '../../../src/rules/organization/credit-code.ts';

/** The one real code that public code shows, inside a product id of the exchange. */
const real = '91330127MA28NJBQ8X';
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('统一社会信用代码', () => {
  it('accepts a real one', () => {
    expect(isUnifiedSocialCreditCode(real)).toBe(true);
  });

  it('accepts exactly one check character', () => {
    const accepted = [...alphabet].filter((last) => isUnifiedSocialCreditCode(real.slice(0, 17) + last));
    expect(accepted).toEqual(['X']);
  });

  it('finds every single wrong character', () => {
    for (let place = 0; place < 18; place++) {
      const wrong = [...alphabet].filter((each) => each !== real[place]);
      for (const each of wrong) {
        expect(
          isUnifiedSocialCreditCode(real.slice(0, place) + each + real.slice(place + 1)),
          `${each} at ${place}`,
        ).toBe(false);
      }
    }
  });

  it.each(['', real.slice(1), `${real}0`, real.toLowerCase(), `${real}\n`, '91330127MA28NJBI8X', '9133O127MA28NJBQ8X'])(
    'refuses %j',
    (text) => {
      expect(isUnifiedSocialCreditCode(text)).toBe(false);
    },
  );
});
