/** A failure that a person can mend: what is wrong, what to do, and the lines that show it. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly fix: string;
  readonly evidence: string[];
  /** How the command ends. */
  readonly exitCode: number;

  constructor(problem: string, fix: string, evidence: string[] = [], exitCode = 1) {
    super(problem);
    this.fix = fix;
    this.evidence = evidence;
    this.exitCode = exitCode;
  }
}

/** The one way every command shows a failure. Anything that is no Fault is a defect of ours and keeps its stack. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Fault))
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const evidence = error.evidence.map((line) => `    ${line}`);
  return [`✘ ${error.message}`, ...evidence, `  Fix: ${error.fix}`].join('\n');
}
