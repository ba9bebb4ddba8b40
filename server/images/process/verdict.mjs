/** The file descriptor to which the process writes the budget that was spent, just before it ends itself. */
export const verdictDescriptor = 4;
