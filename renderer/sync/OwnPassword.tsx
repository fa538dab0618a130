import { GATEWAY_WORDS as W } from "../words/sync.ts";

export interface OwnPasswordProps {
  readonly own: string;
  readonly onOwn: (own: string) => void;
}

/** The supervisor's own password, asked again before the gateway changes. */
export function OwnPassword({ own, onOwn }: OwnPasswordProps) {
  return (
    <label>
      {W.own}
      <input
        type="password"
        autoComplete="off"
        value={own}
        onChange={(event) => onOwn(event.target.value)}
      />
    </label>
  );
}
