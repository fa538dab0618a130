import { useState } from "react";
import type { Answer } from "../../electron/contract/answer.ts";
import type { LedgerDone, LedgerFile } from "../../electron/contract/ledger.ts";
import { useAsking, useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { callLong } from "../app/long-work.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Message } from "../ui/Message.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { SelectCell } from "../ui/SelectCell.tsx";
import { LEDGER as W } from "../words/ledger.ts";
import { missingGlyphs, PRINTER_STATE_WORDS } from "../words/papers.ts";

/** Prints the ledger of a day, or saves it as a file. */
export function LedgerPane({ date }: { readonly date: string | null }) {
  const { value: list } = useReading(() => call("print.printers", {}));
  const [chosen, setChosen] = useState("");
  const [done, setDone] = useState<{ readonly said: string; readonly by: LedgerDone } | null>(null);
  const { busy, problem, ask } = useAsking();
  const printers = list?.printers ?? [];
  const fallback = printers.find(({ isDefault }) => isDefault) ?? printers[0];
  const printer = printers.find(({ name }) => name === chosen) ?? fallback;
  const run = async (
    request: () => Promise<Answer<LedgerDone | null>>,
    say: (where: string) => string,
  ): Promise<void> => {
    setDone(null);
    const answer = await ask(request);
    if (answer?.ok === true && answer.value !== null) {
      setDone({ said: say(answer.value.where), by: answer.value });
    }
  };
  const print = (name: string | null) => (): void => {
    if (date === null) return;
    void run(() => call("ledger.print", { date, printer: name, copies: 1 }), W.printed);
  };
  const save = (as: LedgerFile) => (): void => {
    if (date !== null) void run(() => callLong("ledger.save", { date, as }), W.saved);
  };
  const byPrinter = printer === undefined ? undefined : print(printer.name);
  useHotkeys({ "Ctrl+P": byPrinter });
  return (
    <aside className="pane side ledger-pane">
      <section aria-label={W.print}>
        <SectionHead title={W.print} />
        {list !== null && printer === undefined && <p className="muted">{W.noPrinter}</p>}
        {printer !== undefined && (
          <FormGrid>
            <SelectCell
              label={W.printer}
              field="ledger.printer"
              span={12}
              value={printer.name}
              options={printers.map(({ name, label, state }) => ({
                value: name,
                label: `${label}，${PRINTER_STATE_WORDS[state]}`,
              }))}
              onChange={setChosen}
            />
          </FormGrid>
        )}
        <Button
          look="primary"
          size="large"
          keycap="Ctrl+P"
          disabled={busy || byPrinter === undefined}
          onClick={byPrinter}
        >
          {busy ? W.printing : W.print}
        </Button>
        <Button look="quiet" disabled={busy} onClick={print(null)}>
          {W.byDialog}
        </Button>
      </section>
      <section aria-label={W.file}>
        <SectionHead title={W.file} />
        <div className="ledger-two">
          <Button disabled={busy} onClick={save("pdf")}>
            {W.asPdf}
          </Button>
          <Button disabled={busy} onClick={save("csv")}>
            {W.asTable}
          </Button>
        </div>
        <p className="muted small">{W.fileNote}</p>
      </section>
      {done !== null && (
        <p className="office-done" role="status">
          {done.said}
        </p>
      )}
      {done !== null && done.by.missingGlyphs.length > 0 && (
        <Message problem={missingGlyphs(done.by.missingGlyphs)} />
      )}
      {problem !== null && <Message problem={problem} />}
    </aside>
  );
}
