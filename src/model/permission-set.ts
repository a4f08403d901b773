/**
 * The permission set of a role that Identity Center made, which is what people call it: `Dev` for
 * `AWSReservedSSO_Dev_0123456789abcdef` (IAM Identity Center user guide, referencing permission sets).
 */
export function permissionSetOf(role: string): string | undefined {
  return /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/s.exec(role)?.[1];
}
