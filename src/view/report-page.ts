import type { NamedEvent } from '../model/named';
import { wrapped } from './answers/wrap';
import { plain } from './colors';
import type { Look } from './look';
import { shortId } from './next-commands';
import { safeText } from './safe-text';
import { sentence } from './sentence/sentence';
import { readableTime } from './time';

/** One thing that a page says. */
export interface PageItem {
  /** What it goes by, such as the short id of an event. */
  readonly head?: string;
  readonly text: string;
  /** More about it, a line each. */
  readonly details?: readonly string[];
}

export interface PageSection {
  readonly title: string;
  readonly items: readonly PageItem[];
  /** Commands, as one would type them. */
  readonly commands?: readonly string[];
}

/** A page to read or to hand on; its look is decided last. */
export interface ReportPage {
  readonly title: string;
  /** The most important, a sentence each. */
  readonly summary: readonly string[];
  readonly sections: readonly PageSection[];
}

/** A page for a terminal. */
export function pageText({ title, summary, sections }: ReportPage, look: Look): string {
  const { bold } = look.palette ?? plain;
  const lines = [
    ...wrapped(safeText(title), '', look.width).map(bold),
    ...summary.flatMap((text) => wrapped(safeText(text), '', look.width)),
    ...sections.flatMap((section) => ['', bold(safeText(section.title)), ...sectionLines(section, look)]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function sectionLines({ items, commands = [] }: PageSection, { width }: Look): readonly string[] {
  const listed = items.flatMap(({ head, text, details = [] }) => {
    const start = head === undefined ? '  ' : `  ${safeText(head)}  `;
    return [
      ...wrapped(safeText(text), '    ', width, start),
      ...details.flatMap((detail) => wrapped(safeText(detail), '      ', width, '    - ')),
    ];
  });
  return [...listed, ...commands.map((command) => `  ${safeText(command)}`)];
}

/** The same page as Markdown (CommonMark). */
export function pageMarkdown({ title, summary, sections }: ReportPage): string {
  const lines = [
    `# ${escaped(title)}`,
    ...summary.flatMap((text) => ['', escaped(text)]),
    ...sections.flatMap((section) => ['', `## ${escaped(section.title)}`, '', ...sectionMarkdown(section)]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function sectionMarkdown({ items, commands = [] }: PageSection): readonly string[] {
  const listed = items.flatMap(({ head, text, details = [] }) => [
    `- ${head === undefined ? '' : `\`${safeText(head).replaceAll('`', "'")}\` `}${escaped(text)}`,
    ...details.map((detail) => `  - ${escaped(detail)}`),
  ]);
  const code = commands.length === 0 ? [] : ['```', ...commands.map(safeText), '```'];
  return [...listed, ...(listed.length > 0 && code.length > 0 ? [''] : []), ...code];
}

/** Text from records is no markup, and no link. */
function escaped(text: string): string {
  return safeText(text)
    .replace(/[\\`*_{}[\]<>|#~!&]/g, '\\$&')
    .replace(/^(\s*)([-+]|\d+\.)(?=\s)/, '$1\\$2');
}

/** Events as a list in Markdown, each with its sentence. */
export function eventsMarkdown(events: readonly NamedEvent[], { zone }: Look): string {
  const items = events.map((named) => ({
    head: `${shortId(named.event.id)} ${readableTime(named.event.time, zone)}`,
    text: sentence(named),
  }));
  return sectionMarkdown({ title: '', items })
    .map((line) => `${line}\n`)
    .join('');
}
