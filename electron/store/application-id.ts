/** Marks the file as this program's (`OSCW`). */
export const APPLICATION_ID = 0x4f534357;
