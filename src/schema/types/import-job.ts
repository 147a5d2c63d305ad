import { importJob, importJobs } from '../../resolvers/catalog/queries.ts';
import { followImport } from '../../resolvers/import-jobs/follow-import.ts';
import { type JobColumns, type JobReport, reportOf } from '../../resolvers/import-jobs/job-report.ts';
import { startImport } from '../../resolvers/import-jobs/start-import.ts';
import { stopImport } from '../../resolvers/import-jobs/stop-import.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { addMutation, reasonField, successRow } from '../mutation.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import { ImportJobRef, ImportRefusalRef, NodeRef, PersonRef } from '../refs.ts';

const TallyRef = builder.objectRef<{ readonly name: string; readonly count: number }>('ImportTally').implement({
  description: 'How many rows there are of a kind.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The kind: a reason, a note or a domain.' }),
    count: t.exposeInt('count', { description: 'How many rows.' }),
  }),
});

const tallies = (description: string) => ({
  type: [TallyRef] as [typeof TallyRef],
  description,
  extensions: { maxItems: 200 },
});

const ImportColumnRef = builder.objectRef<JobColumns['columns'][number]>('ImportColumn').implement({
  description: 'A column of a file, and what it was taken as.',
  fields: (t) => ({
    header: t.exposeString('header', { description: 'Its header; plain text, the first 300 characters.' }),
    field: t.exposeString('field', {
      nullable: true,
      description: 'The field it fills, such as title or providerName; null where it fills none.',
    }),
    reason: t.exposeString('reason', { description: 'Why: the rule, the mapping that was sent, or what was lacking.' }),
  }),
});

const ImportColumnsRef = builder.objectRef<JobColumns>('ImportColumns').implement({
  description: 'How a file was understood.',
  fields: (t) => ({
    format: t.exposeString('format', { description: 'Its form, such as csv, xlsx or ckan.' }),
    encoding: t.exposeString('encoding', {
      nullable: true,
      description: 'Encoding of its text; null where its form says it.',
    }),
    sheet: t.exposeString('sheet', { nullable: true, description: 'The sheet that was read; null for other forms.' }),
    idFrom: t.exposeString('idFrom', {
      description: 'Where the id of a resource comes from: a column, or what it is made of.',
    }),
    columns: t.field({
      type: [ImportColumnRef],
      description: 'Its columns, those that fill a field first; without those left out because they name persons.',
      extensions: { maxItems: 1000 },
      resolve: ({ columns }) => columns,
    }),
    unmapped: t.exposeStringList('unmapped', {
      description: 'Headers that were not understood; `columns` of startImport can say what they mean.',
      extensions: { maxItems: 1000 },
    }),
  }),
});

const ImportReportRef = builder.objectRef<JobReport>('ImportReport').implement({
  description: 'What an import has done, or would do. Its refused rows are the connection beside it.',
  fields: (t) => ({
    rowsRead: t.exposeInt('rowsRead', { description: 'Rows of the file.' }),
    added: t.exposeInt('added', { description: 'Resources that are new.' }),
    changed: t.exposeInt('changed', { description: 'Resources that were written over.' }),
    proposed: t.exposeInt('proposed', {
      description:
        'Rows about resources that are under review or edited here: what they say waits beside the resource as importedRevision.',
    }),
    unchanged: t.exposeInt('unchanged', { description: 'Rows that say what they said last.' }),
    notApplied: t.exposeInt('notApplied', {
      description: 'Rows that differ and were not applied, because the import was stopped or refused.',
    }),
    refusedCount: t.exposeInt('refusedCount', { description: 'Rows that were refused, all of them.' }),
    refusedByCode: t.field({ ...tallies('Refused rows by reason.'), resolve: (report) => [...report.refusedByCode] }),
    notes: t.field({
      ...tallies('What was mended in rows or left as it is, by kind.'),
      resolve: (report) => [...report.notes],
    }),
    domains: t.field({
      ...tallies('Accepted rows by domain; a row of two domains counts in both.'),
      resolve: (report) => [...report.domains],
    }),
    droppedColumns: t.exposeStringList('droppedColumns', {
      description: 'Columns left out because they name persons; the first 200.',
      extensions: { maxItems: 200 },
    }),
    columns: t.field({
      type: ImportColumnsRef,
      nullable: true,
      description: 'What became of its columns; null for a source, or a form, that is read by its own names.',
      resolve: ({ columns }) => columns,
    }),
    providersAdded: t.exposeInt('providersAdded', { description: 'Organisations that are new.' }),
    missingCount: t.exposeInt('missingCount', {
      description: 'Resources of the source that the file no longer has; they stay.',
    }),
    missing: t.exposeStringList('missing', {
      description: 'Ids in the source of what the file no longer has; the first 20.',
      extensions: { maxItems: 20 },
    }),
    takenBack: t.exposeInt('takenBack', {
      description: 'Things that were taken back when the import was stopped or refused.',
    }),
    keptCount: t.exposeInt('keptCount', {
      description: 'Things that were not taken back, because somebody had changed or used them since.',
    }),
    stayDelistedCount: t.exposeInt('stayDelistedCount', {
      description:
        'Listings that the import had delisted by closing a resource, and that nothing stands in the way of now that it is taken back. They stay delisted until their operator asks for them anew and the exchange accepts.',
    }),
    stayDelisted: t.exposeStringList('stayDelisted', {
      description: 'Public codes of them; the first 100.',
      extensions: { maxItems: 100 },
    }),
    seconds: t.exposeFloat('seconds', { description: 'How long it took.' }),
  }),
});

ImportRefusalRef.implement({
  description: 'A row of a file that an import would not take.',
  interfaces: [NodeRef],
  extensions: { noun: 'ImportRefusal' },
  fields: (t) => ({
    id: t.id(globalId('ImportRefusal')),
    line: t.exposeInt('line', { description: 'Line in the file, from 1; the header is line 1.' }),
    sourceId: t.exposeString('sourceId', { nullable: true, description: 'Id in the source, where it could be read.' }),
    code: t.exposeString('code', { description: 'Kind of the reason; a constant.' }),
    message: t.exposeString('message', { description: 'The column, what is wrong, what is to be done; plain text.' }),
    job: t.field(rowField(ImportJobRef, 'The import.')),
  }),
});

ImportJobRef.implement({
  description:
    'An import of a catalog (导入任务), asked of the service or begun at the command line. The authority, administrators and auditors see it, and those of the organisation that asked for it.',
  interfaces: [NodeRef],
  extensions: { noun: 'ImportJob' },
  fields: (t) => ({
    id: t.id(globalId('ImportJob')),
    source: t.exposeString('source', { description: 'Name of the source.' }),
    fileName: t.exposeString('fileName', {
      nullable: true,
      description: 'What its sender calls the file; plain text, never a path of this service.',
    }),
    state: t.expose('state', { type: enums.ImportJobState, description: 'Where it stands.' }),
    phase: t.expose('phase', {
      type: enums.ImportPhase,
      nullable: true,
      description: 'What it is doing; null while it waits and when it has ended.',
    }),
    rows: t.exposeInt('rows', { description: 'Rows of this phase that are done.' }),
    total: t.exposeInt('total', {
      nullable: true,
      description: 'Rows of this phase in all; null while they are still being read.',
    }),
    rowsPerSecond: t.exposeInt('rowsPerSecond', { description: 'Pace of this phase.' }),
    errorPolicy: t.expose('errorPolicy', { type: enums.ImportErrorPolicy, description: 'What a bad row does.' }),
    isDryRun: t.exposeBoolean('isDryRun', { description: 'Whether it only says what would be done.' }),
    isStopRequested: t.exposeBoolean('isStopRequested', { description: 'Whether somebody has asked it to stop.' }),
    failure: t.exposeString('failure', {
      nullable: true,
      description: 'Why it failed, where its file or its input is at fault; `interrupted` when its process died.',
    }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      description: 'When it began; while it waits, when it was asked for.',
    }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    startedBy: t.field(
      rowField(PersonRef, 'Who asked for it; null for machines, the command line, and who may not see the person.'),
    ),
    report: t.field({
      type: ImportReportRef,
      nullable: true,
      description: 'What it has done; null until it has ended, and once reports of its age were removed.',
      extensions: { reads: ['report'] },
      resolve: ({ report }) => reportOf(report),
    }),
    refusals: t.field(
      pageField('ImportRefusal', 'Rows it would not take, in the order of the file; the first 10,000.'),
    ),
  }),
});

builder.queryFields((t) => ({
  importJobs: t.field({
    type: connectionTo('ImportJob'),
    nullable: true,
    args: pageArguments('ImportJob'),
    description: 'Imports that the viewer may see, the last first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, importJobs),
  }),
  importJob: t.field({
    type: ImportJobRef,
    nullable: true,
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    description: 'One import; null when there is none that the viewer may see.',
    resolve: (_root, { id }, context, info) => resolveOne(context, info, importJob, { id }),
  }),
}));

builder.subscriptionField('importJobProgress', (t) =>
  t.field({
    type: ImportJobRef,
    nullable: true,
    description:
      'An import as it goes on: told at once, with each change, at least every two seconds, and a last time when it has ended.',
    args: { id: t.arg.id({ required: true, description: 'Global id of the import.' }) },
    // Only says what is followed; the server executes the document once for each thing there is to tell.
    subscribe: (_root, { id }, context) => followImport(context, id),
    resolve: (_followed, { id }, context, info) => resolveOne(context, info, importJob, { id }),
  }),
);

const jobField = successRow('importJob', ImportJobRef, 'The import as it stands now.', (id, context, asked) =>
  importJob(context, asked, { id: encodeGlobalId('ImportJob', id) }),
);

const ImportColumnInput = builder.inputType('ImportColumnInput', {
  description: 'What one column of a file means.',
  fields: (t) => ({
    header: t.string({ required: true, description: 'Its header, as the file has it.' }),
    field: t.string({ description: 'The field it fills, such as title; the column is left out when this is.' }),
  }),
});

const ImportDefaultInput = builder.inputType('ImportDefaultInput', {
  description: 'What stands where a row says nothing.',
  fields: (t) => ({
    field: t.string({ required: true, description: 'The field, such as providerName.' }),
    value: t.string({ required: true, description: 'Its value, 1 to 2,000 characters.' }),
  }),
});

const ImportColumnsInput = builder.inputType('ImportColumnsInput', {
  description: 'What the columns of a file mean, where its headers do not say it; what a mapping file holds.',
  fields: (t) => ({
    columns: t.field({ type: [ImportColumnInput], description: 'Columns by header; at most 1,000.' }),
    defaults: t.field({ type: [ImportDefaultInput], description: 'Values by field; one for each field at most.' }),
    offset: t.string({ description: 'Offset of times without one: Z, or such as +08:00; +08:00 when left out.' }),
  }),
});

addMutation('startImport', {
  description:
    'Puts the import of a file that was sent to POST /imports into the queue. Authority and administrators, and service accounts of the platform operator.',
  input: (t) => ({
    uploadId: t.string({ required: true, description: 'Id that POST /imports has answered; good for one import.' }),
    source: t.string({ required: true, description: 'Name of the source whose catalog it is.' }),
    fieldsUploadId: t.string({
      description: 'A second file, with the items of each resource, where the source has one.',
    }),
    withoutFields: t.boolean({
      description:
        'Import without that file, though the source has one: resources get no items, and lose those they have.',
    }),
    encoding: t.string({
      description:
        'Encoding of the files: utf-8, gb18030, gbk, big5, windows-1252 or utf-16le; detected when left out.',
    }),
    format: t.string({
      description:
        'Form of the file: csv, tsv, xlsx, json, ckan, dcat-us, turtle, rdf-xml or json-ld; seen from its content when left out.',
    }),
    sheet: t.string({ description: 'Sheet of a workbook; the first one that is not hidden when left out.' }),
    columns: t.field({
      type: ImportColumnsInput,
      description: 'What its columns mean, where its headers do not say it.',
    }),
    dryRun: t.boolean({ description: 'Read and compare, apply nothing.' }),
    errorPolicy: t.field({
      type: enums.ImportErrorPolicy,
      description: 'What a bad row does; SKIP_BAD when left out.',
    }),
  }),
  success: jobField,
  run: startImport,
});

addMutation('stopImport', {
  description:
    'Stops an import: one that waits never begins, one under way takes back what it has applied. Those who may start one.',
  input: (t) => ({
    id: t.id({ required: true, description: 'Global id of the import.' }),
    reason: reasonField(t),
  }),
  success: jobField,
  run: stopImport,
});
