/**
 * A pure function of a text that keeps its latest answers: user agents and addresses come again and
 * again in a log. What it keeps is bounded, whatever the texts.
 */
export function memoize<Answer>(answerOf: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.answer;
    const answer = answerOf(text);
    if (text.length > longestKept) return answer;
    if (known.size >= mostKept) known.clear();
    known.set(text, { answer });
    return answer;
  };
}

// CloudTrail cuts a user agent at 1 KB.
const longestKept = 1024;
const mostKept = 500;
