import "./kbd.css";

/** A keycap: every action shows its key. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd>{children}</kbd>;
}

/** Several keycaps in a row, `↑ ↓`. */
export function Keys({ of }: { readonly of: string }) {
  return of.split(" ").map((key) => <kbd key={key}>{key}</kbd>);
}
