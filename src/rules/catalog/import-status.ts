import type { CatalogStatus, ImportPolicy } from '../vocabulary.ts';

/** States that a source may give to its resources. */
export type SourceStatus = Extract<CatalogStatus, 'published' | 'suspended' | 'withdrawn'>;

/** State of an imported resource, and the state its source gave it last. */
export interface ImportedState {
  readonly status: CatalogStatus;
  readonly sourceStatus: CatalogStatus | null;
}

/**
 * State of a resource after an import.
 *
 * A new row goes where the policy of the source says, unless the source itself has taken it back. Afterwards the source
 * can always take back (suspend, withdraw), but it brings back only what it took away itself: a resource that a steward
 * suspended or withdrew stays so, and nothing ever falls back to draft. Under the policy `draft` nothing becomes public
 * without a steward, so what the source brings back waits for one where it is.
 *
 * @param before null for a resource the catalog does not have yet
 */
export function stateAfterImport(
  before: ImportedState | null,
  source: SourceStatus,
  policy: ImportPolicy,
): ImportedState {
  if (before === null) {
    return { status: source === 'published' && policy === 'draft' ? 'draft' : source, sourceStatus: source };
  }
  const { status, sourceStatus } = before;
  const taken = status === 'suspended' || status === 'withdrawn';
  if (taken && status !== sourceStatus) {
    // Decided here. The source's word is not noted, or its next one would look like the end of a state it never gave.
    return { status: source === 'withdrawn' ? 'withdrawn' : status, sourceStatus };
  }
  if (source === 'published') {
    return { status: taken && policy === 'publish' ? 'published' : status, sourceStatus: source };
  }
  const unseen = status === 'draft' || status === 'submitted';
  return { status: source === 'suspended' && unseen ? status : source, sourceStatus: source };
}
