import { defineConfig } from 'drizzle-kit';

/** `npm run db:generate -- --name <what_it_does>` writes a named migration from the tables. */
export default defineConfig({ dialect: 'postgresql', schema: './src/db/tables/*.ts', out: './drizzle' });
