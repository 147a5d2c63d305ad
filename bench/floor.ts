import { createServer } from 'node:http';
import postgres from 'postgres';
import { feedQuestions } from './feed-questions.ts';
import { questions } from './questions.ts';

/**
 * The floor: a bare `node:http` handler that runs one prepared, hand-written statement and sends its text on. No parsing,
 * no permissions, no limits, no log. Prints its port.
 */
const { DATABASE_URL = '' } = process.env;
const sql = postgres(DATABASE_URL, { max: 10, onnotice: () => {} });

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://floor');
  const question = [...questions, ...feedQuestions].find((each) => each.name === url.pathname.slice(1));
  if (!question) {
    response.writeHead(404).end();
    return;
  }
  sql
    .unsafe<{ data: string }[]>(question.floor, [...question.floorValues(url.searchParams.get('code') ?? '')], {
      prepare: true,
    })
    .then(([row]) => response.setHeader('content-type', 'application/json').end(row?.data))
    .catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening ${typeof address === 'object' && address ? address.port : 0}`);
});
