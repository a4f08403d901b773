/** A file in S3, as a notice names it. */
export interface FileAddress {
  readonly bucket: string;
  readonly key: string;
}

export function fileUrl({ bucket, key }: FileAddress): string {
  return `s3://${bucket}/${key}`;
}

export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | {
      readonly kind: 'unreadable';
      readonly problem: string;
      /** Whether the file may be there no more; absent where it is there for sure, or nothing is known. */
      readonly mayBeGone?: true;
    };

/** Reads a whole file; what cannot be read is a sentence that names it. */
export type ReadFile = (address: FileAddress) => Promise<FileContent>;

// CloudTrail's files have 50 MB at most, before compression (CloudTrail quotas).
export const mostLogFileBytes = 64 * 1024 * 1024;
