import type { ThemeConfig } from "antd";

const SANS =
  '"Noto Sans SC","Rare Han","Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei UI","PingFang SC",sans-serif';

/** The values of tokens.css as the component library wants them. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: "#14566B",
    colorPrimaryHover: "#0F4658",
    colorLink: "#14566B",
    colorBgLayout: "#F2F0EA",
    colorBgContainer: "#FEFDFB",
    colorBgElevated: "#FEFDFB",
    colorFillAlter: "#F7F5F0",
    colorFillTertiary: "#ECE9E1",
    colorBorder: "#BDB7A9",
    colorBorderSecondary: "#DFDBD1",
    colorText: "#1B2125",
    colorTextSecondary: "#444C52",
    colorTextTertiary: "#5B6369",
    colorTextPlaceholder: "#5B6369",
    colorWarning: "#865607",
    colorWarningBg: "#FBF2DF",
    colorError: "#A2301D",
    colorErrorBg: "#FBECE8",
    colorInfo: "#46545F",
    colorInfoBg: "#E6EAEC",
    colorSuccess: "#2A6746",
    colorSuccessBg: "#E7F1EA",
    controlItemBgActive: "#EAF1F3",
    controlItemBgActiveHover: "#CBDEE4",
    controlItemBgHover: "#ECE9E1",
    fontFamily: SANS,
    fontSize: 14,
    fontSizeSM: 13,
    fontSizeLG: 18,
    fontSizeHeading3: 26,
    fontSizeHeading4: 20,
    controlHeight: 32,
    controlHeightLG: 44,
    borderRadius: 3,
    borderRadiusLG: 3,
    borderRadiusSM: 2,
    sizeUnit: 4,
    motion: false,
    boxShadowSecondary: "0 8px 22px rgba(40,34,20,.16)",
  },
  components: {
    Select: { optionSelectedFontWeight: 700, optionPadding: "5px 10px", optionHeight: 30 },
    Popover: { titleMinWidth: 240 },
  },
};
