import { isObject, type JsonValue } from '../../model/json';
import { plainJson, shellWord } from '../../model/shell';
import { operationWords } from '../api-command';
import { escaped } from './references';
import type { IdReference, RestoreCall } from './restore-call';

/** Text that is said as it is, or the value of a variable. */
type ShellPiece = string | { readonly variable: string };

/** A call as commands of the AWS CLI (version 2) for bash, with ids that Lex assigns in variables. */
export function cliCommands(call: RestoreCall): readonly string[] {
  const { region, action, input, references, assigns, waiter } = call;
  const json = shellText(jsonPieces(input, '', references));
  const command = `${operationWords(region, action)} --cli-input-json ${json}`;
  const made =
    assigns === undefined
      ? command
      : `${assigns.variable}=$(${command} --query ${assigns.member} --output text)`;
  if (waiter === undefined) return [made];
  const flags = waiter.members.map((member) => `${flagOf(member)} ${idFor(call, member)}`);
  return [made, `aws lexv2-models wait ${waiter.name} --region ${shellWord(region)} ${flags.join(' ')}`];
}

/** The value of an id for a flag: the one that the call was made with, or that it was answered with. */
function idFor({ input, references, assigns }: RestoreCall, member: string): string {
  if (assigns?.member === member) return `"$${assigns.variable}"`;
  const own = references.filter(({ at }) => at === `/${member}`);
  return shellText(textPieces(String(input[member] ?? ''), own));
}

function flagOf(member: string): string {
  return `--${member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** JSON text in pieces, since the values of variables go in between. */
function jsonPieces(
  value: JsonValue | undefined,
  at: string,
  references: readonly IdReference[],
): readonly ShellPiece[] {
  if (Array.isArray(value)) {
    const entries = value.map((entry: JsonValue, index) => jsonPieces(entry, `${at}/${index}`, references));
    return ['[', ...joined(entries), ']'];
  }
  if (isObject(value)) {
    const members = Object.entries(value).flatMap(([name, inner]) =>
      inner === undefined
        ? []
        : [[`${plainJson(name)}:`, ...jsonPieces(inner, `${at}/${escaped(name)}`, references)]],
    );
    return ['{', ...joined(members), '}'];
  }
  const own = references.filter((reference) => reference.at === at);
  if (typeof value !== 'string' || own.length === 0) return [plainJson(value ?? null)];
  const inner = textPieces(value, own).map((piece) =>
    typeof piece === 'string' ? plainJson(piece).slice(1, -1) : piece,
  );
  return ['"', ...inner, '"'];
}

function joined(lists: readonly (readonly ShellPiece[])[]): readonly ShellPiece[] {
  return lists.flatMap((pieces, index) => (index === 0 ? pieces : [',', ...pieces]));
}

/** A text with the former ids in it replaced. */
function textPieces(text: string, references: readonly IdReference[]): readonly ShellPiece[] {
  const [first, ...others] = references;
  if (first === undefined) return [text];
  const parts = text.split(first.id).map((part) => textPieces(part, others));
  return parts.flatMap((pieces, index): readonly ShellPiece[] =>
    index === 0 ? pieces : [{ variable: first.variable }, ...pieces],
  );
}

/** Pieces as one word of a shell: what is said in single quotes, variables in double ones. */
function shellText(pieces: readonly ShellPiece[]): string {
  let text = '';
  let said = '';
  const flush = () => {
    if (said !== '') text += `'${said.replaceAll("'", "'\\''")}'`;
    said = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') said += piece;
    else {
      flush();
      text += `"$${piece.variable}"`;
    }
  }
  flush();
  return text;
}
