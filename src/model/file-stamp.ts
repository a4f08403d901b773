/** What tells whether a file is the one that was read before, unchanged. */
export interface FileStamp {
  /** Its path as it was given to the reader. */
  readonly file: string;
  readonly bytes: number;
  /**
   * Device, inode, and when content and inode changed last, in nanoseconds; absent where the file was so new
   * that a change right after it was read might not show in them.
   */
  readonly stat?: string;
  /** SHA-256 of the bytes, in hexadecimal; absent where they were not read as a whole. */
  readonly hash?: string;
}
