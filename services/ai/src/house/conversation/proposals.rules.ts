import { isDay, sayDay } from '../calendar.ts';
import { capitalise, cleanLine } from '../english.ts';
import { findDate } from '../planner/grammar/dates.rules.ts';
import type { ConversationInput, Intent, Turn } from './conversation.types.ts';

const TASK =
  /^(?:please |can you |could you |would you )?(?:(?:add|create|make|put|set up|new|note)(?: (?:me )?(?:a|an|another|the))?(?: new)? (?:task|to-?do|todo|reminder)(?: (?:to|for|called|named|that says))?[:,]?\s+|remind me to\s+|i (?:need|have) to remember to\s+)(.{2,200}?)[.!?]*$/i;
const ON_LIST =
  /^(?:please |can you |could you )?(?:add|put|write)\s+(.{2,200}?)\s+(?:to|on|onto|in) (?:my |the )?(?:list|tasks|task list|to-?do list|to-?dos)(?: please)?[.!?]*$/i;
const GOAL =
  /^(?:please |can you |could you )?(?:add|create|make|set|new)(?: (?:me )?(?:a|an|another|the))?(?: new)? goal(?: (?:to|for|called|named))?[:,]?\s+(.{2,200}?)[.!?]*$/i;
const DONE =
  /^(?:please |can you |could you )?(?:(?:mark|tick off|check off|complete|finish|close|cross off)\s+(?:the task\s+)?(.{2,200}?)(?:\s+(?:as )?(?:done|complete[d]?|finished|off(?: (?:my|the) list)?))?|i(?:['’]ve| have)? (?:just )?(?:finished|completed|am done with|did)\s+(?:the task\s+)?(.{2,200}?))[.!]*$/i;

const YES =
  /^(?:yes|yep|yeah|yup|sure|ok|okay|please do|do it|go ahead|please|correct|right|exactly|fine|confirm(?:ed)?|of course|that['’]s right)\b[\s,.!]*(?:please|do it|do that|go ahead|thanks|thank you|add it|do)?[.!\s]*$/i;
const NO = /^(?:no|nope|nah|don['’]t|do not|never ?mind|cancel|stop|not now|leave it|rather not)\b.{0,30}$/i;

/** What the message asks to have done, before the person has agreed to it. */
export function proposed(input: ConversationInput): Intent | undefined {
  const content = cleanLine(input.content, 400);
  const goal = GOAL.exec(content)?.[1];
  if (goal !== undefined) {
    const { title, day } = withoutDate(goal, input);
    return { type: 'create_goal', title, ...(day === undefined ? {} : { targetDate: day }) };
  }
  const task = (TASK.exec(content) ?? ON_LIST.exec(content))?.[1];
  if (task !== undefined) {
    const { title, day } = withoutDate(task, input);
    return { type: 'create_task', title, ...(day === undefined ? {} : { dueDate: day }) };
  }
  const done = DONE.exec(content);
  const finished = done?.[1] ?? done?.[2];
  return finished === undefined ? undefined : { type: 'complete_task', title: tidy(finished) };
}

function withoutDate(words: string, { today, timeZone }: ConversationInput): { title: string; day?: string } {
  const date = isDay(today) ? findDate(words, today, timeZone ?? 'UTC') : undefined;
  const rest = date === undefined ? words : words.replace(date.text, ' ');
  const title = tidy(rest);
  return title === '' || date === undefined ? { title: tidy(words) } : { title, day: date.day };
}

function tidy(words: string): string {
  return capitalise(
    words
      .replace(/[“”"«»]/g, '’')
      .replace(/^’(.*)’$/, '$1')
      .replace(/\s+/g, ' ')
      .replace(/\s+(?:on|by|for|at|until)?\s*$/i, '')
      .trim(),
  );
}

/** The question that proposes it. Its form is read back by `agreedTo`, so both live here. */
export function propose(intent: Intent): string {
  if (intent.type === 'complete_task') return `Shall I mark the task “${intent.title}” as done?`;
  const day = intent.type === 'create_goal' ? intent.targetDate : intent.dueDate;
  const until =
    day === undefined
      ? ''
      : intent.type === 'create_goal'
        ? `, to be reached by ${sayDay(day)} (${day})`
        : `, due on ${sayDay(day)} (${day})`;
  return `Shall I create the ${intent.type === 'create_goal' ? 'goal' : 'task'} “${intent.title}”${until}?`;
}

/** The proposal that the last answer ended with; undefined when it made none. */
export function openProposal(history: readonly Turn[]): Intent | undefined {
  const last = history[history.length - 1];
  if (last === undefined || last.role !== 'assistant') return undefined;
  const created = /Shall I create the (goal|task) “([^”]+)”(?:, [^?]*\((\d{4}-\d{2}-\d{2})\))?\?\s*$/.exec(
    last.content,
  );
  if (created !== null) {
    const [, kind, title = '', day] = created;
    if (kind === 'goal') return { type: 'create_goal', title, ...(isDay(day) ? { targetDate: day } : {}) };
    return { type: 'create_task', title, ...(isDay(day) ? { dueDate: day } : {}) };
  }
  const completed = /Shall I mark the task “([^”]+)” as done\?\s*$/.exec(last.content)?.[1];
  return completed === undefined ? undefined : { type: 'complete_task', title: completed };
}

export const isYes = (content: string): boolean => YES.test(content.trim());
export const isNo = (content: string): boolean => NO.test(content.trim());

/** What is on its way once the person has agreed; it is carried out by whoever owns tasks and goals. */
export function agreed(intent: Intent): string {
  if (intent.type === 'complete_task')
    return `“${intent.title}” is being marked as done, if exactly one open task of yours has that title.`;
  return `The ${intent.type === 'create_goal' ? 'goal' : 'task'} “${intent.title}” is being created.`;
}
