import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { provisionSeed } from '../interchange/seed-file.ts';
import { lifeCyclesDocument } from './life-cycles-document.ts';
import { permissionsDocument } from './permissions-document.ts';
import { provisionsDocument } from './provisions-document.ts';

/** `npm run docs`: writes what is printed from the code, for readers and for the test that compares it. */
mkdirSync('docs/reference', { recursive: true });
writeFileSync('docs/reference/permissions.md', permissionsDocument());
writeFileSync('docs/reference/life-cycles.md', lifeCyclesDocument());
const provisions = z.array(provisionSeed).parse(JSON.parse(readFileSync('seeds/reference/provisions.json', 'utf8')));
const rules = readdirSync('src/rules', { recursive: true, encoding: 'utf8' }).filter((file) => file.includes(path.sep));
const sources = rules
  .filter((file) => file.endsWith('.ts'))
  .map((file) => [file.replaceAll(path.sep, '/'), readFileSync(path.join('src/rules', file), 'utf8')] as const);
writeFileSync('docs/reference/provisions.md', provisionsDocument(provisions, new Map(sources)));
