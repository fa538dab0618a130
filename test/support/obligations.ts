import { assertNever } from "../../core/result.ts";
import type { Due, Obligation } from "../../core/settlement/obligations-kinds.ts";

/** `filing form filing`, `claim material invoice`, `deadline commitment 2027-05-20`, `lock change 2027-05-20`. */
export function inShort(obligation: Obligation): string {
  switch (obligation.kind) {
    case "form":
      return `${obligation.act} form ${obligation.form}`;
    case "material": {
      const putOff = obligation.putOff === null ? "" : ` by ${dueInShort(obligation.putOff)}`;
      return `${obligation.act} material ${obligation.demand.id}${putOff}`;
    }
    case "deadline":
      return `deadline ${obligation.what} ${dueInShort(obligation.due)}`;
    case "lock":
      return `lock ${obligation.binds} ${obligation.until}`;
    case "notice":
      return `notice ${obligation.tells}`;
    case "local-list":
    case "download":
      return obligation.kind;
    default:
      return assertNever(obligation);
  }
}

function dueInShort(due: Due): string {
  switch (due.kind) {
    case "day":
      return due.day;
    case "before":
      return `before ${due.event}${due.on === null ? "" : ` on ${due.on}`}`;
    case "working-days":
      return `${due.days} working days`;
    case "unset":
      return `unset: ${due.lack.path}`;
    case "not-stated":
      return "not stated";
    default:
      return assertNever(due);
  }
}
