import type { JournalAction, Role } from "./administration.ts";

/** The journal's actions as a clerk reads them, on the screen and in the exported table. */
export const ACTION_WORDS: Readonly<Record<JournalAction, string>> = {
  "sign-in": "登录",
  "sign-in-failed": "登录失败",
  "sign-out": "退出",
  "recovery-used": "用恢复密钥登录",
  "password-changed": "修改口令",
  "operator-added": "添加操作员",
  "operator-removed": "移除操作员",
  "operator-password-set": "重设操作员口令",
  "recovery-renewed": "换发恢复密钥",
  "recovery-proven": "核对恢复密钥单",
  "device-bound": "绑定本机",
  "device-unbound": "解除本机绑定",
  "keys-renewed": "更换数据密钥",
  "case-viewed": "查看案件",
  "case-sealed": "存为版本",
  "case-submitted": "提交复核",
  "case-approved": "复核通过",
  "case-returned": "退回",
  "case-handed-over": "交接",
  "sample-drawn": "抽查复审",
  "inquiry-kept": "协查、协同",
  "forms-issued": "出具表单",
  attached: "存入签字件和材料",
  "attachment-removed": "移除签字件和材料",
  printed: "打印",
  exported: "导出",
  overridden: "调整参数",
  "setting-decided": "确定待遇口径",
  "backup-made": "备份",
  "backup-folder-set": "更换备份文件夹",
  restored: "从备份恢复",
  "office-changed": "更改设置",
  "template-kept": "载入表样",
  "template-used": "更换表样",
};

/** The roles, on the screen and in entries of the journal. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  clerk: "经办",
  reviewer: "复核",
  supervisor: "主管",
};
