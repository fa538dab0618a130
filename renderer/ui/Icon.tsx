import type { ReactNode } from "react";

/** Drawings on a 20 px grid, one stroke, for places and actions. */
const DRAWINGS = {
  workbench: <path d="M3 4.5h14v11H3zM3 8.5h14M7.5 8.5v7" />,
  case: <path d="M3 5.5h5l1.5 2H17v8.5H3z" />,
  statistics: <path d="M4 16.5h12M5.5 16V11M10 16V4.5M14.5 16V8" />,
  sync: (
    <path d="M3.5 9a6.5 6.5 0 0 1 11.6-3L17 8M17 4v4h-4M16.5 11a6.5 6.5 0 0 1-11.6 3L3 12M3 16v-4h4" />
  ),
  inquiries: <path d="M5 17V3.5M5 4h10l-2 3 2 3H5" />,
  review: <path d="M4 4h12v12H4zM7 10l2.2 2.2L13.2 8" />,
  settings: (
    <>
      <path d="M3 6h8M15 6h2M3 14h2M9 14h8" />
      <circle cx="13" cy="6" r="2" />
      <circle cx="7" cy="14" r="2" />
    </>
  ),
  help: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M8 8.1a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M10 13.8v.1" />
    </>
  ),
  lock: <path d="M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9" />,
  search: (
    <>
      <circle cx="9" cy="9" r="4.7" />
      <path d="M12.6 12.6 17 17" />
    </>
  ),
  plus: <path d="M10 4v12M4 10h12" />,
  print: <path d="M6 7.5v-4h8v4M6 14H3.5V7.5h13V14H14M6 11.5h8v5H6z" />,
  down: <path d="m5.5 8 4.5 4.5L14.5 8" />,
  right: <path d="m8 5.5 4.5 4.5L8 14.5" />,
  back: <path d="m12 5.5-4.5 4.5 4.5 4.5" />,
  trash: <path d="M4 6h12M8 6V4h4v2M5.5 6l.8 10.5h7.4L14.5 6M8.5 9v5M11.5 9v5" />,
  scan: (
    <path d="M3.5 7V3.5H7M13 3.5h3.5V7M16.5 13v3.5H13M7 16.5H3.5V13M6.5 7v6M9 7v6M11.5 7v6M13.5 7v6" />
  ),
  minimize: <path d="M5 10h10" />,
  maximize: <path d="M5.5 5.5h9v9h-9z" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof DRAWINGS;

export function Icon({
  name,
  size = 16,
  weight = 1.5,
}: {
  readonly name: IconName;
  readonly size?: number;
  readonly weight?: number;
}) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={weight}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {DRAWINGS[name]}
    </svg>
  );
}
