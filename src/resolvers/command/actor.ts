import type { LedgerActor } from '../../db/stores/ledger.ts';
import { organizationOf, type Viewer } from '../../rules/viewer.ts';

/** A viewer as the ledger keeps them. */
export function ledgerActor(viewer: Viewer): LedgerActor {
  const organizationId = organizationOf(viewer)?.id ?? null;
  switch (viewer.kind) {
    case 'anonymous':
      return { kind: 'anonymous', id: null, name: null, organizationId: null };
    case 'system':
      return { kind: 'system', id: null, name: viewer.name, organizationId: null };
    case 'endpoint':
      return { kind: 'system', id: null, name: 'webhook', organizationId };
    default:
      return { kind: viewer.kind, id: viewer.id, name: null, organizationId };
  }
}
