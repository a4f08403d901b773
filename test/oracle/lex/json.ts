export type Json = null | boolean | number | string | readonly Json[] | Doc;

export interface Doc {
  readonly [member: string]: Json;
}

/** An object as such; undefined for anything else. */
export function docOf(value: unknown): Doc | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Doc) : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function without(doc: Doc, members: readonly string[]): Doc {
  return Object.fromEntries(Object.entries(doc).filter(([name]) => !members.includes(name)));
}

export function only(doc: Doc, members: readonly string[]): Doc {
  return Object.fromEntries(Object.entries(doc).filter(([name]) => members.includes(name)));
}
