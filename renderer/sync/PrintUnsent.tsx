import { useState } from "react";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { Button } from "../ui/Button.tsx";
import { SYNC_WORDS as W } from "../words/sync.ts";
import { Outcome } from "./Outcome.tsx";

/** 打印未传清单, by the dialog of the system. */
export function PrintUnsent() {
  const { busy, problem, ask } = useAsking();
  const [said, setSaid] = useState("");
  const print = async (): Promise<void> => {
    const answer = await ask(() => call("sync.print", {}));
    if (answer?.ok === true) setSaid(W.printed(answer.value.cases, answer.value.missingGlyphs));
  };
  return (
    <>
      <Button disabled={busy} onClick={() => void print()}>
        {W.print}
      </Button>
      <Outcome said={said} problem={problem} />
    </>
  );
}
