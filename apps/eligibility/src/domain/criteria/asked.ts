// Questions that several criteria ask: in the same words, so that each is asked once.

const QUESTION_OF_STATE = 'Is the person pregnant now, or planning a pregnancy?';

export const ASK_STATE = { fact: 'current.state', question: QUESTION_OF_STATE };
export const ASK_DUE = { fact: 'current.dueOn', question: 'When is the pregnancy due?' };
export const ASK_AGE = {
  fact: 'ageYears',
  question: 'How old is the person, or what is the birth date?',
};
export const ASK_LEVEL = {
  fact: 'need.level',
  question: 'How severe is the need, in your judgement: mild, moderate, severe or complex?',
};
export const ASK_MAIN_DIFFICULTY = {
  fact: 'need.mainDifficulty',
  question: 'What is the main difficulty?',
};
export const ASK_HOME = { fact: 'places.residence', question: 'Which area is home in?' };
