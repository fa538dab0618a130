/** The desk, the paper and the one accent of the workstation; no script runs on these pages. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f2f0ea; color: #1b2125; text-autospace: normal;
  font: 14px/1.6 "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif; }
header { display: flex; align-items: center; gap: 24px; height: 44px; padding: 0 24px;
  background: #e3e0d7; border-bottom: 1px solid #bdb7a9; }
header strong { font-size: 15px; }
header nav { display: flex; gap: 4px; flex: 1; height: 100%; }
header nav a { display: flex; align-items: center; padding: 0 14px; color: #444c52; text-decoration: none;
  border-bottom: 3px solid transparent; border-top: 3px solid transparent; }
header nav a[aria-current] { color: #14566b; font-weight: 700; border-bottom-color: #14566b; }
main { max-width: 1180px; margin: 0 auto; padding: 20px 24px 48px; }
h1 { margin: 0 0 12px; font-size: 20px; }
h2 { margin: 28px 0 8px; font-size: 15px; }
p { margin: 6px 0; color: #444c52; }
table { width: 100%; border-collapse: collapse; background: #fefdfb; border-top: 1px solid #bdb7a9;
  border-bottom: 1px solid #bdb7a9; }
th { padding: 5px 10px; background: #f7f5f0; color: #444c52; font-size: 13px; font-weight: 400;
  text-align: left; border-bottom: 1px solid #bdb7a9; white-space: nowrap; }
td { padding: 6px 10px; border-bottom: 1px solid #dfdbd1; vertical-align: top; }
tr:last-child td { border-bottom: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.nowrap { white-space: nowrap; }
.quiet { color: #5b6369; }
.act { text-align: right; }
.state { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; }
.state::before { content: ""; width: 10px; height: 10px; border: 2px solid currentColor; border-radius: 50%; }
.state.good { color: #2a6746; } .state.good::before { background: currentColor; }
.state.wait { color: #865607; } .state.wait::before { border-style: dashed; }
.state.bad { color: #a2301d; } .state.bad::before { border-radius: 0; background: currentColor; }
.state.off { color: #46545f; }
.clause { font-family: "SimSun", "Noto Serif SC", "Noto Serif CJK SC", serif; color: #444c52; }
form.line, .line { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; margin: 8px 0; }
label { display: block; font-size: 13px; color: #444c52; }
label.tick { display: inline-flex; gap: 6px; align-items: center; height: 32px; }
input, select, textarea { display: block; height: 32px; padding: 4px 8px; font: inherit; color: inherit;
  background: #fefdfb; border: 1px solid #8a8578; border-radius: 3px; }
input[type="checkbox"] { height: 16px; width: 16px; }
textarea { height: 72px; width: 100%; }
input:focus-visible, select:focus-visible, textarea:focus-visible, a:focus-visible, button:focus-visible {
  outline: 2px solid #14566b; outline-offset: 1px; }
button { height: 32px; padding: 0 14px; font: inherit; color: #fefdfb; background: #14566b;
  border: 1px solid #14566b; border-radius: 3px; cursor: pointer; }
button:hover { background: #0f4658; }
button.plain { color: #14566b; background: #fefdfb; border-color: #8a8578; }
button.stop { color: #a2301d; background: #fefdfb; border-color: #8a8578; height: 28px; }
.said { margin: 0 0 16px; padding: 8px 12px; background: #eaf1f3; border-left: 3px solid #14566b; color: #1b2125; }
.said.bad { background: #fbece8; border-color: #a2301d; }
.grow { flex: 1; min-width: 220px; } .grow input { width: 100%; }
.login { max-width: 380px; margin: 12vh auto; padding: 24px 28px; background: #fefdfb; border: 1px solid #bdb7a9; }
.login input { width: 100%; margin: 4px 0 16px; } .login button { width: 100%; }
code { font-family: "Consolas", "Noto Sans Mono", monospace; font-size: 13px; word-break: break-all; }
`;
