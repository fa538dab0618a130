import { createContext, useContext } from "react";

/** What a clerk looks at: the form, or one of the sheets laid over it. */
export type CaseView =
  | "form"
  | "expenses"
  | "compare"
  | "settlement"
  | "papers"
  | "attachments"
  | "versions"
  | "archive";

/** Shows another sheet of the case that is open. */
export type ShowView = (view: CaseView) => void;

export const ShowViewContext = createContext<ShowView | null>(null);

export function useShowView(): ShowView {
  const show = useContext(ShowViewContext);
  if (show === null) throw new Error("no case is open");
  return show;
}
