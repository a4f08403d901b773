import { readFileSync } from 'node:fs';
import { create } from 'jsondiffpatch';

// stdin: pairs of lists of slot type values; stdout: for each, the values added and removed.
const patcher = create({ objectHash: (entry) => entry.sampleValue.value });
const values = (entries) => entries.map(([entry]) => entry.sampleValue.value).sort();

const found = JSON.parse(readFileSync(0, 'utf8')).map(([before, after]) => {
  const delta = Object.entries(patcher.diff(before, after) ?? {}).filter(([, one]) => Array.isArray(one));
  return {
    added: values(delta.filter(([key]) => !key.startsWith('_')).map(([, one]) => one)),
    removed: values(delta.filter(([key, one]) => key.startsWith('_') && one[2] === 0).map(([, one]) => one)),
  };
});
process.stdout.write(JSON.stringify(found));
