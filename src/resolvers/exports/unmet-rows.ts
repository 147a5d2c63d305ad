import type { RequestContext } from '../../context.ts';
import { prepareWhere } from '../../db/read/page.ts';
import { readPage } from '../../db/read/read.ts';
import type { RootSelection, Selection } from '../../db/read/selection.ts';
import { sweepParts } from '../../db/read/sweep.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { RequestError } from '../../rules/errors.ts';
import { type ExportColumn, globalId } from '../../rules/exports/export-column.ts';
import { reportBounds } from '../../rules/exports/export-report.ts';
import { isOfCandidates } from '../../rules/exports/report-columns.ts';
import {
  type Candidate,
  candidateBounds,
  type MatchedNeed,
  type UnmetArguments,
  unmetNeeds,
} from '../analysis/match-needs.ts';
import type { Asked } from '../catalog/queries.ts';
import { listRows, selectionOf } from './list-rows.ts';

interface AskedUnmet {
  readonly name: 'unmetNeeds';
  readonly columns: readonly ExportColumn[];
  readonly args: Pick<UnmetArguments, 'where' | 'resourcesWhere' | 'candidates'>;
  readonly asOf: string | null;
}

type Pages = AsyncGenerator<readonly object[], void, void>;

/**
 * Needs that no published resource answers, in the order in which they were entered. Where near misses are asked for, each
 * page of needs is compared by a statement of its own; a need that has been met meanwhile is left out.
 *
 * @throws RequestError naming the argument that cannot be, and where there are more needs to compare than a file holds
 */
export async function* unmetRows(context: () => RequestContext, asked: AskedUnmet): Pages {
  const { name, columns, args, asOf } = asked;
  const where = { and: [...(args.where == null ? [] : [args.where]), { isMet: { eq: false } }] };
  const plain = columns.filter((column) => !isOfCandidates(column));
  if (plain.length === columns.length) {
    yield* listRows(context, { name, columns, where, asOf });
    return;
  }
  await refuseTooMany(context(), where, asOf);
  const root = comparedRoot(plain);
  const walk = { name, columns: [globalId], where, asOf, pageRows: candidateBounds.unmet };
  for await (const page of listRows(context, walk)) {
    yield page.length === 0 ? [] : await compared(context(), root, args, idsOf(page), asOf);
  }
}

const idsOf = (page: readonly object[]): readonly string[] => page.map((row) => (row as { readonly id: string }).id);

async function compared(
  context: RequestContext,
  root: Asked<'figures'>['root'],
  { resourcesWhere, candidates }: AskedUnmet['args'],
  ids: readonly string[],
  asOf: string | null,
): Promise<readonly object[]> {
  const where = { id: { in: ids.map((id) => encodeGlobalId('ScenarioNeed', id)) } };
  const asked = { root, inputs: [], asOf };
  const { nodes } = await unmetNeeds(context, asked, {
    where,
    resourcesWhere,
    candidates,
    first: candidateBounds.unmet,
  });
  const rows = new Map(nodes.map((node) => [(node.need as { readonly id: string } | null)?.id, needRow(node)]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** The fields of a need with the resources that sound like it beside them, and the reasons of each. */
function needRow({ need, candidates, likelyOwners }: MatchedNeed): object {
  return {
    ...need,
    candidates: candidates.flatMap(({ resource }) => resource ?? []),
    likelyOwners: likelyOwners.flatMap(({ organization }) => organization ?? []),
    reasons: candidates.map(reasonOf),
  };
}

const reasonOf = ({ resource, score, matchedWords, isSameDomain, obstacles }: Candidate): object => ({
  code: (resource as { readonly code: string } | null)?.code ?? null,
  ...{ score, matchedWords, isSameDomain, obstacles: obstacles.map((obstacle) => obstacle.toUpperCase()) },
});

function comparedRoot(plain: readonly ExportColumn[]): Asked<'figures'>['root'] {
  const need = selectionOf(plain);
  const fields = (...names: readonly string[]): Selection => ({ fields: names, related: [] });
  return {
    kind: 'figures',
    parts: [],
    rows: new Map([
      ['nodes.need', { noun: 'ScenarioNeed', selection: { ...need, fields: [...new Set(['id', ...need.fields])] } }],
      ['nodes.candidates.resource', { noun: 'Resource', selection: fields('code', 'title') }],
      ['nodes.likelyOwners.organization', { noun: 'Organization', selection: fields('code', 'name') }],
    ]),
  };
}

const counting: Extract<RootSelection, { kind: 'page' }> = {
  kind: 'page',
  noun: 'ScenarioNeed',
  selection: { fields: ['id'], related: [] },
  page: { ...sweepParts, rows: false, cursors: false, total: true },
};

async function refuseTooMany({ db, viewer }: RequestContext, where: object, asOf: string | null): Promise<void> {
  const { total = 0 } = await readPage(db, viewer, {
    root: counting,
    inputs: [prepareWhere('ScenarioNeed', 'where', where)],
    asOf,
  });
  if (total <= reportBounds.unmetNeeds) return;
  const remedy = 'narrow it, or leave the columns of near misses and owners out';
  const message = `where: ${total} needs are to be compared, and a file holds ${reportBounds.unmetNeeds}; ${remedy}`;
  throw new RequestError('BAD_USER_INPUT', message, ['where']);
}
