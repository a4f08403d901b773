import fc from 'fast-check';
import { describeProblems } from '../../../src/query/filter/describe-problems';
import { fieldTable } from '../../../src/query/filter/field-table';
import { type FilterProblem, parseFilter } from '../../../src/query/filter/parse-filter';
import { printFilter } from '../../../src/query/filter/print-filter';
import { filters } from '../some-filters';

const now = new Date('2026-11-22T12:00:00Z');
const saved = {
  denied: 'outcome:denied',
  recent: '@denied since:7d',
  loop: '@pool',
  pool: 'x @loop',
  bad: 'bto:A',
  empty: ' ',
};

describe('what the language means', () => {
  test.each([
    ['', ''],
    [
      'bot:OrderFlowers actor:alice outcome:denied since:7d',
      'bot:OrderFlowers actor:alice outcome:denied since:2026-11-15T12:00:00.000Z',
    ],
    [
      'effect:write tool:console -actor:*-deploy since:24h',
      'effect:write tool:console -actor:*-deploy since:2026-11-21T12:00:00.000Z',
    ],
    [
      'event:Delete* since:2026-11-01 until:2026-11-08',
      'event:Delete* since:2026-11-01T00:00:00.000Z until:2026-11-08T23:59:59.999Z',
    ],
    ['changed:slotTypeValues* bot:Bank*', 'changed:slotTypeValues* bot:Bank*'],
    [
      '(bot:A OR bot:B) NOT network:aws-service ip:203.0.113.0/24',
      '(bot:A OR bot:B) -network:aws-service ip:203.0.113.0/24',
    ],
    ['"book a hotel"', 'text:"book a hotel"'],
    ['@denied since:24h', 'outcome:denied since:2026-11-21T12:00:00.000Z'],
    ['@recent', 'outcome:denied since:2026-11-15T12:00:00.000Z'],
    ['a AND b OR c', 'text:a text:b OR text:c'],
    ['NOT (a OR -b)', '-(text:a OR -text:b)'],
    ['--a', 'text:a'],
    ['bot:(A OR "B C")', 'bot:A,"B C"'],
    ['BOT:a,b', 'bot:a,b'],
    ['actor:"a*"', 'actor:"a*"'],
    ['say "say \\"hi\\" \\\\ there"', 'text:say text:"say \\"hi\\" \\\\ there"'],
    ['version:>3', 'version:>3'],
    ['version:2..5,DRAFT', 'version:2..5,DRAFT'],
    ['req.botName:X resp.Status:>=1.5', 'req.botName:X resp.Status:>=1.5'],
    ['resp.creationDateTime:>2026-11-01', 'resp.creationDateTime:>=2026-11-02T00:00:00.000Z'],
    ['on:2026-11-01..2026-11-08', 'on:2026-11-01T00:00:00.000Z..2026-11-08T23:59:59.999Z'],
    ['mfa:false', 'mfa:no'],
    ['id:5d21f0c8*', 'id:5d21f0c8'],
    ['session:AROA:alice|2026', 'session:"AROA:alice|2026"'],
  ])('%s means %s', (text, meaning) => {
    expect(meant(text)).toBe(meaning);
  });

  test.each([
    ['203.0.113.7', 'ip:203.0.113.7'],
    ['2001:db8::/32', 'ip:2001:db8::/32'],
    ['5d21f0c8', 'id:5d21f0c8'],
    ['5d21f0c8-0000-4000', 'id:5d21f0c8-0000-4000'],
    [
      'K3XAMPLE01',
      'bot:K3XAMPLE01 OR intent:K3XAMPLE01 OR slot:K3XAMPLE01 OR slottype:K3XAMPLE01 OR alias:K3XAMPLE01',
    ],
    [
      'arn:aws:lex:eu-west-1:111122223333:bot/K3XAMPLE01',
      'bot:arn:aws:lex:eu-west-1:111122223333:bot/K3XAMPLE01',
    ],
    [
      'arn:aws:lex:eu-west-1:111122223333:bot-alias/A/B',
      'bot:arn:aws:lex:eu-west-1:111122223333:bot/A alias:B',
    ],
    ['arn:aws:iam::111122223333:role/Dev', 'text:arn:aws:iam::111122223333:role/Dev'],
    ['utterances', 'text:utterances'],
    ['1234567890', 'text:1234567890'],
  ])('%s by itself searches the right fields: %s', (text, meaning) => {
    expect(meant(text)).toBe(meaning);
  });

  test('every field has examples that can be typed', () => {
    for (const { examples } of fieldTable) {
      for (const example of examples)
        expect(parseFilter(example, { now, countries: true })).toMatchObject({ kind: 'filter' });
    }
  });
});

describe('what cannot be understood', () => {
  test.each([
    ['oucome:denied', 'oucome', 'outcome:denied'],
    ['user:alice', 'user', 'actor:alice'],
    ['https://x', 'https', '"https://x" to search for the text'],
    ['outcome:denyed', 'denyed', 'outcome:denied'],
    ['has:eror', 'eror', 'has:error'],
    ['bot:', 'bot:', 'bot:OrderFlowers'],
    ['bot: A', 'bot:', 'bot:A'],
    ['bot:A, B', 'bot:A,', 'bot:A,B'],
    ['bot:""', '', 'bot:OrderFlowers'],
    ['actor:a,,b', 'actor:a,', 'actor:alice'],
    ['(bot:A', '(', '(bot:A)'],
    ['bot:(A OR B', '(', '(A OR B)'],
    ['bot:(A B)', 'B', '(A OR …)'],
    ['bot:A)', ')', undefined],
    ['()', ')', 'bot:OrderFlowers'],
    ['"book a', '"', '"book a"'],
    ['bot:A OR', 'R', 'bot:OrderFlowers'],
    ['OR bot:A', 'OR', 'bot:OrderFlowers'],
    ['since:yesteday', 'yesteday', 'since:yesterday'],
    ['since:2026-02-30', '2026-02-30', 'since:7d'],
    ['since:>7d', '7d', 'since:7d'],
    ['on:7d', '7d', 'since:7d'],
    ['on:2026-11-08..2026-11-01', '2026-11-08..2026-11-01', 'on:2026-11-01..2026-11-08'],
    ['ip:203.0.113.0/99', '203.0.113.0/99', 'ip:203.0.113.0/24'],
    ['ip:300.1.1.1', '300.1.1.1', 'ip:203.0.113.0/24'],
    ['version:>new', 'new', 'version:>3'],
    ['actor:>5', '5', 'actor:5'],
    ['id:5d21', '5d21', undefined],
    ['id:5d21*f0c8', '5d21*f0c8', 'id:5d21'],
    ['country:DE', 'DE', undefined],
    ['mfa:maybe', 'maybe', 'mfa:yes'],
    ['req:x', 'req', 'req.botName:x'],
    ['since=7d', 'since=7d', 'since:7d'],
    ['bot:A or bot:B', 'or', 'OR, or "or" to search for it'],
    ['changed:sampleUtterances[book a]', 'sampleUtterances[book', 'changed:"sampleUtterances[book…]"'],
    ['changed:x["red rose"]', '["red rose"]'.slice(1), '"x[red rose]"'],
    ['@denid', '@denid', '@denied'],
    ['@constructor', '@constructor', 'lextrail saved to list them'],
    ['x @loop', '@loop', undefined],
    ['@bad', '@bad', 'bot:A'],
    ['@empty', '@empty', undefined],
  ])('%s: %j is wrong, %j is what to type', (text, wrong, suggestion) => {
    const [problem] = problemsOf(text);

    expect(problem && text.slice(problem.position, problem.position + problem.length)).toContain(wrong);
    expect(problem?.suggestion).toBe(suggestion);
  });

  test.each([
    ['bot:A && outcome:denied', '&&', 'AND'],
    ['bot:A & outcome:denied', '&', 'AND'],
    ['bot:A || bot:B', '||', 'OR'],
    ['bot:A | bot:B', '|', 'OR'],
    ['! bot:A', '!', 'NOT'],
    ['!bot:A', '!bot', '-bot:A'],
    ['!hotel', '!hotel', '-hotel'],
    ['bot!=A', 'bot!=A', '-bot:A'],
    ['bot<>A', 'bot<>A', '-bot:A'],
    ['bot==A', 'bot==A', 'bot:A'],
    ['bot=~A', 'bot=~A', 'bot:A'],
    ['bot:=A', '=A', 'bot:A'],
    ['bot = A', 'bot', 'bot:=, or "bot" to search for it'],
    ['hotel = booked', '=', 'bot:OrderFlowers'],
    ['outcome denied', 'outcome', 'outcome:denied, or "outcome" to search for it'],
    ['bot:A|B', 'A|B', 'bot:A,B'],
    ['hotel|room', 'hotel|room', '(hotel OR room)'],
    ["bot:'A'", "'A'", 'bot:"A"'],
    ["'hotel'", "'hotel'", '"hotel"'],
    ['actor:al%', 'al%', 'actor:al*'],
    ['actor:/^al.*/', '/^al.*/', 'actor:*al*'],
    ['actor LIKE al%', 'actor', 'actor:LIKE, or "actor" to search for it'],
    ['account:1234', '1234', 'account:1234*'],
    ['region:ireland', 'ireland', 'region:eu-west-1'],
    ['locale:en', 'en', 'locale:en_*'],
    ['locale:en-US', 'en-US', 'locale:en_US'],
    ['version:v7', 'v7', 'version:7'],
  ])('%s, as another language would write it: %j is wrong, %j is what to type', (text, wrong, suggestion) => {
    const [problem] = problemsOf(text);

    expect(problem && text.slice(problem.position, problem.position + problem.length)).toBe(wrong);
    expect(problem?.suggestion).toBe(suggestion);
  });

  test.each([
    '"bot" denied',
    'text:"a|b"',
    'req.botName:a|b',
    'region:"mars"',
    'session:AROA|2026',
    "o'clock",
  ])('%s is taken as it is written', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  test('several problems are told at once', () => {
    expect(problemsOf('bto:A outcome:denyed').map(({ position }) => position)).toEqual([0, 14]);
  });

  test('a caret is under what is wrong, also behind wide characters', () => {
    const text = '花 outcome:denyed';

    expect(describeProblems(text, problemsOf(text)).split('\n')).toEqual([
      '花 outcome:denyed',
      "           ^^^^^^ outcome is never 'denyed'; it is one of ok, denied, throttled, error; try outcome:denied",
    ]);
  });

  test('what is shown of a hostile text can do nothing to a terminal', () => {
    const text = '\u001b[2J\u202e:x';

    for (const acting of ['\u001b', '\u202e']) {
      expect(describeProblems(text, problemsOf(text))).not.toContain(acting);
    }
  });

  test('brackets, signs and saved queries nested without end are refused, not overflowed', () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 40 }, (_, level) => [
        `q${level}`,
        level === 39 ? 'x' : `@q${level + 1} @q${level + 1}`,
      ]),
    );

    expect(problemsOf('('.repeat(20_000))).toHaveLength(1);
    expect(problemsOf('bot:('.repeat(4_000))).toHaveLength(1);
    expect(problemsOf('x '.repeat(10_000))).toHaveLength(1);
    expect(problemsOf('x('.repeat(10_000_000))).toHaveLength(1);
    expect(parse(`${'-NOT '.repeat(3_999)}x`)).toMatchObject({ kind: 'filter' });
    expect(parseFilter('@q0', { now, saved: doubling })).toMatchObject({ kind: 'wrong' });
  });

  test('countries can be asked for where a file tells them', () => {
    expect(parseFilter('country:de', { now, countries: true })).toMatchObject({ kind: 'filter' });
    expect(parseFilter('country:Germany', { now, countries: true })).toMatchObject({ kind: 'wrong' });
  });

  test('an unknown time zone is a problem', () => {
    expect(parseFilter('bot:A', { now, tz: 'Mars/Olympus' })).toMatchObject({ kind: 'wrong' });
  });
});

describe('any text at all', () => {
  const piece = fc.oneof(
    fc.constantFrom(...' ()",:-*?@<>=[]\\'),
    fc.constantFrom(
      'OR',
      'AND',
      'NOT ',
      'bot:',
      'since:',
      'on:',
      'req.',
      '..',
      '7d',
      '2026-11-01',
      '@denied',
      '@loop',
      'ip:',
      'id:',
      '1.2.3.4/',
      '::',
      'arn:aws:lex:',
      '\u202e',
      '\ud83d',
      '\u0000',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  test('has an answer: a filter, or problems within it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const problems = problemsOf(text);
        const shown = describeProblems(text, problems);
        return (
          problems.every((problem) => isWithin(text, problem)) && (shown === '') === (problems.length === 0)
        );
      }),
      { numRuns: 10_000 },
    );
  });

  test('that was understood means the same when it is printed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parse(text);
        if (parsed.kind === 'filter') expect(parse(printFilter(parsed.filter))).toEqual(parsed);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('a printed filter, parsed, is the filter', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(parse(printFilter(filter))).toEqual({ kind: 'filter', filter });
    }),
    { numRuns: 1_000 },
  );
});

function parse(text: string) {
  return parseFilter(text, { now, saved });
}

function meant(text: string): string {
  const parsed = parse(text);
  return parsed.kind === 'filter' ? printFilter(parsed.filter) : describeProblems(text, parsed.problems);
}

function problemsOf(text: string): readonly FilterProblem[] {
  const parsed = parse(text);
  return parsed.kind === 'wrong' ? parsed.problems : [];
}

function isWithin(text: string, { message, position, length }: FilterProblem): boolean {
  return message !== '' && position >= 0 && length >= 0 && position + length <= Math.max(1, text.length);
}
