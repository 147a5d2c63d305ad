import DataLoader from 'dataloader';
import type { DecisionFacts } from '../rules/review/decision-facts.ts';
import type { ReviewDependant } from '../rules/review/outlived-review.ts';
import type { DatabasePool } from './client.ts';
import { decisionFactsOf } from './stores/decision-facts.ts';
import { type ButtonAssignment, buttonAssignmentsOf, type ExpertDraw, expertDrawsOf } from './stores/experts.ts';
import { reviewDependantsOf } from './stores/review-dependants.ts';
import { type ReviewFile, reviewFilesOf } from './stores/review-files.ts';
import { type ButtonRound, buttonRoundsOf } from './stores/review-rounds.ts';
import { type ButtonStep, reviewStepsOf } from './stores/review-steps.ts';

/** What buttons and findings of reviews need beside what the planner reads: one statement each for all rows that ask together. */
export interface ReviewLoaders {
  readonly files: DataLoader<string, ReviewFile | null>;
  readonly steps: DataLoader<string, ButtonStep | null>;
  readonly draws: DataLoader<string, ExpertDraw | null>;
  readonly assignments: DataLoader<string, ButtonAssignment | null>;
  readonly rounds: DataLoader<string, ButtonRound | null>;
  readonly decisions: DataLoader<string, DecisionFacts | null>;
  readonly dependants: DataLoader<string, readonly ReviewDependant[] | null>;
}

/** Makes the loaders of one request. */
export function createReviewLoaders(db: DatabasePool): ReviewLoaders {
  const by = <T>(read: (db: DatabasePool, ids: readonly string[]) => Promise<ReadonlyMap<string, T>>) =>
    new DataLoader<string, T | null>(
      async (ids) => {
        const found = await read(db, ids);
        return ids.map((id) => found.get(id) ?? null);
      },
      { cache: false },
    );
  return {
    files: by(reviewFilesOf),
    steps: by(reviewStepsOf),
    draws: by(expertDrawsOf),
    assignments: by(buttonAssignmentsOf),
    rounds: by(buttonRoundsOf),
    decisions: by(decisionFactsOf),
    dependants: by(reviewDependantsOf),
  };
}
