/** How long a code counts that signs somebody in. */
export const codeMinutes = 10
