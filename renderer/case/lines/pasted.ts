/** Whether pasted text is a table of several cells; one cell is simply pasted into its field. */
export function isTable(text: string): boolean {
  const plain = text.replace(/[\r\n]+$/u, "");
  return plain.includes("\t") || /\S[\r\n]+\S/u.test(plain.trim());
}
