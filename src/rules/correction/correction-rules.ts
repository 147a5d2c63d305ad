import { type Finding, judged } from '../finding.ts';
import { emptyResource } from '../resource/content.ts';
import { type CatalogStatus, type CorrectionState, catalogStatuses, correctionStates } from '../vocabulary.ts';

/** How many requests of one person may wait for an answer at a time. */
export const maxOpenCorrections = 20;

/** Parts of a catalog entry that a request can be about, in the API's names. */
export const correctableFields: readonly string[] = Object.keys(emptyResource('', ''));

/**
 * What is asked before a comment or correction request (数据纠错) is taken.
 *
 * @param status of the resource it is about
 * @param open requests of the same person that wait for an answer
 */
export function requestFindings(status: CatalogStatus, open: number): readonly Finding[] {
  return [
    judged(
      'resource-is-published',
      status === 'published',
      {
        pass: { zh: '该资源已发布。', en: 'The resource is published.' },
        fail: { zh: `该资源当前为“${catalogStatuses[status].zh}”。`, en: `The resource is ${status}.` },
        remedy: { zh: '只能对已发布的资源提出。', en: 'Comments and corrections are about what is published.' },
      },
      { status },
    ),
    judged(
      'few-requests-are-open',
      open < maxOpenCorrections,
      {
        pass: { zh: '待处理的请求未超限。', en: 'Few requests of the person wait for an answer.' },
        fail: {
          zh: `您已有 ${maxOpenCorrections} 条请求待处理。`,
          en: `${maxOpenCorrections} requests of the person wait for an answer.`,
        },
        remedy: { zh: '请等待其中一条得到答复。', en: 'Wait until one of them is answered.' },
      },
      { open: String(open) },
    ),
  ];
}

/**
 * What is asked before a request is answered.
 *
 * @param isAuthor whether the steward wrote it
 */
export function answerFindings(state: CorrectionState, isAuthor: boolean): readonly Finding[] {
  return [
    judged(
      'correction-is-open',
      state === 'open',
      {
        pass: { zh: '该请求待处理。', en: 'The request waits for an answer.' },
        fail: { zh: `该请求${correctionStates[state].zh}。`, en: `The request is ${state} already.` },
        remedy: { zh: '无需处理。', en: 'Nothing is to be done.' },
      },
      { state },
    ),
    judged('answered-by-another-person', !isAuthor, {
      pass: { zh: '答复人不是提出人。', en: 'Somebody else wrote the request.' },
      fail: { zh: '不得答复本人提出的请求。', en: 'Nobody answers their own request.' },
      remedy: { zh: '请本单位另一名数据管理员答复。', en: 'Ask another steward of the provider.' },
    }),
  ];
}
