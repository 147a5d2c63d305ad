import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CodegenConfig, generate } from '@graphql-codegen/cli';
import { expect, it } from 'vitest';
import config from '../../codegen.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = 'operations/__generated__/';

/** What codegen would write, by file; nothing is written. */
async function generated(changes: Partial<CodegenConfig> = {}): Promise<Record<string, string>> {
  const files: { filename: string; content: string }[] = await generate(
    { ...config, ...changes, silent: true, cwd: root },
    false,
  );
  return Object.fromEntries(files.map(({ filename, content }) => [path.basename(filename), content]));
}

const checkedIn = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path.join(root, folder)).map((file) => [file, readFileSync(path.join(root, folder, file), 'utf8')]),
  );

it('the types of the operations are those of codegen (npm run codegen writes them)', async () => {
  expect(await generated()).toEqual(checkedIn());
});

it('an operation that is changed and not generated again is found', async () => {
  const documents = ['operations/**/!(Home).graphql', 'query Home { domains { name } }'];
  expect(await generated({ documents })).not.toEqual(checkedIn());
});
