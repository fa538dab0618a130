import { Html, html } from "./html.ts";

export const TABS = {
  devices: "设备",
  conflicts: "冲突",
  cases: "案件",
  imports: "导入",
  notices: "公告",
} as const;
export type Tab = keyof typeof TABS;

/** What a page is shown to: the token that its forms carry, and the district's name. */
export interface Viewer {
  readonly form: string;
  readonly district: string;
}

export interface Said {
  readonly good: boolean;
  readonly words: string;
}

export function frame(viewer: Viewer, tab: Tab, said: Said | null, content: Html): string {
  const tabs = Object.entries(TABS).map(([name, title]) =>
    name === tab
      ? html`<a href="/district/${name}" aria-current="page">${title}</a>`
      : html`<a href="/district/${name}">${title}</a>`,
  );
  const body = html`<header>
      <strong>${viewer.district}医保网关</strong>
      <nav aria-label="页面">${tabs}</nav>
      <form method="post" action="/district/logout">
        ${hidden(viewer)} <button class="plain">退出</button>
      </form>
    </header>
    <main>
      <h1>${TABS[tab]}</h1>
      ${saidLine(said)}${content}
    </main>`;
  return page(`${TABS[tab]} · ${viewer.district}医保网关`, body);
}

export function loginPage(district: string, said: Said | null): string {
  const body = html`<main class="login">
    <h1>${district}医保网关</h1>
    ${saidLine(said)}
    <form method="post" action="/district/login">
      <label
        >口令<input
          type="password"
          name="password"
          autocomplete="current-password"
          autofocus
          required
      /></label>
      <button>进入</button>
    </form>
  </main>`;
  return page(`登录 · ${district}医保网关`, body);
}

function page(title: string, body: Html): string {
  return html`${new Html("<!doctype html>")}
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <link rel="stylesheet" href="/district/style.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`.text;
}

function saidLine(said: Said | null): Html | null {
  if (said === null) return null;
  return html`<p class="said ${said.good ? "" : "bad"}" role="status">${said.words}</p>`;
}

/** Without it no form is taken: another site cannot know it. */
export function hidden({ form }: Viewer): Html {
  return html`<input type="hidden" name="form" value="${form}" />`;
}

/** A table, or the words for none. */
export function table(heads: readonly string[], rows: readonly Html[], none: string): Html {
  if (rows.length === 0) return html`<p class="quiet">${none}</p>`;
  const cells = heads.map((head) =>
    head.startsWith("#") ? html`<th class="number">${head.slice(1)}</th>` : html`<th>${head}</th>`,
  );
  return html`<table>
    <thead>
      <tr>
        ${cells}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

const FORMAT = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});

/** `2026-11-20 08:30`, China's time. */
export function shownTime(at: Date | null): string {
  return at === null ? "—" : FORMAT.format(at);
}

/** `23,600.50`; an amount that is not there is undetermined, not nothing. */
export function shownAmount(amount: string): string {
  return amount === "" ? "未定" : amount.replaceAll(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/gu, ",");
}
