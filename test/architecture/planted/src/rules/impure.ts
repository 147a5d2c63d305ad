import '../db/client.ts';
import 'node:fs';
