import { InvalidArgumentError } from 'commander';

/**
 * Makes the reader of an option that is a whole number.
 *
 * @param min smallest that is taken
 * @param max largest that is taken
 */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= min && value <= max)) throw new InvalidArgumentError(`a whole number from ${min} to ${max}`);
    return value;
  };
}
