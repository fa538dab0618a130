import type { Problem } from "../../core/problem.ts";
import { assertNever } from "../../core/result.ts";
import { Button } from "./Button.tsx";
import { Glyph, type GlyphName } from "./Glyph.tsx";
import "./message.css";

export interface MessageProps {
  readonly problem: Pick<Problem, "code" | "what" | "remedy">;
  /** The one button that does what the second line says. */
  readonly action?: {
    readonly label: string;
    readonly keycap?: string;
    readonly run: () => void;
  };
}

/** An error where it happened: code · what happened · what to do. */
export function Message({ problem, action }: MessageProps) {
  const { tone, glyph } = weight(problem.code);
  return (
    <div className={`message ${tone}`} role={tone === "block" ? "alert" : "status"}>
      <Glyph name={glyph} />
      <p>
        <b>{problem.code}</b>
        {problem.what}
        <span className="remedy">{problem.remedy}</span>
      </p>
      {action !== undefined && (
        <Button
          size="small"
          onClick={action.run}
          {...(action.keycap === undefined ? {} : { keycap: action.keycap })}
        >
          {action.label}
        </Button>
      )}
    </div>
  );
}

/** E blocks, W warns, U is for the supervisor to decide, N is a notice. */
export function weight(code: Problem["code"]): {
  readonly tone: "block" | "prov" | "undet" | "off";
  readonly glyph: GlyphName;
} {
  const letter = letterOf(code);
  switch (letter) {
    case "E":
      return { tone: "block", glyph: "triangle" };
    case "W":
      return { tone: "prov", glyph: "dashed-square" };
    case "U":
      return { tone: "undet", glyph: "question" };
    case "N":
      return { tone: "off", glyph: "dashed-ring" };
    default:
      return assertNever(letter);
  }
}

function letterOf(code: Problem["code"]): "E" | "W" | "U" | "N" {
  if (code.startsWith("E-")) return "E";
  if (code.startsWith("W-")) return "W";
  return code.startsWith("U-") ? "U" : "N";
}
