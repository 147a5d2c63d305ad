import { type Consequence, consequenceKinds, type EndImpact } from '../rules/agreement/consequence.ts';
import { builder } from './builder.ts';

const described = (kind: keyof typeof consequenceKinds) => ({
  value: kind,
  description: `${consequenceKinds[kind].zh}. ${consequenceKinds[kind].meaning}`,
});

const ConsequenceKindEnum = builder.enumType('AgreementConsequenceKind', {
  description: 'What the end of an agreement takes with it.',
  values: {
    SCENARIO_AUTHORISATION: described('scenario_authorisation'),
    STEP: described('step'),
    APPLICATION: described('application'),
    DATA_DEMAND: described('data_demand'),
    PRODUCT_REVIEW: described('product_review'),
    PRODUCT: described('product'),
    REGISTRATION: described('registration'),
    LISTING: described('listing'),
    CERTIFICATE: described('certificate'),
  },
});

const ConsequenceRef = builder.objectRef<Consequence>('AgreementConsequence').implement({
  description: 'Something that the end of an agreement takes with it.',
  fields: (t) => ({
    kind: t.field({ type: ConsequenceKindEnum, description: 'What it is.', resolve: ({ kind }) => kind }),
    code: t.exposeString('code', {
      description:
        'Its public code, of a certificate its number; of a step, that of the organisation it waits for; of a review, that of the product, or of its operator where not everyone may know of the product.',
    }),
    title: t.exposeString('title', { description: 'Title or name, of what the code names.' }),
    whatHappens: t.string({
      description: 'What happens to it, in the language of the request.',
      resolve: ({ whatHappens }, _args, { language }) => whatHappens[language],
    }),
  }),
});

/** What the end of an agreement would take with it. */
export const EndImpactRef = builder.objectRef<EndImpact>('AgreementEndImpact').implement({
  description: 'What the end of an agreement would take with it, all in one transaction.',
  fields: (t) => ({
    digest: t.exposeString('digest', { description: 'Sent with the decision, it shows that this was seen.' }),
    consequenceCount: t.exposeInt('consequenceCount', { description: 'How many there are.' }),
    consequences: t.field({
      type: [ConsequenceRef],
      description:
        'What it takes with it, in the order in which it happens: the first 200; consequenceCount counts all.',
      extensions: { maxItems: 200 },
      resolve: ({ consequences }) => [...consequences],
    }),
  }),
});
