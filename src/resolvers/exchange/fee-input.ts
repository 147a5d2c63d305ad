import { z } from 'zod';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { invalidInput } from '../../rules/errors.ts';

/** The fee an input names. */
export const feeField = z.string().min(1).max(200).nullish();

/**
 * The uuid of the fee that an input names; null where it names none. Whether it is one of the product is for the rules.
 *
 * @throws Refused for an id of something else
 */
export function feeIdOf(fee: string | null | undefined): string | null {
  if (fee == null) return null;
  const decoded = decodeGlobalId(fee);
  if (decoded?.noun === 'ProductFee') return decoded.id;
  throw invalidInput(['fee'], 'unknown', { zh: '不是收费标准的标识。', en: 'This is no id of a fee.' });
}
