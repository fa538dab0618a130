import { useState } from "react";
import type { FilingRoute } from "../../core/policy/pack.ts";
import { useHotkeys } from "../app/keys.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { adoptRoute } from "./adopt.ts";

interface Compared {
  readonly route: FilingRoute;
  readonly chosen: boolean;
}

/** The route that is looked at, moved by its number and the arrows; Enter takes it into the case. */
export function usePickedRoute(desk: CaseDesk, routes: readonly Compared[], onBack: () => void) {
  const [picked, setPicked] = useState(() =>
    Math.max(
      0,
      routes.findIndex(({ chosen }) => chosen),
    ),
  );
  const at = Math.min(picked, routes.length - 1);
  const route = routes[at]?.route;
  const adopt = (): void => {
    if (route === undefined) return;
    desk.edit(adoptRoute(desk.form, route, desk.today));
    onBack();
  };
  useHotkeys({
    ...Object.fromEntries(routes.map((_, index) => [String(index + 1), () => setPicked(index)])),
    "←": () => setPicked(Math.max(0, at - 1)),
    "→": () => setPicked(Math.min(routes.length - 1, at + 1)),
    Enter: adopt,
  });
  return { at, title: route?.title, pick: setPicked, adopt };
}
