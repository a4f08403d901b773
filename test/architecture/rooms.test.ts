import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from '../../scripts/imports';
import { allImports, circle, differences, readRooms, sourceFiles } from './rooms';

const root = join(__dirname, '../..');
const rooms = readRooms(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'));

test('every import is in the allow list of ARCHITECTURE.md, and the list allows nothing else', () => {
  expect(differences(rooms, allImports(root))).toEqual([]);
});

test('the allow list has no circle', () => {
  expect(circle(rooms)).toBeUndefined();
  const loop = [
    { path: 'a', rooms: ['b'], packages: [] },
    { path: 'b', rooms: ['a'], packages: [] },
  ];
  expect(circle(loop)).toEqual(['a', 'b', 'a']);
});

test('an import that the list does not name is found, a type and a lazy one too', () => {
  const added = [
    `import { run } from '../cli/run';`,
    `import type { Plan } from '../query/plan/plan';`,
    `export const later = () => import('../view/table');`,
    `import { App } from 'aws-cdk-lib/core';`,
  ];
  for (const text of added) {
    const imports = [...allImports(root), ...importsOf(root, 'src/model/added.ts', text)];
    expect(differences(rooms, imports)).toEqual([expect.stringContaining('src/model/added.ts imports')]);
  }
});

test('an import that the list allows and nothing uses is found', () => {
  const more = rooms.map((room) => (room.path === 'src/model' ? { ...room, packages: ['ipaddr.js'] } : room));
  expect(differences(more, allImports(root))).toEqual(['src/model may import ipaddr.js and does not']);
});

test('every source file lies in a room', () => {
  expect(rooms.length).toBeGreaterThan(20);
  expect(sourceFiles(root).length).toBeGreaterThan(400);
});
