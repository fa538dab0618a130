import type { Problem } from "../../core/problem.ts";
import { Message } from "../ui/Message.tsx";

/** What became of a button that was pressed: words that say so, or the problem. */
export function Outcome({
  said,
  problem,
}: {
  readonly said: string;
  readonly problem: Problem | null;
}) {
  return (
    <>
      {said !== "" && (
        <p role="status" className="sync-said">
          {said}
        </p>
      )}
      {problem !== null && <Message problem={problem} />}
    </>
  );
}
