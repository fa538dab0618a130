import "./marked.css";

/** Text with the part marked that answers to what was searched for. */
export function Marked({
  text,
  hit,
}: {
  readonly text: string;
  readonly hit: readonly [number, number] | null;
}) {
  if (hit === null) return text;
  const [from, to] = hit;
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}

/** The words of what was typed, as `hitIn` compares them. */
export function typedWords(typed: string): readonly string[] {
  return plain(typed)
    .split(/\s+/u)
    .filter((word) => word !== "");
}

/** Where a text as shown holds one of the words; blanks and hyphens between count for nothing. */
export function hitIn(text: string, words: readonly string[]): readonly [number, number] | null {
  const units = Array.from({ length: text.length }, (_, at) => at).filter(
    (at) => !/[\s-]/u.test(text.charAt(at)),
  );
  const compact = units.map((at) => plain(text.charAt(at)).charAt(0)).join("");
  for (const word of words) {
    const wanted = word.replaceAll("-", "");
    const at = wanted === "" ? -1 : compact.indexOf(wanted);
    const [first, last] = [units[at], units[at + wanted.length - 1]];
    if (first !== undefined && last !== undefined) return [first, last + 1];
  }
  return null;
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
