import { useState } from "react";
import type { OffsetPrinter, PrinterList } from "../../electron/contract/printing.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Fields } from "../ui/Fields.tsx";
import { Message } from "../ui/Message.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { CALIBRATION_WORDS as W, notMeasured } from "../words/papers.ts";
import { offsetAfter } from "./calibration.ts";

export interface CalibrationDialogProps {
  readonly printer: OffsetPrinter;
  readonly onList: (list: PrinterList) => void;
  readonly onClose: () => void;
}

/** 位置校正: print a sheet, measure two lines with a ruler, type what was found. */
export function CalibrationDialog({ printer, onList, onClose }: CalibrationDialogProps) {
  const [left, setLeft] = useState("");
  const [top, setTop] = useState("");
  const [printed, setPrinted] = useState(false);
  const [tried, setTried] = useState(false);
  const { busy, problem, ask } = useAsking();
  const offset = offsetAfter(printer.offset, left, top);
  const print = async (): Promise<void> => {
    const asked = { printer: printer.name, offset: null };
    const answer = await ask(() => call("print.calibrate", asked));
    if (answer?.ok === true) setPrinted(true);
  };
  const keep = async (): Promise<void> => {
    setTried(true);
    if (offset === null) return;
    const answer = await ask(() => call("print.calibrate", { printer: printer.name, offset }));
    if (answer?.ok !== true) return;
    onList(answer.value);
    onClose();
  };
  return (
    <Dialog title={W.title(printer.label)} onClose={onClose} width={520}>
      <Fields className="calibration" onEnd={() => void keep()}>
        <p>{W.how}</p>
        <Button disabled={busy} onClick={() => void print()}>
          {printed ? W.printAgain : W.print}
        </Button>
        <FormGrid>
          <TextCell
            label={W.left}
            field="calibration.left"
            span={6}
            inputMode="decimal"
            placeholder={W.ideal}
            value={left}
            onChange={setLeft}
          />
          <TextCell
            label={W.top}
            field="calibration.top"
            span={6}
            inputMode="decimal"
            placeholder={W.ideal}
            value={top}
            onChange={setTop}
          />
        </FormGrid>
        {tried && offset === null && <Message problem={notMeasured} />}
        {problem !== null && <Message problem={problem} />}
      </Fields>
      <div className="actions">
        <Button keycap="Esc" onClick={onClose}>
          {W.cancel}
        </Button>
        <Button look="primary" keycap="Enter" disabled={busy} onClick={() => void keep()}>
          {W.keep}
        </Button>
      </div>
    </Dialog>
  );
}
