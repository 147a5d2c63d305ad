import { fileURLToPath } from 'node:url';
import { readSeedFile } from '../db/seeds/read-seed-file.ts';
import { type PersonSeed, seedFiles } from '../interchange/seed-file.ts';
import { roles } from '../rules/vocabulary.ts';

const folderOf = (name: string): string => fileURLToPath(new URL(`../../seeds/${name}`, import.meta.url));

/**
 * The personas of the worked example, as its file has them.
 */
export async function readPersonas(): Promise<readonly PersonSeed[]> {
  return (await readSeedFile(folderOf('demo'), 'people', seedFiles.people)).rows;
}

/**
 * The personas as a list for people: handle, name, roles and organisation, one line for each organisation.
 */
export async function personaList(personas: readonly PersonSeed[]): Promise<string> {
  const bodies = [
    ...(await readSeedFile(folderOf('reference'), 'organizations', seedFiles.organizations)).rows,
    ...(await readSeedFile(folderOf('demo'), 'organizations', seedFiles.organizations)).rows,
  ];
  const names = new Map(bodies.map(({ code, name }) => [code, name]));
  const width = Math.max(...personas.map(({ handle }) => handle.length));
  return personas
    .flatMap(({ handle, name, memberships }) =>
      memberships.map(({ organization, roles: held }) => {
        const words = held.map((role) => `${roles[role].zh} ${role}`).join('、');
        return `  ${handle.padEnd(width)}  ${name}  ${words}  ${organization} ${names.get(organization) ?? ''}`.trimEnd();
      }),
    )
    .join('\n');
}
