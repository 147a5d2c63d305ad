import { z } from 'zod';
import type { FeeForm } from '../../rules/workflow/registry-words.ts';
import { feeForms } from '../../rules/workflow/registry-words.ts';
import { localDate, text } from '../command/parse-input.ts';

/** An amount in 分, up to a thousand 亿元: shares of it by days are still counted exactly. */
export const fen = z.int().min(0).max(10_000_000_000_000);

/** What a price names and says. */
export const priceFields = {
  product: z.string().min(1).max(200),
  scenario: text(200, 1).nullish(),
  form: z.enum(Object.keys(feeForms) as [FeeForm, ...FeeForm[]]),
  unit: text(50, 1),
  amountFen: fen,
  startsOn: localDate,
  endsOn: localDate.nullish(),
};
