/**
 * The header that has a browser keep an answer as a file (RFC 6266): the plain name for all, and the name in any
 * language for those that read RFC 5987.
 *
 * @param plain ASCII letters, digits, dots and hyphens; anything else becomes a hyphen
 * @param full in any language
 */
export function attachment(plain: string, full: string): string {
  const ascii = plain.replace(/[^A-Za-z0-9.-]/g, '-');
  // What encodeURIComponent leaves as it is and RFC 5987 does not allow.
  const encoded = encodeURIComponent(full).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
