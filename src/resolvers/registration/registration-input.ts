import { z } from 'zod';
import type { RegistrationContent } from '../../rules/registration/registration-facts.ts';
import { text } from '../command/parse-input.ts';

/** What a registrant tells; what is left out stays as it is. */
export const contentFields = {
  papers: z
    .array(z.object({ paper: z.string().regex(/^[a-z][a-z0-9_]{0,49}$/), text: text(5000) }))
    .max(30)
    .nullish(),
  ground: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,49}$/)
    .nullish(),
  note: text(5000).nullish(),
};

const shape = z.object(contentFields);

/** The content after an input: papers are set one by one, and taken away by an empty text. */
export function patchedRegistration(
  before: RegistrationContent,
  { papers, ground, note }: z.output<typeof shape>,
): RegistrationContent {
  const told = { ...before.papers };
  for (const { paper, text: said } of papers ?? []) {
    if (said === '') delete told[paper];
    else told[paper] = said;
  }
  return {
    papers: told,
    ground: ground === undefined ? before.ground : ground,
    note: note == null ? before.note : note,
  };
}

export const emptyRegistration: RegistrationContent = { papers: {}, ground: null, note: '' };
