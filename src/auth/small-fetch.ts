/** Bytes of a discovery document or a set of keys: real ones have a few thousand. */
const MAX_BYTES = 262_144;

/**
 * Fetches a small document from an address that was configured, and follows it nowhere else.
 *
 * @returns its text
 * @throws Error when the answer is not 200, leads elsewhere, or is larger than 256 KB
 */
export async function fetchSmall(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal, redirect: 'manual', headers: { accept: 'application/json' } });
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw new Error(`the issuer answered with ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (bytes > MAX_BYTES) throw new Error('the issuer answered with more than 256 KB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
