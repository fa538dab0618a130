import writeXlsxFile from "write-excel-file/node";
import { fail, ok } from "../../core/result.ts";
import { type ClaimFigure, DIMENSIONS, groupsOf, wholeOf } from "../../core/statistics/claims.ts";
import { type Ageing, ageingOf } from "../../core/statistics/ageing.ts";
import {
  ageCells,
  AGEING_COLUMNS,
  AGEING_LABEL,
  ageRows,
  DIMENSION_LABEL,
  groupCells,
  groupName,
  STATISTIC_COLUMNS,
} from "../../core/words/statistics.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel } from "../contract/contract.ts";
import { openCases } from "../statistics/ageing.ts";
import { claimsBetween } from "../statistics/gather.ts";
import { readCalendar } from "../store/arrangements.ts";
import type { Desk } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import { fault } from "../store/faults.ts";
import type { Progress } from "../work/progress.ts";
import type { WorkDesk } from "../work/work-desk.ts";
import type { Ask } from "./ask.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";
import { exportFile } from "./save-file.ts";

type StatisticsChannel = Extract<Channel, `statistics.${string}`>;

const NOTHING = fault("E-STA-01", "这段时间没有出院的报销案件。", "换一段时间再导出。");
const NOT_WRITTEN = fault(
  "E-STA-02",
  "统计表没有写成。",
  "请检查所选的文件夹能不能写、有没有空间，再导出一次。",
);

const CANCELLED = fault("N-STA-04", "导出统计表已取消，没有留下文件。", "要导出的，再按一次导出。");

export function statisticsHandlers(
  atDesk: AtDesk,
  ask: Ask,
  works: WorkDesk,
): Pick<Handlers, StatisticsChannel> {
  return {
    "statistics.read": ({ from, to, by }) =>
      atDesk("statistics.read", async ({ desk }) => {
        const claims = await desk.store.read((reader) => claimsBetween(reader, from, to));
        return ok({ whole: wholeOf(claims), groups: groupsOf(claims, by) });
      }),
    "statistics.ageing": () =>
      atDesk("statistics.ageing", async ({ desk }) => ok(await ageingNow(desk))),
    "statistics.export": async ({ from, to }) => {
      const found = await works.run("statistics", CANCELLED, (progress) =>
        atDesk("statistics.export", ({ desk }) => someBetween(desk, { from, to }, progress)),
      );
      if (!found.ok) return found;
      // Outside the session: a dialog may stay open for long, and a lock must not wait for it.
      const file = await ask.saveAs("导出统计表", `统计 ${from} 至 ${to}.xlsx`);
      if (file === null) return ok(null);
      return works.run("statistics", CANCELLED, (progress) =>
        atDesk("statistics.export", ({ desk }) => write(desk, file, found.value, progress)),
      );
    },
  };
}

function ageingNow({ store, clock }: Desk): Promise<Ageing> {
  return store.read(async (reader) =>
    ageingOf(await openCases(reader), chinaDay(clock.now()), await readCalendar(reader)),
  );
}

async function someBetween(
  { store }: Desk,
  { from, to }: { readonly from: string; readonly to: string },
  progress: Progress,
): Promise<Answer<readonly ClaimFigure[]>> {
  const claims = await store.read((reader) => claimsBetween(reader, from, to, progress));
  return claims.length === 0 ? fail(NOTHING) : ok(claims);
}

/** One sheet for each dimension and one for the ageing, cells as text: a spreadsheet computes nothing of its own. */
async function write(
  desk: Desk,
  file: string,
  claims: readonly ClaimFigure[],
  progress: Progress,
): Promise<Answer<string>> {
  progress.tell("drawing");
  const sheets = DIMENSIONS.map((by) => {
    const rows = groupsOf(claims, by).map((group) => [groupName(group, by), ...groupCells(group)]);
    const whole = ["合计", ...groupCells(wholeOf(claims))];
    return { sheet: DIMENSION_LABEL[by], data: [["", ...STATISTIC_COLUMNS], ...rows, whole] };
  });
  const ages = ageRows(await ageingNow(desk)).map(({ name, row }) => [name, ...ageCells(row)]);
  const ageing = { sheet: AGEING_LABEL, data: [["", ...AGEING_COLUMNS], ...ages] };
  const content = await writeXlsxFile([...sheets, ageing]).toBuffer();
  const said = `${claims.length} 件`;
  const leaving = { subject: "统计表", said, file, content, refusal: NOT_WRITTEN };
  return exportFile(desk, leaving, progress);
}
