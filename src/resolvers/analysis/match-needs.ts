import type { RequestContext } from '../../context.ts';
import {
  type CandidateQuestion,
  describedNeeds,
  type RawNeed,
  unmetNeeds as unmetFigures,
} from '../../db/read/need-candidates.ts';
import { prepareWhere } from '../../db/read/page.ts';
import { readFigures } from '../../db/read/read.ts';
import { isStorableText } from '../../db/read/storable-text.ts';
import { countPairs, obstaclesOf, sharedWords } from '../../rules/analysis/candidate.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { RequestError } from '../../rules/errors.ts';
import type { CandidateObstacle, DomainCode } from '../../rules/vocabulary.ts';
import type { Asked } from '../catalog/queries.ts';

/** Bounds of a search for what answers needs. */
export const candidateBounds = { needs: 20, title: 100, pairs: 400, candidates: 20, unmet: 20 } as const;

/** A resource that sounds like a need, with the reasons. */
export interface Candidate {
  readonly score: number;
  readonly matchedWords: readonly string[];
  readonly isSameDomain: boolean;
  readonly obstacles: readonly CandidateObstacle[];
  readonly resource?: object | null;
}

export interface LikelyOwner {
  readonly resources: number;
  readonly score: number;
  readonly organization?: object | null;
}

/** A need with the resources that sound like it and who holds them. */
export interface MatchedNeed {
  readonly title: string;
  readonly need?: object | null;
  readonly candidates: readonly Candidate[];
  readonly likelyOwners: readonly LikelyOwner[];
}

/** Some of the needs that nothing answers. */
export interface UnmetNeeds {
  readonly nodes: readonly MatchedNeed[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
}

export interface CandidateArguments {
  readonly needs: readonly { readonly title: string }[];
  readonly domain?: DomainCode | null | undefined;
  readonly where?: object | null | undefined;
  readonly first?: number | null | undefined;
}

export interface UnmetArguments {
  readonly where?: object | null | undefined;
  readonly resourcesWhere?: object | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly candidates?: number | null | undefined;
}

/**
 * Ranks, for each need that is described, the resources that sound like it. One statement.
 *
 * @throws RequestError naming the argument: too many needs, a title that is too short or too long, titles that say too much
 *   together, a filter that is none
 */
export async function scenarioCandidates(
  context: RequestContext,
  asked: Asked<'figures'>,
  args: CandidateArguments,
): Promise<readonly MatchedNeed[]> {
  bounded('needs', args.needs.length, candidateBounds.needs);
  const titles = args.needs.map(({ title }, index) => requireTitle(title.trim(), index));
  requireFewPairs(titles);
  const first = bounded('first', args.first ?? 5, candidateBounds.candidates);
  const { question, inputs } = questionOf(asked, '', first, args.where);
  const figures = describedNeeds(question, titles, args.domain ?? null);
  const found = (await readFigures(context.db, context.viewer, { ...asked, inputs }, figures)) as readonly RawNeed[];
  return found.map(matchedNeed);
}

/**
 * Needs that no published resource answers, the most important first, each with the resources that sound like it. One
 * statement.
 *
 * @throws RequestError naming the argument: a size out of bounds, a cursor of nothing, a filter that is none
 */
export async function unmetNeeds(
  context: RequestContext,
  asked: Asked<'figures'>,
  args: UnmetArguments,
): Promise<UnmetNeeds> {
  const first = bounded('first', args.first ?? 10, candidateBounds.unmet);
  const candidates = bounded('candidates', args.candidates ?? 5, candidateBounds.candidates);
  const { question, inputs } = questionOf(asked, 'nodes.', candidates, args.resourcesWhere, 'resourcesWhere');
  const figures = unmetFigures(question, { first, after: needAfter(args.after) }, inputs.length);
  const needs = prepareWhere('ScenarioNeed', 'where', args.where);
  const request = { ...asked, inputs: [...inputs, needs] };
  const { rows, total } = (await readFigures(context.db, context.viewer, request, figures)) as {
    rows: readonly RawNeed[];
    total: number;
  };
  return { nodes: rows.slice(0, first).map(matchedNeed), totalCount: total, hasNextPage: rows.length > first };
}

function questionOf(
  asked: Asked<'figures'>,
  at: string,
  first: number,
  where: unknown,
  argument = 'where',
): { question: CandidateQuestion; inputs: Asked<'figures'>['inputs'] } {
  const question = { rows: asked.root.rows, at, first, filterAt: asked.inputs.length };
  return { question, inputs: [...asked.inputs, prepareWhere('Resource', argument, where ?? undefined)] };
}

const matchedNeed = ({ candidates, owners, ...need }: RawNeed): MatchedNeed => ({
  ...need,
  likelyOwners: owners,
  candidates: candidates.map((candidate) => ({
    ...candidate,
    matchedWords: sharedWords(need.title, candidate.pairs),
    obstacles: obstaclesOf(candidate),
  })),
});

function bounded(argument: string, value: number, most: number): number {
  if (value >= 1 && value <= most) return value;
  throw new RequestError('BAD_USER_INPUT', `${argument}: must be from 1 to ${most}, is ${value}`, [argument]);
}

function requireTitle(title: string, index: number): string {
  const { length } = title;
  if (isStorableText(title) && length >= 2 && length <= candidateBounds.title) return title;
  const message = `must have 2 to ${candidateBounds.title} characters; say in a few words what is needed`;
  throw new RequestError('BAD_USER_INPUT', `needs.${index}.title: ${message}`, ['needs', index, 'title']);
}

function requireFewPairs(titles: readonly string[]): void {
  const pairs = countPairs(titles);
  if (pairs <= candidateBounds.pairs) return;
  const message = `have ${pairs} different pairs of characters together, at most ${candidateBounds.pairs} are compared; say each in fewer words, or ask for some of them in another request`;
  throw new RequestError('BAD_USER_INPUT', `needs: ${message}`, ['needs']);
}

function needAfter(after: string | null | undefined): string | null {
  if (after == null) return null;
  const id = decodeGlobalId(after);
  if (id?.noun === 'ScenarioNeed') return id.id;
  throw new RequestError('BAD_CURSOR', 'after: not the id of a need; start again without it', ['after']);
}
