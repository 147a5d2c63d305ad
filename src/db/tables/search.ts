import { bigint, customType, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * What is searched, one row for each resource, scenario, product and organisation, made from their rows by the application
 * (`stores/search-documents.ts`). Texts are normalised as `src/search` does it. Nothing in it is shown to anybody, and a
 * reader reaches it only through the row it was made of, so it needs no visibility of its own.
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    /** Id of the row it was made of. */
    id: uuid().primaryKey(),
    noun: text().notNull(),
    /** Version of the tokens; another one is made again at the next start. */
    version: integer().notNull(),
    title: text().notNull(),
    code: text().notNull(),
    /** Item names, provider and the like, a line each. */
    parts: text().notNull(),
    abstract: text().notNull(),
    /** Tokens without places: what stands beside what is asked of the texts. */
    tokens: tsvector().notNull(),
  },
  (t) => [index('search_documents_by_token').using('gin', t.tokens)],
);

/**
 * Rows whose document is to be made anew. Triggers on the rows write it, whoever changes them; the transaction that did so
 * makes the documents before it ends, and the service whatever is left.
 */
export const searchPending = pgTable(
  'search_pending',
  {
    noun: text().notNull(),
    id: uuid().notNull(),
    /** The transaction that marked it last. */
    markedBy: bigint('marked_by', { mode: 'bigint' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.noun, t.id] })],
);
