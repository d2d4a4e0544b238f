/** Longest fact, and most facts of one message, that are worth keeping. */
const LONGEST = 300;
const MOST = 10;

/** What was pasted or injected is not said by the person: tagged blocks, code, quoted and numbered lines, other speakers. */
const NOT_OWN_WORDS: readonly RegExp[] = [
  /```[\s\S]*?(?:```|$)/g,
  /<(\w[\w-]*)[^>]*>[\s\S]*?<\/\1>/g,
  /^[ \t]*(?:>|\[\d+\]|\d+[.)]\s|(?:assistant|ai|bot|odyssey|system|context|memor(?:y|ies))\s*:).*$/gim,
  /[“"«][^”"»\n]*[”"»]/g,
];

const LEAD_IN =
  /^(?:(?:so|well|and|but|also|ok(?:ay)?|hi|hello|hey|yes|no|actually|btw|by the way|just so you know|fyi|for the record|to be honest|honestly|you should know(?: that)?|remember(?: that)?|please remember(?: that)?|note(?: that)?|please note(?: that)?|keep in mind(?: that)?|don['’]t forget(?: that)?)\b[,:]?\s+)+/i;
const ASKED_TO_REMEMBER =
  /\b(?:remember|note|keep in mind|don['’]t forget|for the record|you should know)\b/i;

const BOILERPLATE =
  /\b(?:language model|as an ai|(?:happy|glad) to (?:help|assist)|how (?:can|may) i (?:help|assist)|hope (?:this|that) helps|you told (?:me|odyssey)|i will remember|i know nothing about|i (?:can|could) not find|shall i |i apologi[sz]e)\b/i;
const REQUEST =
  /^(?:(?:i|we)(?:['’]d| would| want| need| wish| was| were| am|['’]m)? ?(?:like |love |want |need |hoping |wondering |asking )?(?:you to|to know|to ask|to add|to create|to see|if you|help)|i (?:wonder|guess|mean|suppose|think|thought|hope|see|understand|know what|don['’]t know|do not know|don['’]t understand|am not sure)|i['’]m not sure|can i|could i|should i|may i|shall i|do i|am i)\b/i;
const PASSING =
  /\b(?:right now|at the moment|just now|today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening|week|weekend)|in a (?:minute|moment|second)|soon|currently)\b|^i(?:['’]m| am) (?:so |very |really |a bit |quite |just |still )*(?:tired|ready|back|here|sorry|sure|fine|ok|okay|happy|sad|bored|busy|hungry|late|done|lost|confused|curious|excited|stuck|going|about|looking|trying|thinking|working on|writing to|asking|talking|glad|grateful|serious|kidding|not)\b/i;

const LASTING: readonly RegExp[] = [
  /^(?:i|we) (?:really |also |still |absolutely |do |have |just )*(?:like|love|hate|prefer|enjoy|dislike|loathe|adore|fear|believe in|care about|avoid|miss|value)\b/i,
  /^(?:i|we) (?:can['’]?t|cannot|can not|can only|could never|don['’]t|do not|never|always|usually|often|mostly|rarely|seldom|hardly ever|tend to|no longer|used to)\b(?! (?:know|think|understand|remember|see|mind|find|care|get it|want to talk|believe|agree))/i,
  /^(?:i|we) (?:\w+ly )?(?:live|work|write|run|sleep|train|play|study|speak|eat|drink|smoke|commute|teach|cook|swim|cycle|ride|walk|read|sing|paint|draw|garden|own|weigh|wear|earn|practi[cs]e|volunteer|belong|come from|go to|get up|wake up|save|learn|suffer|take (?:medication|medicine|insulin)|grew up|was born|were born|studied|moved|married|divorced|retired|graduated|adopted|broke|lost|quit|gave up|stopped|started|have stopped|have quit|became|trained as|worked (?:as|at|for|in)|lived (?:in|with)|ran (?:a|my|the)|met (?:my))\b/i,
  /^(?:i|we) (?:have|['’]ve got|have got|own|keep|need|share|got) (?!to\b|been\b|had\b|a (?:question|problem with|idea|look|feeling|minute|request)\b|an? idea\b|no idea\b|you\b|help\b|finished\b|done\b|just\b|some (?:news|questions))/i,
  /^i['’]ve (?!to\b|been (?:thinking|wondering|trying)\b|just\b|finished\b|done\b|no idea\b|decided\b)/i,
  /^(?:i am|i['’]m|we are|we['’]re|i was|we were) (?:an? |the |from |born |married|single|divorced|widowed|retired|pregnant|vegetarian|vegan|allergic|lactose|coeliac|diabetic|asthmatic|afraid|scared|left[- ]handed|right[- ]handed|colou?r[- ]blind|deaf|blind|dyslexic|autistic|shy|introverted|extroverted|good at|bad at|best |most |usually|always|never|not (?:a|an|allowed|able|good|married|religious)|no longer|\d+ (?:years|cm|kg)|\d+$|in my (?:\d|teens|twenties|thirties|forties|fifties|sixties)|studying|learning|training for|saving for|living|raising|employed|unemployed|self[- ]employed|freelanc|responsible|called|named|free on|off on|away (?:on|every)|fluent|an early|a night)/i,
  /^(?:my|our) (?!question|questions|idea|point|apolog|bad|mistake|guess|day was|message|request|problem is that you|pleasure|god|turn|list\b)(?:[\p{L}\d’'-]+ ){1,6}?(?:is|are|was|were|has|have|had|lives?|lived|works?|worked|hates?|likes?|loves?|prefers?|plays?|speaks?|died|needs?|hurts?|comes?|goes|eats?|starts?|ends?|won['’]t|can['’]?t|cannot|does|doesn['’]t|do|don['’]t|means?|keeps?|runs?|teaches|studies|turns?|costs?|weighs?|passed away|got|moved)\b/iu,
];

/**
 * The first-person statements of lasting fact in what a person wrote, verbatim. Questions, requests, moods of the
 * day, quoted or pasted text and phrases of an assistant are none; so what was recalled is never learned as new.
 */
export function extractFacts(userText: string): string[] {
  const own = NOT_OWN_WORDS.reduce(
    (text, pattern) => text.replace(pattern, '\n'),
    userText.normalize('NFC').slice(0, 8000),
  );
  const facts = sentencesOf(own).flatMap(factOf);
  return [...new Set(facts)].slice(0, MOST);
}

function sentencesOf(text: string): string[] {
  const sentences =
    text.match(/(?:[^.!?;\n]|[.](?=\S)|(?<=\b(?:Mr|Mrs|Ms|Dr|St|No|approx|e\.g|i\.e))[.])+[.!?;]*/gi) ?? [];
  return sentences.flatMap((each) =>
    /\?\s*$/.test(each)
      ? [each]
      : each.split(/,?\s+(?:and|but|while|whereas)\s+(?=(?:i|i['’]m|my|we|our)\s)/i),
  );
}

function factOf(sentence: string): string[] {
  const raw = sentence.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const said = raw
    .replace(LEAD_IN, '')
    .replace(/[.!;,\s]+$/, '')
    .trim();
  if (
    /\?\s*$/.test(raw) ||
    said.length < 6 ||
    said.length > LONGEST ||
    BOILERPLATE.test(raw) ||
    REQUEST.test(said)
  )
    return [];
  const isAsked =
    ASKED_TO_REMEMBER.test(LEAD_IN.exec(raw)?.[0] ?? '') &&
    /\s/.test(said) &&
    !/^(?:to|when|how|what|the|this|it|me)\b/i.test(said);
  const isLasting = LASTING.some((pattern) => pattern.test(said)) && !PASSING.test(said);
  return isAsked || isLasting ? [said.charAt(0).toUpperCase() + said.slice(1)] : [];
}
