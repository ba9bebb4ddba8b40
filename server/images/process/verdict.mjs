/** The file descriptor on which the process writes which budget was spent, just before it ends itself. */
export const verdictDescriptor = 4;
