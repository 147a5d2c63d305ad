const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The check character of a text of digits and capital letters, by ISO 7064 MOD 37,36. It finds every single character
 * that is wrong, and nearly every two neighbours that were exchanged.
 *
 * @throws RangeError for any other character
 */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new RangeError(`${character} is no digit and no capital letter`);
    product = (((product + value) % 36 || 36) * 2) % 37;
  }
  return alphabet.charAt((37 - product) % 36);
}

/**
 * The two check digits of a number, by ISO 7064 MOD 97-10: what is typed wrong or exchanged in one place is found always.
 *
 * @param digits of any length
 */
export function checkDigits(digits: string): string {
  let rest = 0;
  for (const digit of `${digits}00`) rest = (rest * 10 + Number(digit)) % 97;
  return String(98 - rest).padStart(2, '0');
}
