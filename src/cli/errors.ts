import { safeText } from '../view/safe-text';
import type { ExitCode } from './world';

/** AWS errors that mean: these credentials may not, or there are none. */
const NO_PERMISSION =
  /AccessDenied|UnrecognizedClient|ExpiredToken|InvalidSignature|CredentialsProvider|TokenRefresh|SSO/;

/** What an unexpected error says to a person, and the exit code it means. */
export function describeError(error: unknown): { readonly message: string; readonly exitCode: ExitCode } {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  const causeName = error instanceof Error && error.cause instanceof Error ? error.cause.name : '';
  const exitCode = NO_PERMISSION.test(`${name} ${causeName}`) ? 4 : 1;
  return { message: safeText(message), exitCode };
}
