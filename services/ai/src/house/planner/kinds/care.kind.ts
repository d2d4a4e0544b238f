import { type Draft, type Kind, step } from './kind.ts';

/**
 * Not a goal to be scheduled. Where someone speaks of ending their life the steps lead to people at once; where
 * harm or crime is meant the steps lead away from it. The words themselves are not repeated.
 */
export const care: Kind = {
  name: 'generic',
  recognise: ({ concern }) =>
    concern === 'self_harm' || concern === 'harm_to_others' || concern === 'crime' ? 2 : 0,
  draft: ({ concern }) =>
    concern === 'self_harm' ? forOneself() : concern === 'harm_to_others' ? forOthers() : lawful(),
};

function forOneself(): Draft {
  return {
    steps: [
      step(
        'call',
        15,
        'Call your local emergency number or a crisis line now and say what you wrote here',
        'In Europe 112, in the United States and Canada 988, in Britain and Ireland 116 123. They answer at night, too.',
        'rule: a person first',
      ),
      step(
        'near',
        15,
        'Ask someone you trust to come and stay with you today',
        '“I am not well and do not want to be alone” is enough to say.',
        'rule: not alone',
        ['call'],
      ),
      step(
        'safe',
        15,
        'Put what you could hurt yourself with into someone else’s hands',
        'Ask the person who comes to take it along.',
        'rule: distance',
        ['near'],
      ),
      step(
        'doctor',
        30,
        'Speak to a doctor or therapist in the next days and take someone with you',
        'Show them what you wrote; they are trained for it, and it can get better.',
        'rule: a professional',
        ['near'],
      ),
      step(
        'check',
        15,
        'Meet the person you called again and tell them how the days were',
        'Keep the number of the crisis line in your pocket.',
        'rule: stay in touch',
        ['doctor'],
      ),
    ],
    naturalDays: 7,
    notes: [
      'This matters more than any plan. Please talk to a person today: an emergency number, a crisis line, a doctor, a friend.',
    ],
    assumptions: ['You may be in danger; if not, tell someone all the same.'],
  };
}

function forOthers(): Draft {
  return {
    steps: [
      step(
        'leave',
        15,
        'Leave the room or close the chat, and walk for fifteen minutes',
        'Nothing has to be answered today.',
        'rule: distance first',
      ),
      step(
        'write',
        30,
        'Write down what happened with dates, and what you want to be different',
        'Facts on the left, feelings on the right; for you alone.',
        'rule: put it in words',
        ['leave'],
      ),
      step(
        'talk',
        45,
        'Tell a person you trust, or a counsellor, what you wrote',
        'If you fear you might hurt someone, call a help line or the emergency number first.',
        'rule: not alone',
        ['write'],
      ),
      step(
        'advice',
        60,
        'Ask a mediator, an advice centre or a lawyer which ways are open to you',
        'A complaint, a conversation with a third person, a protective order.',
        'rule: a professional',
        ['talk'],
      ),
      step(
        'check',
        20,
        'Check with the person you told whether the way you chose is working',
        'What is better, what is not, what is next.',
        'rule: stay in touch',
        ['advice'],
      ),
    ],
    naturalDays: 14,
    notes: ['Odyssey makes no plan to harm anyone. These steps deal with what may lie behind it.'],
    assumptions: ['There is a conflict or an injury behind the words.'],
  };
}

function lawful(): Draft {
  return {
    steps: [
      step(
        'need',
        15,
        'Write down what this was meant to bring: money, respect, safety, excitement',
        'One word is enough to start from.',
        'rule: the need, not the deed',
      ),
      step(
        'lawful',
        30,
        'List three lawful ways to the same end, however slow',
        'Ask what someone you respect would do first.',
        'rule: another way',
        ['need'],
      ),
      step(
        'talk',
        45,
        'Talk to an advice centre, a lawyer or a social worker about your situation',
        'They are bound to silence; debts and threats are their daily work.',
        'rule: a professional',
        ['need'],
      ),
      step(
        'first',
        30,
        'Do the first part of the way you chose',
        'Small, today or tomorrow.',
        'rule: begin',
        ['lawful', 'talk'],
      ),
      step(
        'check',
        15,
        'Check whether that way brings what you wrote down, and name a new goal for it',
        'A goal with a number and a date gets a real plan.',
        'rule: start again',
        ['first'],
      ),
    ],
    naturalDays: 14,
    notes: ['Odyssey makes no plan for a crime. These steps look for another way to the same end.'],
    assumptions: ['There is a lawful end behind the words.'],
  };
}
