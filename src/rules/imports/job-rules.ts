import { type Finding, judged } from '../finding.ts';
import { type ImportJobState, importJobStates } from '../vocabulary.ts';

/** How many jobs may wait for their turn. */
export const maxQueuedJobs = 20;

/** How many files a caller may have sent that no job reads yet. */
export const maxWaitingUploads = 10;

/** What an upload is to the job that asks for it. */
export type UploadState = 'ready' | 'taken' | 'removed' | 'unknown';

const uploadWords: Readonly<Record<Exclude<UploadState, 'ready'>, readonly [zh: string, en: string]>> = {
  taken: ['该文件已用于另一个导入任务。', 'Another job was given the file.'],
  removed: ['该文件已被清理。', 'The file was removed.'],
  unknown: ['没有这个上传文件。', 'There is no such upload.'],
};

/**
 * What is asked before a job is put into the queue.
 *
 * @param upload what the file is that it is to read
 * @param queued how many jobs wait
 */
export function startFindings(upload: UploadState, queued: number): readonly Finding[] {
  const [zh, en] = upload === 'ready' ? ['', ''] : uploadWords[upload];
  return [
    judged(
      'upload-is-there',
      upload === 'ready',
      {
        pass: { zh: '文件已上传。', en: 'The file is there.' },
        fail: { zh, en },
        remedy: { zh: '请重新上传文件（POST /imports）。', en: 'Send the file again to POST /imports.' },
      },
      { upload },
    ),
    judged(
      'queue-has-room',
      queued < maxQueuedJobs,
      {
        pass: { zh: '排队的任务未超限。', en: 'Few jobs wait.' },
        fail: { zh: `已有 ${maxQueuedJobs} 个任务在排队。`, en: `${maxQueuedJobs} jobs wait for their turn.` },
        remedy: { zh: '请等待其中一个完成，或先停止一个。', en: 'Wait until one of them has ended, or stop one.' },
      },
      { queued: String(queued) },
    ),
  ];
}

/**
 * What is asked before a job is told to stop.
 *
 * @param isRequested somebody has told it already
 */
export function stopFindings(state: ImportJobState, isRequested: boolean): readonly Finding[] {
  return [
    judged(
      'import-is-under-way',
      state === 'queued' || state === 'running',
      {
        pass: { zh: '该任务尚未结束。', en: 'The job has not ended.' },
        fail: { zh: `该任务${importJobStates[state].zh}。`, en: `The job is ${state}.` },
        remedy: { zh: '已结束的任务无需停止。', en: 'What has ended needs no stopping.' },
      },
      { state },
    ),
    judged(
      'stop-is-asked-once',
      !isRequested,
      {
        pass: { zh: '尚未要求停止。', en: 'Nobody has asked it to stop.' },
        fail: { zh: '已要求该任务停止。', en: 'It was asked to stop already.' },
        remedy: { zh: '请等待其结束。', en: 'Wait until it has ended.' },
      },
      {},
    ),
  ];
}

/** Encodings that can be named for a file; detected when none is. */
export const uploadEncodings = ['utf-8', 'gb18030', 'gbk', 'big5', 'windows-1252', 'utf-16le'] as const;

/** Rows that a file sent to the service may have; more are for the command line. */
export const maxUploadRows = 100_000;
