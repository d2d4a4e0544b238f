/** What a sitting looks like for a sort of work. A new sort is an entry here. */
export interface Sort {
  pattern: RegExp;
  verb: string;
  /** Units an hour brings, by unit; `usual` is taken when the person gave no size. */
  perHour: Readonly<Record<string, number>>;
  usual: readonly [number, string];
  minutes: number;
  prepare: readonly [string, string];
  sample: readonly [string, string];
  /** Said at the milestones in turn. */
  middle: readonly string[];
  revise?: readonly [string, string];
  proof: readonly [string, string];
}

const WRITING = {
  word: 600,
  page: 1.5,
  chapter: 0.2,
  essay: 0.15,
  article: 0.25,
  poem: 0.7,
  story: 0.1,
  letter: 3,
  post: 0.35,
};
const halfway = 'Behind? Add one sitting this week; do not lengthen them all.';

const NOVEL: Sort = {
  pattern: /novel|memoir|fiction|screenplay|\bstory\b|stories|\bbook\b(?=.*\bwrit)|\bwrit\w*\b.*\bbook\b/i,
  verb: 'Write',
  perHour: WRITING,
  usual: [60_000, 'word'],
  minutes: 60,
  prepare: [
    'Write one page: who wants what, what stands in the way, how it ends',
    'It may be wrong; it must exist. Read it aloud once and change one thing.',
  ],
  sample: [
    'List the scenes on cards, one line each, and lay them in order',
    'Forty to sixty cards carry a book. A gap in the row is a scene to invent, not a reason to wait.',
  ],
  middle: [
    'Stop in the middle of a sentence, so that the next sitting has a beginning.',
    halfway,
    'The middle sags in every draft: throw an obstacle at the one who wants something.',
    'Name each loose thread on a card and tie it before the end.',
  ],
  revise: [
    'Read the whole draft on paper with three colours: cut, move, missing',
    'Read first, change nothing; then work through the list from the large to the small.',
  ],
  proof: [
    'Print the finished draft and hand it to one reader',
    'With three questions on the first page: where were you bored, what did you not believe, what did you miss?',
  ],
};

const THESIS: Sort = {
  pattern: /thesis|dissertation|paper|report|essay|article|proposal|manuscript|chapters? of my/i,
  verb: 'Write',
  perHour: { ...WRITING, word: 400, page: 1.2 },
  usual: [10_000, 'word'],
  minutes: 75,
  prepare: [
    'Write the question and the answer you expect in three sentences',
    'Ask your supervisor or reader to sign off on the question before the first chapter.',
  ],
  sample: [
    'Draw the table of contents with one sentence and a word count a section',
    'The sections add up to the whole; the sentence says what is shown, not what is about.',
  ],
  middle: [
    'Begin with the section you know best; mark gaps with “source?” and go on.',
    halfway,
    'Send one section to your reader and ask a single question about it.',
    'Figures, tables and list of sources grow along, not at the end.',
  ],
  revise: [
    'Read all of it aloud and check each claim against its source',
    'Argument first, sentence second, commas last. Formatting rules at the very end.',
  ],
  proof: [
    'Hand in the finished draft with its form, and keep the receipt',
    'A copy in a second place. Ask for the day of the answer.',
  ],
};

/** Any other text. */
export const TEXT: Sort = {
  pattern: /(?:)/,
  verb: 'Write',
  perHour: WRITING,
  usual: [5000, 'word'],
  minutes: 60,
  prepare: [
    'Write down for whom it is and what they should know or do at the end',
    'Two sentences, pinned above the table. What does not serve them stays out.',
  ],
  sample: [
    'List the parts on cards, one line each, and lay them in order',
    'A card without a line is a part to think about, not a reason to wait.',
  ],
  middle: [
    'Stop in the middle of a sentence, so that the next sitting has a beginning.',
    halfway,
    'Read the part of last week aloud, once, and go on.',
    'Tie up what you left open on the cards.',
  ],
  revise: [
    'Read all of it aloud and mark what to cut, move and add',
    'First the large things, then the sentences.',
  ],
  proof: [
    'Give the finished draft to one reader',
    'With two questions: what did you take from it, and where did you stop?',
  ],
};

const READING: Sort = {
  pattern: /\bread\b|\bbooks\b/i,
  verb: 'Read',
  perHour: { page: 35, chapter: 2, book: 1 / 7 },
  usual: [400, 'page'],
  minutes: 45,
  prepare: [
    'Put the first book, a pencil and a lamp where you will read',
    'The telephone charges in another room. Borrow before you buy.',
  ],
  sample: [
    'Read the first twenty pages, time them, and write down what you hope to find',
    'The time shows how much fits in a sitting; a book that bores after fifty pages may go back.',
  ],
  middle: [
    'Mark one passage a sitting and write one line beside it.',
    halfway,
    'Tell someone the best passage so far.',
    'Which question is still open? Read the rest for it.',
  ],
  proof: [
    'Write half a page on what you keep from it and tell it to someone',
    'Then give the book to the person it suits.',
  ],
};

const PICTURES: Sort = {
  pattern: /photos?|pictures|slides|negatives|scan|digiti/i,
  verb: 'Scan',
  perHour: { photo: 60, picture: 60, slide: 50, negative: 40 },
  usual: [500, 'picture'],
  minutes: 60,
  prepare: [
    'Gather all boxes and albums on one table and take out the doubles',
    'Sort by decade only; finer sorting is easier on a screen.',
  ],
  sample: [
    'Scan twenty as a trial at 600 dpi and check names, folders and colours',
    'Year-month-subject as the name; a mistake found now costs twenty, not a thousand.',
  ],
  middle: [
    'Dust the glass first; copy the folder to a second disk at the end.',
    halfway,
    'Ask the oldest relative who the strangers are, with five pictures on the table.',
    'Write names and places into the files, not on the boxes.',
  ],
  proof: [
    'Copy everything to a disk in another house and send one album to the family',
    'Open ten files of the copy at random: that proves it.',
  ],
};

const COURSE: Sort = {
  pattern: /lessons?|modules?|units?|course|episodes?|exercises|problems|chapters?|lectures?/i,
  verb: 'Work through',
  perHour: {
    lesson: 1.2,
    module: 0.4,
    unit: 0.8,
    episode: 1.3,
    exercise: 4,
    problem: 3,
    chapter: 0.7,
    lecture: 0.8,
  },
  usual: [24, 'lesson'],
  minutes: 60,
  prepare: [
    'Open the course, note the length of each part and what it lets you do',
    'Cross out what you know already.',
  ],
  sample: ['Do the first part with a notebook and time it', 'Write down one question that it leaves open.'],
  middle: [
    'Close the page and write what you remember before you go on.',
    halfway,
    'Explain one thing from it to someone in two minutes.',
    'Repeat the two parts with the most marks in the margin.',
  ],
  proof: [
    'Do the final exercise without looking anything up',
    'Show the result to someone who uses it at work.',
  ],
};

export const OTHER: Sort = {
  pattern: /(?:)/,
  verb: 'Make',
  perHour: { letter: 3, email: 20, square: 0.5, miniature: 0.3, card: 4 },
  usual: [20, 'piece'],
  minutes: 60,
  prepare: [
    'Lay out what it needs in one place',
    'What is missing goes on a list; nothing is bought before the first one is done.',
  ],
  sample: [
    'Do one from start to end and time it',
    'The time of the first decides how many fit in a sitting.',
  ],
  middle: [
    'Put the finished ones where you see them.',
    halfway,
    'Send someone a picture of them.',
    'The hard ones that you put off come now.',
  ],
  proof: [
    'Count them once more and show them to someone',
    'The last one is the proof; mend the two weakest if there is time.',
  ],
};

export const SORTS: readonly Sort[] = [NOVEL, THESIS, READING, PICTURES, COURSE];
/** What an hour brings of a unit nobody has measured. */
export const UNKNOWN_PER_HOUR = 2;
