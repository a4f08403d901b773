// Run after every change of dependencies: completes package-lock.json for the platforms that the registry in use omits.
import { readFileSync, writeFileSync } from 'node:fs';
import { missingStubs } from './lock-stubs.js';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const stubs = missingStubs(lock);
const packages = Object.entries({ ...lock.packages, ...stubs }).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
console.log(`${Object.keys(stubs).length} entries added to package-lock.json`);
