import type { PolicyRehearsal } from '../../resolvers/policy/preview.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { decisionsAtMost, type RehearsedDecision, type RehearsedRule } from '../../rules/review/rehearsal.ts';
import { builder } from '../builder.ts';
import { FindingRef } from '../refs.ts';

/** The most decisions that are listed; all are counted. */
const listed = 100;
/** More rules than a decision asks. */
const maxRules = 50;

const RehearsedRuleRef = builder.objectRef<RehearsedRule>('RehearsedRule').implement({
  description: 'A rule that would stand in the way where it did not, or no more.',
  fields: (t) => ({
    before: t.field({
      type: FindingRef,
      nullable: true,
      description: 'What it finds by the policy as it is; null where it is not asked.',
      resolve: ({ before }) => before,
    }),
    after: t.field({
      type: FindingRef,
      nullable: true,
      description: 'What it would find; null where it would not be asked any more.',
      resolve: ({ after }) => after,
    }),
  }),
});

const RehearsedDecisionRef = builder.objectRef<RehearsedDecision>('RehearsedDecision').implement({
  description: 'A decision on an application that a change of policy would have touched.',
  fields: (t) => ({
    applicationId: t.id({
      description: 'Global id of the application; `node` answers it to those who may read it.',
      resolve: ({ applicationId }) => encodeGlobalId('Application', applicationId),
    }),
    decidedOn: t.expose('decidedOn', { type: 'Date', description: 'The day of the decision, in Asia/Shanghai.' }),
    isGranted: t.exposeBoolean('isGranted', { description: 'Whether it was granted.' }),
    mayBeGrantedBefore: t.boolean({
      description:
        'Whether nothing stands in the way of a grant, by the policy as it is and the rules that rest on it.',
      resolve: ({ mayBeGranted }) => mayBeGranted.before,
    }),
    mayBeGrantedAfter: t.boolean({
      description: 'The same with the change.',
      resolve: ({ mayBeGranted }) => mayBeGranted.after,
    }),
    rules: t.field({
      type: [RehearsedRuleRef],
      description: 'The rules that would have said otherwise.',
      extensions: { maxItems: maxRules },
      resolve: ({ rules }) => rules.slice(0, maxRules),
    }),
  }),
});

/** What a change of policy would have done to decisions that were made. */
export const PolicyRehearsalRef = builder.objectRef<PolicyRehearsal>('PolicyRehearsal').implement({
  description:
    'A change of policy run over the applications that were decided in the year until today, as if it had been in force when they were handed in and decided. Nothing is changed by it; the periods of reviews that were passed stay as they are.',
  fields: (t) => ({
    beginsOn: t.field({
      type: 'Date',
      description: 'The first day of decisions looked at.',
      resolve: ({ since }) => since,
    }),
    decisionCount: t.exposeInt('decisionCount', {
      description: `Decisions looked at: the last ${decisionsAtMost} at most.`,
    }),
    isComplete: t.exposeBoolean('isComplete', { description: 'Whether these are all of the year.' }),
    touchedCount: t.int({ description: 'Decisions that it touches.', resolve: ({ touched }) => touched.length }),
    decisions: t.field({
      type: [RehearsedDecisionRef],
      description: `Decisions that it touches, the last first; the first ${listed}.`,
      extensions: { maxItems: listed },
      resolve: ({ touched }) => touched.slice(0, listed),
    }),
  }),
});
