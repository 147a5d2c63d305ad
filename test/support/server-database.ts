import { randomBytes } from 'node:crypto';
import { type DatabasePool, openPool } from '../../src/db/client.ts';

/** A database of its own on the server of the tests. */
export interface ServerDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

let admin: DatabasePool | undefined;

/**
 * Makes a database on the server. No test ends the server itself, so a commit there need not wait for the disk.
 *
 * @param template what it is a copy of; nothing in it unless told
 */
export async function createServerDatabase(server: string, template?: string): Promise<ServerDatabase> {
  admin ??= openPool({ url: server }, { max: 1 });
  const sql = admin.$client;
  const name = `catalog_test_${randomBytes(6).toString('hex')}`;
  await sql.unsafe(`create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  await sql.unsafe(`alter database ${name} set synchronous_commit = off`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: async () => void (await sql.unsafe(`drop database ${name} with (force)`)) };
}
