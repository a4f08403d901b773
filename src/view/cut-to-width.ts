import stringWidth from 'string-width';
import type { Look } from './look';

/** Text cut to a number of terminal columns, ending in `…` if anything was cut. */
export function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  if (width <= 0) return '';
  const characters = [...text].slice(0, width - 1);
  // The text is measured as a whole, as the width of a character depends on what follows it.
  while (stringWidth(characters.join('')) > width - 1) characters.pop();
  return `${characters.join('')}…`;
}

/** A line cut to what a terminal shows; whole where there is none. */
export function cutLine(line: string, { width }: Pick<Look, 'width'>): string {
  return width === undefined ? line : cutToWidth(line, width);
}

/** Keeps both ends of a text: the bot and the resource within it. */
export function cutInMiddle(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const characters = [...text];
  const head = cutToWidth(text, Math.ceil(width / 2));
  const tail = characters.slice(Math.max(0, characters.length - Math.floor(width / 2)));
  while (stringWidth(head + tail.join('')) > width) tail.shift();
  return head + tail.join('');
}
