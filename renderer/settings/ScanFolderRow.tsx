import { useAsking, useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { SCAN_FOLDER_WORDS as W } from "../words/attachments.ts";

/** 扫描文件夹: where the office's scanner writes what comes back on paper. */
export function ScanFolderRow() {
  const { value, problem, replace } = useReading(() => call("attachments.scanned", {}));
  const changing = useAsking();
  const change = async (remove: boolean): Promise<void> => {
    const answer = await changing.ask(() => call("attachments.choose-folder", { remove }));
    if (answer?.ok === true) replace(answer.value);
  };
  const folder = value?.folder ?? null;
  const shown = changing.problem ?? problem ?? value?.problem ?? null;
  return (
    <section className="office-row">
      <h2>{W.title}</h2>
      <div>
        <p className={folder === null ? "office-value none" : "office-value path"}>
          {folder ?? W.none}
        </p>
        <p className="muted">{W.what}</p>
        {shown !== null && <Message problem={shown} />}
      </div>
      <p className="idle-field">
        <Button disabled={changing.busy} onClick={() => void change(false)}>
          {folder === null ? W.choose : W.change}
        </Button>
        {folder !== null && (
          <Button disabled={changing.busy} onClick={() => void change(true)}>
            {W.stop}
          </Button>
        )}
      </p>
    </section>
  );
}
