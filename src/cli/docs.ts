import { mkdirSync, writeFileSync } from 'node:fs';
import { lifeCyclesDocument } from './life-cycles-document.ts';
import { permissionsDocument } from './permissions-document.ts';

/** `npm run docs`: writes what is printed from the code, for readers and for the test that compares it. */
mkdirSync('docs/reference', { recursive: true });
writeFileSync('docs/reference/permissions.md', permissionsDocument());
writeFileSync('docs/reference/life-cycles.md', lifeCyclesDocument());
