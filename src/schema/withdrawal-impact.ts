import type { WithdrawalImpact } from '../resolvers/resource/impact.ts';
import { whatWithdrawalDoes } from '../rules/resource/dependent.ts';
import { builder } from './builder.ts';
import { DependentKindEnum } from './enums.ts';

const DependentRef = builder.objectRef<WithdrawalImpact['dependents'][number]>('Dependent').implement({
  description: 'Something that depends on a resource or a scenario.',
  fields: (t) => ({
    kind: t.expose('kind', { type: DependentKindEnum, description: 'What it is.' }),
    code: t.exposeString('code', { description: 'Public code.' }),
    title: t.exposeString('title', { description: 'Title or name.' }),
    status: t.string({ description: 'Its state.', resolve: ({ status }) => status.toUpperCase() }),
    whatHappens: t.string({
      nullable: true,
      description:
        'What the withdrawal of a resource does to it, in the language of the request; null where it does nothing to it by itself.',
      resolve: (dependent, _args, { language }) => whatWithdrawalDoes(dependent)?.[language] ?? null,
    }),
  }),
});

/** What a withdrawal would hit. */
export const WithdrawalImpactRef = builder.objectRef<WithdrawalImpact>('WithdrawalImpact').implement({
  description: 'What withdrawing a resource or a scenario would hit.',
  fields: (t) => ({
    dependents: t.field({
      type: [DependentRef],
      description:
        'Scenarios a resource serves, products made from it or for the scenario, data demands that ask for items of it: those the caller may read, the first 100; dependentCount counts all.',
      extensions: { maxItems: 100 },
      resolve: ({ dependents }) => dependents.slice(0, 100),
    }),
    dependentCount: t.exposeInt('dependentCount', {
      description: 'How many there are, those among them that the caller may not read.',
    }),
    digest: t.exposeString('digest', { description: 'Sent with the withdrawal, it shows that this was seen.' }),
  }),
});
