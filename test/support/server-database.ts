import { randomBytes } from 'node:crypto';
import { type DatabasePool, openPool } from '../../src/db/client.ts';

/** A database of its own on the server of the tests. */
export interface ServerDatabase {
  readonly url: string;
  /** Has it dropped, without waiting for that. */
  drop(): void;
}

let admin: DatabasePool | undefined;
let dropping: DatabasePool | undefined;

/** How names of databases of a run begin: what is left of them when it ends is dropped then. */
export const serverDatabasePrefix = (run: number): string => `catalog_test_${run}_`;

/**
 * Makes a database on the server. No test ends the server itself, so a commit there need not wait for the disk.
 *
 * @param prefix of its name, from {@link serverDatabasePrefix}
 * @param template what it is a copy of; nothing in it unless told
 */
export async function createServerDatabase(server: string, prefix: string, template?: string): Promise<ServerDatabase> {
  admin ??= openPool({ url: server }, { max: 1 });
  const sql = admin.$client;
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  await sql.unsafe(`create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  await sql.unsafe(`alter database ${name} set synchronous_commit = off`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropMeanwhile(server, name) };
}

/**
 * Drops a database while tests go on: the server writes a checkpoint for each, which takes seconds where the disk is busy.
 * What this process does not come to is dropped when the run ends.
 */
function dropMeanwhile(server: string, name: string): void {
  dropping ??= openPool({ url: server }, { max: 1 });
  dropping.$client.unsafe(`drop database if exists ${name} with (force)`).catch(() => {});
}
