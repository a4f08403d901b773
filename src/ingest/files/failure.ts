import { codeOf, messageOf } from '../../model/error-text';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'may not be read: permission denied',
  EPERM: 'may not be read: permission denied',
  EMFILE: 'cannot be opened: too many files are open',
  ELOOP: 'is a link that leads back to itself',
  ENAMETOOLONG: 'has a path longer than the system allows',
  ERR_FS_FILE_TOO_LARGE: 'is larger than 2 GiB, more than is read of one file: split it',
};

/** Why the system would not give a file, in a sentence. */
export function failureOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code ?? ''] ?? `cannot be read: ${code ?? messageOf(error)}`;
}
