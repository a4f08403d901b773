import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attributes, schema } from '../../src/store/schema';

const text = readFileSync(join(__dirname, '../../docs/data-model.md'), 'utf8');

test.each(Object.entries(attributes))(
  'the data model describes %s as the schema does',
  (name, { type, meaning }) => {
    expect(text).toContain(`| \`${name}\` | ${type} | ${meaning.replaceAll('|', '\\|')} |`);
  },
);

test('the data model names every index', () => {
  for (const index of Object.keys(schema.indexes)) expect(text).toContain(`\`${index}\``);
});
