import type { EventWrite } from '../../db/stores/ledger.ts';

/** What else happened in a command, beside the event it is named after. */
export type FurtherEvent = Omit<EventWrite, 'version'>;
