import type { FastifyInstance } from 'fastify';
import { exportList } from '../jobs/export-list.ts';
import { exportFile } from '../rules/exports/export-file.ts';
import { tableFormats } from '../rules/exports/table-format.ts';
import type { CallerLimits } from './caller-limits.ts';
import { askedByBody, askedByQuery, namedFile } from './export-request.ts';
import type { FileStreams } from './file-streams.ts';
import { checkCredentialsAndBody } from './graphql-route.ts';
import { wordsOf } from './query-words.ts';

/** Adds the addresses at which lists and reports are had as files, such as `/exports/resources.csv`. */
export function serveExports(server: FastifyInstance, url: string, files: FileStreams, limits: CallerLimits): void {
  server.route<{ Params: { file: string } }>({
    method: ['GET', 'POST'],
    url: `${url}/:file`,
    onRequest: async (request, reply) => {
      checkCredentialsAndBody(request);
      await limits.beforeReading(request, reply);
    },
    handler: async (request, reply) => {
      const { name, format } = namedFile(request.params.file);
      return await files.answer(request, reply, async (context) => {
        const asked =
          request.method === 'POST' ? askedByBody(name, request.body) : askedByQuery(name, wordsOf(request));
        let rows = 0;
        const bytes = await exportList({
          ...asked,
          format,
          language: asked.language ?? context().language,
          context,
          onRows: (written) => {
            rows = written;
          },
        });
        const { mediaType } = tableFormats[format];
        return { bytes, mediaType, name, title: exportFile(name).zh, ending: format, rows: () => rows };
      });
    },
  });
}
