import { ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { Failsafe } from "./app/Failsafe.tsx";
import { THEME } from "./theme/antd.ts";
import { LongWorkView } from "./work/WorkDialog.tsx";
import "../resources/web-fonts/fonts.css";
import "./theme/serif.css";
import "./theme/tokens.css";
import "./theme/base.css";

const root = document.getElementById("root");
const nonce = document.querySelector<HTMLMetaElement>("meta[name=style-nonce]")?.content ?? "";

if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider
        locale={zhCN}
        theme={THEME}
        csp={{ nonce }}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        <Failsafe>
          <App />
          <LongWorkView />
        </Failsafe>
      </ConfigProvider>
    </StrictMode>,
  );
}
