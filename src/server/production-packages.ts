/**
 * Imported before everything else: packages choose their production code when they are loaded (graphql-js checks every
 * value twice without it, a tenth of a large answer's time). Which mode the service itself runs in is said by APP_ENV.
 */
process.env['NODE_ENV'] ??= 'production';
