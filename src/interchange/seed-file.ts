import { z } from 'zod';
import {
  type accessKinds,
  calendarDayKinds,
  deliveryForms,
  domainCodes,
  evidenceMarks,
  importPolicies,
  itemTypes,
  needImportances,
  openingAttributes,
  organizationKinds,
  productStatuses,
  productTypes,
  provisionLayers,
  quantityUnits,
  resourceClasses,
  roles,
  sensitivityGrades,
  sharingTypes,
  updateCycles,
  useClasses,
  wordsOf,
} from '../rules/vocabulary.ts';
import { authorisationModes, paperKinds } from '../rules/workflow/words.ts';

/** The files in `seeds/`: plain JSON, one file a noun, rows that name each other by code. */

const text = z.string().trim().min(1);
const code = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9_.-]{0,63}$/, 'capital letters, digits, and . _ - between them, at most 64');
const date = z.iso.date();
const domain = z.enum(wordsOf(domainCodes));
const jurisdiction = z.strictObject({ code: z.string().regex(/^\d{6}$/, 'six digits of GB/T 2260'), name: text });

/** Where a fact was read: printed beside what rests on it. */
const source = z.strictObject({ title: text, url: z.url().optional(), place: text.optional() });

export const organizationSeed = z.strictObject({
  code,
  name: text,
  kinds: z.array(z.enum(wordsOf(organizationKinds))).min(1),
  jurisdiction,
  parent: code.nullable().default(null),
  unifiedSocialCreditCode: text.nullable().default(null),
  description: text.nullable().default(null),
  source,
});

export const domainSeed = z.strictObject({
  code: domain,
  name: text,
  lead: code.nullable(),
  description: text,
  fusedData: z.array(text),
  encouragedUses: z.array(text),
  source,
});

export const sectorSeed = z.strictObject({ code, name: text, source });

export const catalogSourceSeed = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: text,
  url: z.url().nullable().default(null),
  jurisdiction,
  /** Public codes of its resources start with this. */
  codePrefix: code,
  policy: z.enum(wordsOf(importPolicies)),
  /** The system actor in whose name the import acts. */
  actor: text,
  licence: text.nullable().default(null),
});

/** A name of the rules: small letters and digits in parts, with the sign that stands between them. */
const parts = (sign: string) =>
  z
    .string()
    .regex(new RegExp(`^[a-z0-9_]+([${sign}][a-z0-9_]+)*$`))
    .max(80);

export const provisionSeed = z.strictObject({
  code: parts('-'),
  title: text,
  document: text,
  documentNumber: text.nullable(),
  article: text.nullable(),
  quotation: text.max(200),
  url: z.url().nullable(),
  layer: z.enum(wordsOf(provisionLayers)),
  mark: z.enum(wordsOf(evidenceMarks)),
  parameter: parts('.').nullable(),
  value: z
    .union([
      z.strictObject({ amount: z.number().nonnegative(), unit: z.enum(wordsOf(quantityUnits)) }),
      z.array(parts('-')).min(1).max(40),
    ])
    .nullable(),
  stricter: z.enum(['smaller', 'larger']).nullable(),
  isNamed: z.boolean(),
  validFrom: date,
  validTo: date.nullable(),
  note: text.nullable(),
});

export const calendarSeed = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,8})?$/, 'two capital letters, and a part behind a hyphen where there is one'),
  year: z.int().min(2000).max(2100),
  title: text,
  source,
  mark: z.enum(wordsOf(evidenceMarks)),
  days: z.array(z.strictObject({ on: date, kind: z.enum(wordsOf(calendarDayKinds)), name: text })).max(366),
});

const itemSeed = z.strictObject({
  name: text,
  nameEn: text.optional(),
  description: text.optional(),
  type: z.enum(wordsOf(itemTypes)),
  length: z.int().positive().optional(),
  grade: z.enum(wordsOf(sensitivityGrades)),
});

const accessSeed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), url: z.url() }),
  z.strictObject({ kind: z.literal('authorised_operation'), organization: code }),
  z.strictObject({ kind: z.literal('apply'), organization: code }),
]) satisfies z.ZodType<{ kind: keyof typeof accessKinds }>;

export const resourceSeed = z.strictObject({
  code,
  title: text,
  abstract: text,
  provider: code,
  domains: z.array(domain).min(1),
  sectors: z.array(code).default([]),
  resourceClass: z.enum(wordsOf(resourceClasses)),
  category: text.optional(),
  formats: z.array(z.string().regex(/^[A-Z0-9]{2,12}$/)).default([]),
  sharingType: z.enum(wordsOf(sharingTypes)),
  sharingCondition: text.optional(),
  openingAttribute: z.enum(wordsOf(openingAttributes)),
  openingCondition: text.optional(),
  updateCycle: z.enum(wordsOf(updateCycles)),
  licence: text.optional(),
  contactOffice: text.optional(),
  access: accessSeed,
  spatialCoverage: text.optional(),
  temporalStartOn: date.optional(),
  temporalEndOn: date.optional(),
  provincialReturn: z.boolean().default(false),
  issuedOn: date,
  modifiedOn: date,
  related: z.array(code).default([]),
  items: z.array(itemSeed).min(1),
});

export const scenarioSeed = z.strictObject({
  code,
  title: text,
  description: text,
  domains: z.array(domain).min(1),
  jurisdiction,
  issuedOn: date,
  needs: z
    .array(
      z.strictObject({
        title: text,
        description: text,
        importance: z.enum(wordsOf(needImportances)),
        /** For a substitute: the title of the need it stands in for. */
        substituteFor: text.optional(),
        matches: z
          .array(
            z.strictObject({
              resource: code,
              justification: text,
              /** Names of the items of that resource that are needed, each with its own reason. */
              items: z.array(z.strictObject({ name: text, justification: text })).default([]),
            }),
          )
          .default([]),
      }),
    )
    .min(1),
});

export const productSeed = z.strictObject({
  code,
  name: text,
  abstract: text,
  type: z.enum(wordsOf(productTypes)),
  deliveryForm: z.enum(wordsOf(deliveryForms)),
  operator: code,
  useClass: z.enum(wordsOf(useClasses)),
  domains: z.array(domain).min(1),
  scenarios: z.array(code).min(1),
  inputs: z.array(code).min(1),
  status: z.enum(wordsOf(productStatuses)),
  issuedOn: date,
});

const role = z.enum(wordsOf(roles));

/** A persona of the worked example: who can be tried out with `npm run token`. */
export const personSeed = z.strictObject({
  handle: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'small letters, digits and -, at most 40'),
  name: text,
  /** One for each organisation. */
  memberships: z.array(z.strictObject({ organization: code, roles: z.array(role).min(1) })).min(1),
});

export const serviceAccountSeed = z.strictObject({ code, name: text, organization: code, role });

/** An approved implementation plan (实施方案) of the worked example. */
export const planSeed = z.strictObject({
  code,
  title: text,
  authority: code,
  mode: z.enum(wordsOf(authorisationModes)),
  sections: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), text),
  products: z.array(z.strictObject({ name: text, useClass: z.enum(wordsOf(useClasses)), description: text })),
  deliberatedOn: date,
  deliberationReference: text,
  approvedOn: date,
  approvalReference: text,
  filedOn: date,
  filingReference: text,
});

/** A published notice (授权运营通告) of the worked example; its mode is that of its plan. */
export const noticeSeed = z.strictObject({
  code,
  title: text,
  authority: code,
  lead: code.nullable(),
  plan: code,
  domains: z.array(domain).min(1),
  resourceCodes: z.array(code),
  jurisdictionCodes: z.array(z.string().regex(/^\d{6}$/, 'six digits of GB/T 2260')),
  conditions: text,
  criteria: text,
  requirements: text,
  requiredPapers: z.array(z.enum(wordsOf(paperKinds))),
  opensOn: date,
  closesOn: date,
  reviewDays: z.int().positive().nullable(),
  objectionDays: z.int().positive().nullable(),
  publishedOn: date,
});

export type OrganizationSeed = z.output<typeof organizationSeed>;
export type DomainSeed = z.output<typeof domainSeed>;
export type SectorSeed = z.output<typeof sectorSeed>;
export type CatalogSourceSeed = z.output<typeof catalogSourceSeed>;
export type ProvisionSeed = z.output<typeof provisionSeed>;
export type CalendarSeed = z.output<typeof calendarSeed>;
export type ResourceSeed = z.output<typeof resourceSeed>;
export type ScenarioSeed = z.output<typeof scenarioSeed>;
export type ProductSeed = z.output<typeof productSeed>;
export type PersonSeed = z.output<typeof personSeed>;
export type ServiceAccountSeed = z.output<typeof serviceAccountSeed>;
export type PlanSeed = z.output<typeof planSeed>;
export type NoticeSeed = z.output<typeof noticeSeed>;

/** Which schema each seed file is read with; a file holds one JSON array. */
export const seedFiles = {
  organizations: organizationSeed,
  domains: domainSeed,
  sectors: sectorSeed,
  sources: catalogSourceSeed,
  provisions: provisionSeed,
  calendars: calendarSeed,
  resources: resourceSeed,
  scenarios: scenarioSeed,
  products: productSeed,
  people: personSeed,
  'service-accounts': serviceAccountSeed,
  plans: planSeed,
  notices: noticeSeed,
} as const;
