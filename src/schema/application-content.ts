import { builder } from './builder.ts';
import { enums } from './enums.ts';

const PaperInput = builder.inputType('ApplicationPaperInput', {
  description: 'A paper (申报材料) that comes with an application: described here, kept elsewhere and never fetched.',
  fields: (t) => ({
    kind: t.field({ type: enums.PaperKind, required: true, description: 'What it is.' }),
    title: t.string({ required: true, description: 'Title, 1 to 300 characters.' }),
    digest: t.string({ required: true, description: 'SHA-256 of the file, 64 hexadecimal digits.' }),
    size: t.int({ required: true, description: 'Bytes, at least 1.' }),
    mediaType: t.string({ required: true, description: 'Media type, such as application/pdf.' }),
    location: t.string({ required: true, description: 'Where it is kept, in words or as an address.' }),
  }),
});

const PapersInput = builder.inputType('ApplicationPapersInput', {
  description: 'How the papers change: first remove, then add, at most 50 in all.',
  fields: (t) => ({
    remove: t.stringList({ description: 'Keys of papers to take away, as Application.content tells them.' }),
    add: t.field({ type: [PaperInput], description: 'Papers to put behind the others.' }),
  }),
});

const ConditionInput = builder.inputType('DeclaredConditionInput', {
  description: 'How an applicant meets a condition that the rules name.',
  fields: (t) => ({
    condition: t.field({ type: enums.DeclaredCondition, required: true, description: 'The condition.' }),
    statement: t.string({
      required: true,
      description: 'How it is met; an empty text takes the declaration back. At most 4,000 characters.',
    }),
  }),
});

const ApplicantInput = builder.inputType('ApplicantFactsInput', {
  description: 'What an applicant declares of itself: what 27号 art. 12 and the provincial conditions name.',
  fields: (t) => ({
    kind: t.field({ type: enums.ApplicantKind, description: 'What it is; null clears.' }),
    incidentFreeYears: t.int({
      description: 'Whole years without an incident of network or data security; null clears.',
    }),
    conditions: t.field({ type: [ConditionInput], description: 'Conditions; those left out stay.' }),
  }),
});

/** What an applicant writes of an application. */
export const ApplicationContentInput = builder.inputType('ApplicationContentInput', {
  description: 'What an applicant writes: what is left out stays as it is, null clears.',
  fields: (t) => ({
    statement: t.string({ description: 'What it is for (申请目的), at most 20,000 characters.' }),
    securityPlan: t.string({ description: 'Security plan (安全方案), at most 20,000 characters.' }),
    technicalPlan: t.string({ description: 'Technical plan (技术方案), at most 20,000 characters.' }),
    expectedBenefits: t.string({ description: 'Expected benefits (预期成效), at most 20,000 characters.' }),
    termMonths: t.int({ description: 'Term asked for, in months; null for what the rules give.' }),
    trialMonths: t.int({ description: 'Trial (试运营) asked for, in months; null for none.' }),
    applicant: t.field({ type: ApplicantInput, description: 'What the applicant declares of itself.' }),
    papers: t.field({ type: PapersInput, description: 'Papers that come with it.' }),
  }),
});
