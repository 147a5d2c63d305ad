import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { Command } from 'commander';
import type { JSONWebKeySet } from 'jose';
import { keySetSchema } from '../auth/certificates/verify.ts';
import { FileError } from '../interchange/file-error.ts';
import { findCertificate } from '../resolvers/certificates/find-certificate.ts';
import { isCertificateNumber, isQueryCode } from '../rules/certificate/numbering.ts';
import { type Evidence, exitCodeOf, verdictOn, verdictText } from './certificate-verdict.ts';
import { clock } from './clock.ts';
import { faultLine } from './fault-line.ts';
import { type CommandContext, prepareDatabase, runCommand } from './run-command.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  readonly jwks?: string;
  readonly status?: string;
  readonly maxAge?: number;
  readonly json?: boolean;
}

const more = `
With a file nothing is asked of anybody: the keys come from --jwks, the status from --status. With a number or query code
the certificate, and what is not given, is read from the database (DATABASE_URL, or the engine under DATA_DIR).

Examples:
  curl -s https://catalog.city.gov.cn/.well-known/jwks.json > jwks.json
  curl -s https://catalog.city.gov.cn/certificates/status/001-2026 > status.jwt
  npm run verify-certificate -- certificate.jws --jwks jwks.json --status status.jwt

Exit code: 0 rely on it; 1 do not: altered, signed by somebody else, suspended, revoked, expired; 2 it could not be found
out. Without --status, 0 means that it is genuine.`;

new Command('verify-certificate')
  .description('Verify a certificate of registration, and say what its status is.')
  .argument('<certificate>', 'a .jws file, or a number or query code')
  .option('--jwks <file>', 'the public keys that are trusted, saved from /.well-known/jwks.json')
  .option('--status <file>', 'a status list, saved from the address that the certificate names')
  .option('--max-age <hours>', 'refuse a status list that is older', wholeNumber(0, 100_000))
  .option('--json', 'print the verdict as JSON')
  .addHelpText('after', more)
  .action(async (named: string, options: Options) => {
    // Overwritten by the verdict; whatever goes wrong before it is no verdict.
    let verdict = 2;
    if (isCertificateNumber(named) || isQueryCode(named)) {
      await runCommand(async (context) => {
        verdict = await verifyNumber(context, named, options);
        return verdict;
      });
    } else {
      try {
        verdict = await verifyFile(named, options);
      } catch (error) {
        process.stderr.write(`${faultLine(error, named)}\n`);
      }
    }
    process.exitCode = verdict;
  })
  .parse();

async function verifyFile(file: string, options: Options): Promise<number> {
  if (options.jwks === undefined) {
    throw new FileError(file, 'a file is verified with the keys you trust', 'Name them with --jwks <file>');
  }
  const keys = await readKeys(options.jwks);
  return await tell(await readText(file), { ...(await evidenceOf(options)), keys }, options);
}

async function verifyNumber({ connection }: CommandContext, name: string, options: Options): Promise<number> {
  await prepareDatabase(connection);
  const found = await findCertificate(connection.pool, name);
  if (found === null) {
    process.stderr.write(`error: there is no certificate ${name}\n`);
    return 2;
  }
  const { status, maxAgeSeconds } = await evidenceOf(options);
  const keys =
    options.jwks === undefined ? { keys: found.keys.map((key) => ({ ...key })) } : await readKeys(options.jwks);
  const known = status ?? { status: found.status, asOf: clock.now(), goodUntil: null };
  return await tell(found.jws, { keys, status: known, maxAgeSeconds }, options);
}

async function tell(jws: string, evidence: Evidence, { json }: Options): Promise<number> {
  const now = clock.now();
  const verdict = await verdictOn(jws, evidence, now);
  console.log(json ? JSON.stringify(verdict) : verdictText(verdict, now));
  return exitCodeOf(verdict);
}

const evidenceOf = async ({ status, maxAge }: Options): Promise<Pick<Evidence, 'status' | 'maxAgeSeconds'>> => ({
  status: status === undefined ? null : await readText(status),
  maxAgeSeconds: maxAge === undefined ? null : maxAge * 3600,
});

async function readKeys(file: string): Promise<JSONWebKeySet> {
  const text = await readText(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = keySetSchema.safeParse(json);
  if (parsed.success) return parsed.data as JSONWebKeySet;
  throw new FileError(file, 'it is no set of P-256 keys', 'Save /.well-known/jwks.json of the registry anew');
}

async function readText(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new FileError(file, 'it cannot be read', 'Name a file that is there');
  });
  return text.trim();
}
