/** How far down a list people look; both measures stop here. */
const depth = 10;

/** The grade from which a resource counts as found; see README.md for what the grades mean. */
const foundFrom = 2;

/** A query with what is relevant to it. */
export interface JudgedQuery {
  readonly text: string;
  readonly kind: string;
  /** Grade (1 to 3) by id; what is not named is not relevant. */
  readonly grades: ReadonlyMap<string, number>;
}

/** What a ranking is worth for one query. */
export interface QueryScore {
  readonly text: string;
  readonly kind: string;
  /** Of the resources graded 2 or 3, as many as fit in ten places, the part that stands in the first ten. */
  readonly recallAt10: number;
  readonly ndcgAt10: number;
  /** As many ids as recall is short of, best grade first: what should have been there. */
  readonly missing: readonly string[];
  /** Ids among the first ten that are not relevant at all: what stood there instead. */
  readonly intruders: readonly string[];
}

/** The means over a set of queries, and the queries whose recall is not whole. */
export interface ScoreSummary {
  readonly queries: number;
  readonly recallAt10: number;
  readonly ndcgAt10: number;
  readonly byKind: ReadonlyMap<string, { queries: number; recallAt10: number; ndcgAt10: number }>;
  readonly misses: readonly QueryScore[];
}

const gainOf = (grade: number): number => 2 ** grade - 1;

/** Discounted cumulative gain of grades in the order in which they stand (Järvelin and Kekäläinen 2002, log base 2). */
function discountedGain(grades: readonly number[]): number {
  return grades.slice(0, depth).reduce((sum, grade, place) => sum + gainOf(grade) / Math.log2(place + 2), 0);
}

/**
 * Scores one ranking.
 *
 * @param judged the query and its grades
 * @param ranked ids, best first; what stands after the tenth is not looked at
 * @throws when nothing is graded 2 or 3, since recall would mean nothing, and when an id is ranked twice
 */
export function scoreQuery(judged: JudgedQuery, ranked: readonly string[]): QueryScore {
  const { text, kind, grades } = judged;
  const top = ranked.slice(0, depth);
  if (new Set(top).size < top.length) throw new Error(`“${text}”: an id is ranked twice`);
  const gradeOf = (id: string): number => grades.get(id) ?? 0;
  const wanted = [...grades.keys()].filter((id) => gradeOf(id) >= foundFrom).sort((a, b) => gradeOf(b) - gradeOf(a));
  if (wanted.length === 0) throw new Error(`“${text}”: nothing is graded ${foundFrom} or higher`);
  const possible = Math.min(depth, wanted.length);
  const found = top.filter((id) => gradeOf(id) >= foundFrom).length;
  const best = [...grades.values()].sort((a, b) => b - a);
  return {
    text,
    kind,
    recallAt10: found / possible,
    ndcgAt10: discountedGain(top.map(gradeOf)) / discountedGain(best),
    missing: wanted.filter((id) => !top.includes(id)).slice(0, possible - found),
    intruders: top.filter((id) => gradeOf(id) === 0),
  };
}

/**
 * Sums scores up: every query weighs the same, whatever its kind.
 *
 * @throws when there are no scores
 */
export function summarizeScores(scores: readonly QueryScore[]): ScoreSummary {
  if (scores.length === 0) throw new Error('there are no scores to sum up');
  const kinds = [...new Set(scores.map((score) => score.kind))];
  return {
    ...meansOf(scores),
    byKind: new Map(kinds.map((kind) => [kind, meansOf(scores.filter((score) => score.kind === kind))])),
    misses: scores.filter((score) => score.recallAt10 < 1),
  };
}

function meansOf(scores: readonly QueryScore[]): { queries: number; recallAt10: number; ndcgAt10: number } {
  const mean = (of: (score: QueryScore) => number): number =>
    scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  return {
    queries: scores.length,
    recallAt10: mean((score) => score.recallAt10),
    ndcgAt10: mean((score) => score.ndcgAt10),
  };
}
