import { readFileSync } from 'node:fs';
import { type CountryResponse, Reader } from 'mmdb-lib';
import { misused } from './failure';

/** From an address to its country's two letters, by a database file that the user gives; none without a file. */
export function countryLookup(
  file: string | undefined,
): ((address: string) => string | undefined) | undefined {
  if (file === undefined) return undefined;
  const reader = readerOf(file);
  return (address) => reader.get(address)?.country?.iso_code;
}

function readerOf(file: string): Reader<CountryResponse> {
  try {
    return new Reader<CountryResponse>(readFileSync(file));
  } catch (error) {
    throw misused(`--mmdb takes a MaxMind DB file, cannot read ${file}: ${(error as Error).message}`, error);
  }
}
