import type { Screen } from "../app/navigation.tsx";
import type { CaseView } from "../case/case-view.ts";
import { CASE_PAGES } from "../words/help-case.ts";
import { SCREEN_PAGES } from "../words/help.ts";
import type { HelpPage } from "./page.ts";

/** Every screen that one can stand before: those of the navigation, the sheets of a case, those before the log-in. */
export type HelpId = Exclude<Screen["kind"], "case"> | CaseView | "import" | BeforeLogin;

type BeforeLogin = "login" | "setup" | "restore" | "blocked";

/** The screens that nobody has to log in for; few keys work there. */
export const BEFORE_LOGIN: ReadonlySet<HelpId> = new Set<BeforeLogin>([
  "login",
  "setup",
  "restore",
  "blocked",
]);

/** The help of every screen; a screen without one does not compile. */
export const PAGES: Readonly<Record<HelpId, HelpPage>> = { ...SCREEN_PAGES, ...CASE_PAGES };
