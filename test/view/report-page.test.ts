import { pageMarkdown } from '../../src/view/report-page';

test('text from records is no markup in Markdown, and brings back no character by its entity', () => {
  const text = 'a*b_c <img> [x](y) &#x202e; &lt;';
  const page = pageMarkdown({ title: text, summary: [text], sections: [{ title: text, items: [{ text }] }] });

  expect(page.match(/\\&#|\\&\\#/g)).toHaveLength(4);
  expect(page).not.toMatch(/(?<!\\)[*_<>[\]&]/);
});
