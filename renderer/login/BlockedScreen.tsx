import type { Problem } from "../../core/problem.ts";
import { windowAction } from "../app/bridge.ts";
import { PlainFrame } from "../app/frame/Frame.tsx";
import { Message } from "../ui/Message.tsx";
import { LOGIN } from "../words/login.ts";
import { SealPane } from "./SealPane.tsx";
import "./login.css";

/** The data cannot be opened: why, and what to do. Nothing is touched. */
export function BlockedScreen({
  problem,
  version,
}: {
  readonly problem: Problem;
  readonly version: string;
}) {
  return (
    <PlainFrame>
      <div className="login-stage">
        <section className="login">
          <SealPane version={version} />
          <div className="login-right">
            <h1>{LOGIN.blockedTitle}</h1>
            <p className="blocked-lead">{LOGIN.blockedLead}</p>
            <Message
              problem={problem}
              action={{ label: LOGIN.close, run: () => windowAction("close") }}
            />
          </div>
        </section>
      </div>
    </PlainFrame>
  );
}
