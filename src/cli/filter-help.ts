import { fieldTable } from '../query/filter/field-table';

const introduction = `A filter is words; a space means AND.

  lextrail query bot:OrderFlowers actor:alice outcome:denied since:7d
  lextrail query effect:write tool:console '-actor:*-deploy' since:24h
  lextrail query '(bot:A OR bot:B) NOT network:aws-service'
  lextrail query '"book a hotel"'

a,b means any of; * matches any text, ? one character; -x and NOT x leave out; "…" keeps spaces;
numbers and times take > >= < <= and a..b. Quote for the shell what holds * ( ) < > or spaces.

Fields:
`;

/** Every field of the filter language, from the table that the parser itself uses. */
export function filterHelp(): string {
  const width = Math.max(...fieldTable.map(({ name }) => name.length));
  const lines = fieldTable.map(
    ({ name, meaning, examples }) => `  ${name.padEnd(width)}  ${meaning}; ${examples.join(' ')}\n`,
  );
  return introduction + lines.join('');
}
