import { UNSENT_TITLE, type UnsentEntry, type UnsentList } from "../../core/forms/unsent.ts";
import { ok } from "../../core/result.ts";
import { chinaTime } from "../contract/china-time.ts";
import type { Channel } from "../contract/contract.ts";
import type { QueueEntry } from "../contract/sync.ts";
import type { UnsentDrawer } from "../forms/drawer.ts";
import { movedBy } from "../print/offset.ts";
import { byDialog } from "../print/outcome.ts";
import type { Printing } from "../print/printing.ts";
import type { Desk } from "../store/cases.ts";
import { note } from "../store/journal.ts";
import { printOffsets } from "../store/print-settings.ts";
import { neededItems, waitingCases } from "../store/sync-list.ts";
import { type AtDesk, guarded } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

export interface UnsentPrinting {
  readonly draw: UnsentDrawer;
  readonly printing: Printing;
}

/** Cases on one list; a window that has more is better off with an exchange file. */
const MOST = 2_000;

/** 打印未传清单: what the gateway has not accepted, to be told on paper or by telephone. */
export function unsentHandlers(
  atDesk: AtDesk,
  { draw, printing }: UnsentPrinting,
): Pick<Handlers, Extract<Channel, "sync.print">> {
  return {
    "sync.print": async () => {
      const ready = await atDesk("sync.print", async ({ desk }) => {
        const listed = await printing.printers();
        if (!listed.ok) return listed;
        const list = await unsentOf(desk);
        const drawn = await draw(list);
        const offsetOf = await desk.store.read(printOffsets);
        const bytes = await movedBy(drawn.bytes, offsetOf(""));
        return ok({ bytes, list, missingGlyphs: drawn.missingGlyphs });
      });
      if (!ready.ok) return ready;
      const { bytes, list, missingGlyphs } = ready.value;
      const job = { bytes, title: UNSENT_TITLE, copies: 1 };
      // Outside the session: a dialog may stay open for long, and a lock must not wait for it.
      const handed = await guarded(() => byDialog(printing, job));
      if (!handed.ok) return handed;
      return atDesk("sync.print", async ({ desk }) => {
        const cases = list.entries.length;
        await note(desk, "printed", UNSENT_TITLE, `${cases} 件`);
        return ok({ cases, missingGlyphs });
      });
    },
  };
}

/** The list as the store has it now: what waits, and what was set aside with its reason. */
export async function unsentOf({ store, office, clock }: Desk): Promise<UnsentList> {
  const at = clock.now();
  const { waiting, needed } = await store.read(async (reader) => ({
    waiting: await waitingCases(reader, MOST),
    needed: await neededItems(reader),
  }));
  const aside = needed.flatMap((item): UnsentEntry[] =>
    item.is === "set-aside"
      ? [
          {
            caseNumber: item.number,
            name: item.name,
            what: item.kind === "revision" ? "案件版本" : "协查步骤",
            state: `搁置：${item.reason.what}`,
          },
        ]
      : [],
  );
  const { name, window } = office;
  return {
    office: { name, window },
    at,
    when: chinaTime(at).slice(0, 16),
    entries: [...waiting.map(entryOf), ...aside],
  };
}

function entryOf({ number, name, versions, events, blobs, filing }: QueueEntry): UnsentEntry {
  const parts = [
    filing ? "备案" : "",
    versions > 0 ? `版本 ${versions}` : "",
    events > 0 ? `协查步骤 ${events}` : "",
    blobs > 0 ? `附件 ${blobs}` : "",
  ];
  return {
    caseNumber: number,
    name,
    what: parts.filter((part) => part !== "").join("，"),
    state: "等待",
  };
}
