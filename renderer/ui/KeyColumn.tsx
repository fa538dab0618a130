import { Keys } from "./Kbd.tsx";

/** Keys with what they do, as `["Ctrl+S", "存为版本"]`. */
export type KeyList = readonly (readonly [string, string])[];

/** Keys under a title, one below the other; nothing where there are none. */
export function KeyColumn({ title, keys }: { readonly title: string; readonly keys: KeyList }) {
  if (keys.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <Keys of={key} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
