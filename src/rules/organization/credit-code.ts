const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * Says whether a 统一社会信用代码 has its form and its check character is right.
 *
 * GB 32100-2015: 18 characters of an alphabet of 31 (no I, O, S, V, Z); the n-th of the first 17 weighs 3^(n-1) mod 31,
 * and the last makes the weighted sum divisible by 31.
 *
 * @param code the code as written, capital letters
 */
export function isUnifiedSocialCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}
