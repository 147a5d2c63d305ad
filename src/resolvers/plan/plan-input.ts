import { z } from 'zod';
import { ownPlaces, type PlanPatch, planBounds } from '../../rules/plan/content.ts';
import { useClasses, wordsOf } from '../../rules/vocabulary.ts';
import { authorisationModes } from '../../rules/workflow/words.ts';
import { text } from '../command/parse-input.ts';

const section = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,79}$/)
    .refine((name) => !ownPlaces.some((own) => own === name), '此项另有专门字段 (it has a field of its own)'),
  text: text(planBounds.text),
});

const product = z
  .object({
    name: text(planBounds.name, 1),
    useClass: z.enum(wordsOf(useClasses)),
    description: text(planBounds.description).nullish(),
  })
  .transform(({ description, ...named }) => ({ ...named, description: description ?? '' }));

/** What an implementing body writes of a plan, checked: what is left out, or null, stays. */
export const planPatch = z
  .object({
    title: text(planBounds.title, 1).nullish(),
    mode: z.enum(wordsOf(authorisationModes)).nullish(),
    sections: z.array(section).max(planBounds.sections).nullish(),
    products: z.array(product).max(planBounds.products).nullish(),
  })
  .transform(
    ({ title, mode, sections, products }): PlanPatch => ({
      ...(title == null ? {} : { title }),
      ...(mode == null ? {} : { mode }),
      ...(sections == null ? {} : { sections: Object.fromEntries(sections.map((each) => [each.name, each.text])) }),
      ...(products == null ? {} : { products }),
    }),
  );
