/** Where a log file lies. */
export interface FileAddress {
  readonly bucket: string;
  readonly key: string;
}
