import type { Printer, PrinterState } from "../contract/printing.ts";
import type { Fate } from "./printing.ts";

/** Reads what `lpstat` of CUPS prints in the locale C.UTF-8. */

/** What the listing `lpstat -l -p -a -d` says of every queue. */
export function readPrinters(listing: string): readonly Printer[] {
  const refusing = new Map<string, string>();
  const found: { name: string; head: string; body: readonly string[] }[] = [];
  let preferred = "";
  for (const [head, ...body] of blocksOf(listing)) {
    if (head === undefined) continue;
    const queue = /^printer (\S+) /u.exec(head)?.[1];
    const refused = /^(\S+) not accepting requests/u.exec(head)?.[1];
    if (queue !== undefined) found.push({ name: queue, head, body });
    if (refused !== undefined) refusing.set(refused, body[0] ?? "");
    preferred = /^system default destination: (\S+)/u.exec(head)?.[1] ?? preferred;
  }
  return found.map(({ name, head, body }) => {
    const alerts = alertWords(valueOf(body, "Alerts"));
    const said = messageOf(body);
    const state = refusing.has(name) ? "refusing" : stateOf(head, said, alerts);
    return {
      name,
      label: valueOf(body, "Description") || name,
      state,
      reason: (state === "refusing" ? (refusing.get(name) ?? "") : "") || alerts || plain(said),
      isDefault: name === preferred,
    };
  });
}

/** What the listing `lpstat -W not-completed -l -o QUEUE` says of one job. */
export function readFate(listing: string, id: string): Fate {
  const [head, ...body] = blocksOf(listing).find(([first]) => first?.split(/\s/u)[0] === id) ?? [];
  if (head === undefined) return { kind: "left" };
  const alerts = valueOf(body, "Alerts");
  const status = valueOf(body, "Status");
  if (isDead(status)) return { kind: "held", reason: plain(status) };
  if (alerts.includes("printer-stopped")) return { kind: "held", reason: "打印机已暂停" };
  return { kind: alerts.includes("job-printing") ? "printing" : "waiting" };
}

/** A line at the margin with the indented lines below it. */
function blocksOf(listing: string): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  for (const line of listing.split("\n")) {
    if (line.trim() === "") continue;
    if (/^\s/u.test(line)) blocks.at(-1)?.push(line.trim());
    else blocks.push([line]);
  }
  return blocks;
}

function valueOf(body: readonly string[], name: string): string {
  const line = body.find((candidate) => candidate.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() ?? "";
}

/** The free words of the queue stand first, without a name. */
function messageOf(body: readonly string[]): string {
  const [first = ""] = body;
  return /^[A-Z][\w ]*:/u.test(first) ? "" : first;
}

function stateOf(head: string, said: string, alerts: string): PrinterState {
  if (/^printer \S+ disabled /u.test(head)) return "stopped";
  if (isDead(said) || alerts !== "") return "no-answer";
  return / now printing /u.test(head) ? "busy" : "ready";
}

/** The words with which the backends of CUPS say that nothing answers. */
function isDead(said: string): boolean {
  return /may not exist|unavailable|not responding|not connected|offline|no route|unreachable|refused/iu.test(
    said,
  );
}

/** What CUPS says of its own accord is English; what an administrator wrote stays as it is. */
function plain(said: string): string {
  if (said === "" || /\p{Script=Han}/u.test(said)) return said;
  return isDead(said) ? "连不上" : "";
}

/** Keywords of IPP that a clerk can do something about (RFC 8011, printer-state-reasons). */
const ALERTS: readonly (readonly [string, string])[] = [
  ["media-empty", "缺纸"],
  ["media-needed", "缺纸"],
  ["media-jam", "卡纸"],
  ["cover-open", "盖子没有盖好"],
  ["door-open", "盖子没有盖好"],
  ["toner-empty", "碳粉用完"],
  ["marker-supply-empty", "碳粉用完"],
  ["offline", "没有联机"],
];

function alertWords(alerts: string): string {
  return ALERTS.find(([keyword]) => alerts.includes(keyword))?.[1] ?? "";
}
