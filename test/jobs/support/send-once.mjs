// Sends one message to an address whose place is on the list, and says what came of it.
import { createSender } from '../../../dist/jobs/webhooks/send.js';

const [url] = process.argv.slice(2);
const sender = createSender({ targets: { allow: [new URL(url).host] }, timeoutMs: 5000 });
const message = { url, headers: { 'content-type': 'application/json' }, body: '{"type":"test"}' };
const { statusCode, errorCode } = await sender.send(message, new AbortController().signal);
process.stdout.write(JSON.stringify({ statusCode, errorCode }));
sender.close();
