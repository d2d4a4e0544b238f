/** The body of an answer: a test asserts on what it reads, and naming each answer's type again would prove nothing more. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where it is meant
export type Loose = any;
