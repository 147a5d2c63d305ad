import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { type OpinionRow, opinionsOf, productFactsOf, productReviewers } from '../../db/stores/product-facts.ts';
import { settleProduct } from '../../db/stores/product-standing.ts';
import {
  lockProductFile,
  type ProductRow,
  type ProductVersionRow,
  productRows,
  touchProduct,
} from '../../db/stores/product-versions.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { Finding } from '../../rules/finding.ts';
import { mayRead, type PermissionSubject, publicProductStatuses, type ReadFacts } from '../../rules/permissions.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import { versionText } from '../../rules/product/change.ts';
import type { Opinions, ProductFacts } from '../../rules/product/facts.ts';
import { reviewerWords } from '../../rules/product/findings.ts';
import {
  judgeProduct,
  type ProductAction,
  type ProductFile,
  type ProductGiven,
  productOperatorActions,
  versionFor,
} from '../../rules/product/judge.ts';
import { type ReviewingBody, reviewersOf } from '../../rules/product/reviewers.ts';
import type { ProductStatus } from '../../rules/vocabulary.ts';
import {
  type CommandInput,
  type CommandSubject,
  type Effect,
  type Outcome,
  runCommand,
  type Stamp,
} from '../command/run-command.ts';

/** What decides who sees a product; the read model says the same in SQL. */
export const productReadFacts = (row: ProductRow): ReadFacts => ({
  status: row.status,
  own: {
    operator: row.operatorId,
    review: row.versions.some(({ isHandedIn }) => isHandedIn) || null,
    reviewer: row.isReviewer || null,
  },
});

/** What decides who may act on a product: of the operator's own actions the operator, of all others the authority. */
export function productSubject(row: ProductRow, action: ProductAction): PermissionSubject {
  const isOperators = productOperatorActions.some((own) => own === action);
  return { ownerId: isOperators ? row.operatorId : row.authorityId, submittedBy: handedInBy(row, action) };
}

/** The person who handed something in, or a machine, and their organisation. */
type Submitter = { readonly id: string | null; readonly organizationId: string | null };

/** Who handed in the version that an action is about; null while nobody has. */
export function handedInBy(row: ProductRow, action: ProductAction): Submitter | null {
  const version = versionFor(action, row.versions);
  return version?.isHandedIn === true ? { id: version.submittedBy, organizationId: row.operatorId } : null;
}

/** A file from what was read of it. */
export function productFile(
  row: ProductRow,
  action: ProductAction,
  read: {
    readonly facts: ProductFacts | null;
    readonly opinions: Opinions;
    readonly bodies: readonly ReviewingBody[];
    readonly policy: Policy;
    readonly today: LocalDate;
  },
): ProductFile {
  const { facts, opinions, bodies, policy, today } = read;
  const words = reviewerWords(policy.provisions, today);
  return {
    status: versionFor(action, row.versions)?.status ?? null,
    facts,
    missingReviewers: reviewersOf(words, row.authorityId ?? '', bodies).missing,
    opinions,
    deliveredOn: row.deliveredOn,
  };
}

/** What opinions come to: those that are waited for, and those that are against. */
export const opinionsFrom = (given: readonly OpinionRow[]): Opinions => ({
  waiting: given.filter(({ status }) => status === 'open' || status === 'paused').map(({ code }) => code),
  opposed: given.filter(({ outcome }) => outcome === 'opposed').map(({ code }) => code),
});

/** Reads the file of a product that is locked, as an action looks at it. */
export async function readProductFile(
  db: Database,
  row: ProductRow,
  action: ProductAction,
  policy: Policy,
  today: LocalDate,
): Promise<ProductFile> {
  const { id: productId, agreementId } = row;
  const content = versionFor(action, row.versions)?.content;
  const asked =
    agreementId === null || content === undefined ? [] : [{ key: productId, productId, agreementId, content }];
  const facts = (await productFactsOf(db, asked)).get(productId) ?? null;
  const opinions = opinionsFrom(await opinionsOf(db, [productId]));
  return productFile(row, action, { facts, opinions, bodies: await productReviewers(db), policy, today });
}

/** A product that is locked for a command, with the version it is about. */
export interface ProductSubject {
  readonly row: ProductRow;
  readonly version: ProductVersionRow;
  /** The scenario that its agreement is for, and the authority that has signed it. */
  readonly scenarioId: string;
  readonly authorityId: string;
}

/** What saving a change of a product came to. */
export interface ProductSaved {
  /** Such as `product.submitted`. */
  readonly event: string;
  /** The version that the event is about, where it is another one. */
  readonly version?: string;
  /** What the product is called afterwards. */
  readonly title?: string;
  readonly isPublic?: boolean;
  readonly data?: object;
  readonly changes?: Effect['event']['changes'];
  readonly deliveredOn?: LocalDate;
}

/** What one action on a product does. */
export interface ProductCommand {
  readonly action: ProductAction;
  readonly input: CommandInput & { readonly id: string; readonly reason?: string | null | undefined };
  readonly given?: ProductGiven;
  /** What the rules say beside those of the action itself. */
  readonly judge?: (subject: ProductSubject, file: ProductFile) => readonly Finding[];
  /** Saves versions and what follows from them; status and revision of the product are settled behind it. */
  readonly save: (subject: ProductSubject, tx: Database, stamp: Stamp, context: SaveContext) => Promise<ProductSaved>;
  /** What follows once the status of the product is settled. */
  readonly after?: (subject: ProductSubject, tx: Database, stamp: Stamp) => Promise<void>;
}

/** What was read and judged before a change is saved. */
export interface SaveContext {
  readonly policy: Policy;
  readonly today: LocalDate;
  readonly findings: readonly Finding[];
}

interface LockedProduct extends CommandSubject {
  readonly row: ProductRow;
}

/**
 * Runs an action on a product: what it is made from and under is held, it is locked, seen, permitted, at the expected
 * revision, its version and the rules allow it; then it is saved and its status settled, as one revision with one event.
 */
export async function runProduct(context: RequestContext, command: ProductCommand): Promise<Outcome> {
  const { action, input, given } = command;
  // Before the transaction: it is read by another connection, which those who wait for a lock may all hold.
  const policy = await context.policy();
  const today = dateInShanghai(context.now());
  let findings: readonly Finding[] = [];
  return await runCommand<LockedProduct>(context, {
    action,
    input,
    load: async (tx) => {
      const decoded = decodeGlobalId(input.id);
      const row = decoded?.noun === 'Product' ? await lockProductFile(tx, decoded.id, context.viewer) : null;
      if (row === null || !mayRead(context.viewer, 'Product', productReadFacts(row))) return null;
      return { type: 'Product', id: row.id, revision: row.revision, permission: productSubject(row, action), row };
    },
    judge: async ({ row }, tx) => {
      const file = await readProductFile(tx, row, action, policy, today);
      const own = judgeProduct(action, file, policy, today, given);
      const known = subjectOf(row, action);
      // What the rules look at need not be there in another state.
      const stands = known !== null && own[0]?.status === 'pass';
      findings = [...own, ...(stands ? (command.judge?.(known, file) ?? []) : [])];
      return findings;
    },
    apply: async ({ row }, tx, stamp) => {
      const subject = subjectOf(row, action);
      if (subject === null) throw new Error('the rules refuse what has no version');
      const saved = await command.save(subject, tx, stamp, { policy, today, findings });
      const moved = await settleProduct(tx, row.id, stamp.now);
      // Settling gives the next revision where the status has moved.
      if (moved === null || saved.deliveredOn !== undefined)
        await touchProduct(tx, row.id, stamp.now, saved.deliveredOn);
      await command.after?.(subject, tx, stamp);
      return productEffect(row, saved, subject.version, moved?.to ?? row.status, input.reason ?? null);
    },
  });
}

function subjectOf(row: ProductRow, action: ProductAction): ProductSubject | null {
  const version = versionFor(action, row.versions);
  const { scenarioId, authorityId } = row;
  return version === null || scenarioId === null || authorityId === null
    ? null
    : { row, version, scenarioId, authorityId };
}

/** Whether everyone may know of a product in a state. */
export const isPublicProduct = (status: ProductStatus): boolean =>
  publicProductStatuses.some((known) => known === status);

function productEffect(
  row: ProductRow,
  saved: ProductSaved,
  version: ProductVersionRow,
  status: ProductStatus,
  reason: string | null,
): Effect {
  const { id, code, revision, operatorId: ownerId } = row;
  const moved = status === row.status ? {} : { status: { from: row.status, to: status } };
  return {
    event: {
      type: saved.event,
      subject: { type: 'Product', id, code, revision: revision + 1, ownerId },
      isPublic: saved.isPublic ?? false,
      data: { title: saved.title ?? row.name, status, version: saved.version ?? versionText(version), ...saved.data },
      changes: { ...saved.changes, ...moved },
      reason,
    },
    outcome: { id },
  };
}

/** A product that somebody may see, unlocked; null when there is none. */
export async function seenProduct(context: RequestContext, globalId: string): Promise<ProductRow | null> {
  const decoded = decodeGlobalId(globalId);
  if (decoded?.noun !== 'Product') return null;
  const row = (await productRows(context.db, [decoded.id], context.viewer)).get(decoded.id);
  return row !== undefined && mayRead(context.viewer, 'Product', productReadFacts(row)) ? row : null;
}
