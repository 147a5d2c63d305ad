import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { type CatalogSource, catalogSourceNames, findCatalogSource } from '../../db/stores/catalog-sources.ts';
import { countQueued, enqueueJob } from '../../db/stores/import-queue.ts';
import { giveUploads, lockUploads } from '../../db/stores/import-uploads.ts';
import { readers } from '../../interchange/readers.ts';
import { invalidInput } from '../../rules/errors.ts';
import { startFindings, type UploadState, uploadEncodings } from '../../rules/imports/job-rules.ts';
import { noSubject } from '../../rules/permissions.ts';
import { importErrorPolicies, wordsOf } from '../../rules/vocabulary.ts';
import { ledgerActor } from '../command/actor.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { fileWords, mappingOf, requireHeardWords } from './file-words.ts';

const uploadId = z.uuid();

const schema = z.object({
  ...commandFields,
  uploadId,
  fieldsUploadId: uploadId.nullish(),
  withoutFields: z.boolean().nullish(),
  source: text(100, 1),
  encoding: z.enum(uploadEncodings).nullish(),
  ...fileWords,
  dryRun: z.boolean().nullish(),
  errorPolicy: z.enum(wordsOf(importErrorPolicies)).nullish(),
});
type Input = z.output<typeof schema>;

/** Puts the import of a file that was sent into the queue. It acts as the system actor of its source, under its policy. */
export async function startImport(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const id = context.newId();
    return await runCommand(context, {
      action: 'startImport',
      input: parsed,
      load: async () => ({ type: 'ImportJob', id, revision: null, permission: noSubject }),
      judge: async (_place, tx) => {
        await requireKnownSource(tx, parsed);
        return startFindings(await uploadState(tx, parsed), await countQueued(tx));
      },
      apply: async (_place, tx, { now }) => {
        const source = await requireKnownSource(tx, parsed);
        const ids = uploadsOf(parsed);
        const [upload] = await lockUploads(tx, ids);
        const by = ledgerActor(context.viewer);
        const errorPolicy = parsed.errorPolicy ?? 'skip_bad';
        const dryRun = parsed.dryRun ?? false;
        await enqueueJob(tx, {
          id,
          source: source.name,
          actor: source.actor,
          owner: upload?.host ?? '',
          startedAt: now,
          errorPolicy,
          dryRun,
          requestedByKind: by.kind,
          requestedById: by.id,
          requestedByOrganizationId: by.organizationId,
          options: {
            uploadId: parsed.uploadId,
            fieldsUploadId: parsed.fieldsUploadId ?? null,
            encoding: parsed.encoding ?? null,
            format: parsed.format ?? null,
            sheet: parsed.sheet ?? null,
            columns: mappingOf(parsed),
          },
        });
        await giveUploads(tx, ids, id);
        return {
          event: {
            type: 'import_job.started',
            subject: { type: 'ImportJob', id, code: source.name, revision: 1, ownerId: by.organizationId },
            isPublic: false,
            data: { source: source.name, errorPolicy, dryRun, sha256: upload?.sha256 ?? null },
            changes: {},
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

const uploadsOf = ({ uploadId: first, fieldsUploadId: second }: Input): string[] =>
  second == null ? [first] : [first, second];

/** The worst of what its files are. Locked, so that no other job is given them meanwhile. */
async function uploadState(tx: Database, input: Input): Promise<UploadState> {
  const ids = uploadsOf(input);
  const found = await lockUploads(tx, ids);
  if (found.length < new Set(ids).size || new Set(ids).size < ids.length) return 'unknown';
  if (found.some(({ runId }) => runId !== null)) return 'taken';
  return found.some(({ removedAt, host }) => removedAt !== null || host !== found[0]?.host) ? 'removed' : 'ready';
}

/** An import without the second file would take the items of every resource away, so that has to be asked for. */
async function requireKnownSource(tx: Database, input: Input): Promise<CatalogSource> {
  const source = await findCatalogSource(tx, input.source);
  if (source === null) {
    const known = (await catalogSourceNames(tx)).join('、');
    throw invalidInput(['source'], 'unknown_code', {
      zh: `没有名为“${input.source}”的来源，可用的有：${known}。`,
      en: `No source is called ${input.source}; there are: ${known}.`,
    });
  }
  requireHeardWords(source.name, input);
  const hasFields = input.format == null && readers.get(source.name)?.files.includes('fields') === true;
  if (!hasFields && input.fieldsUploadId != null) {
    throw invalidInput(['fieldsUploadId'], 'not_applicable', {
      zh: '该来源（或该格式）没有信息项文件：请去掉 fieldsUploadId。',
      en: 'The source, or the format, has no second file: leave fieldsUploadId out.',
    });
  }
  if (hasFields && input.fieldsUploadId == null && input.withoutFields !== true) {
    throw invalidInput(['fieldsUploadId'], 'missing', {
      zh: '该来源另有信息项文件：请先上传并填写 fieldsUploadId，或以 withoutFields: true 说明不导入信息项。',
      en: 'The source has a second file with its items: send it and name it, or say withoutFields: true.',
    });
  }
  return source;
}
