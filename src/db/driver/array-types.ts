import { makePgArray, parsePgArray } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';

/** Lists of these are sent as parameters and read: the oid of the list by its name. */
const oids = { texts: 1009, uuids: 2951, integers: 1007 } as const;

const written = (value: unknown): unknown => (Array.isArray(value) ? makePgArray(value) : value);

/** Lists for postgres.js, which knows none without asking the server. */
export const arrayTypes: Record<string, postgres.PostgresType> = Object.fromEntries(
  Object.entries(oids).map(([name, oid]) => [
    name,
    { to: oid, from: [oid], serialize: written, parse: (text: string) => parsePgArray(text) },
  ]),
);
