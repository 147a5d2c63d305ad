import { uuidv7 } from 'uuidv7';

/** The process and its clock, as the layers below are handed them. */
export const clock = { now: (): Date => new Date(), newId: uuidv7 };
