import { writeFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { schema } from '../schema/index.ts';

/** `npm run schema`: writes the contract to schema.graphql, sorted, for consumers and for the test that compares it. */
writeFileSync('schema.graphql', `${printSchema(schema)}\n`);
