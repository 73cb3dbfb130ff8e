// The pages work without this. With it, the summary of what is wrong is read out first.
document.querySelector('.nhsuk-error-summary')?.focus();

// How many referrals have come since the list was made; rows never move by themselves.
const EVERY_MS = 60_000;
const arrivals = document.querySelector('[data-arrivals]');
if (arrivals !== null) {
  const { arrivals: from, show } = arrivals.dataset;
  const since = new Date(new URL(from, document.baseURI).searchParams.get('since'));
  const time = since.toLocaleTimeString('en-GB', { timeZone: 'Europe/London', timeStyle: 'short' });
  let said = 0;
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    const answer = await fetch(from, { redirect: 'error' }).catch(() => undefined);
    if (answer?.ok !== true) return;
    const { count } = await answer.json();
    if (count === said) return;
    said = count;
    const link = document.createElement('a');
    link.href = show;
    link.textContent = count === 1 ? 'Show it' : 'Show them';
    const what = `${String(count)} new ${count === 1 ? 'referral' : 'referrals'} since ${time}. `;
    arrivals.replaceChildren(...(count === 0 ? [] : [what, link]));
  };
  setInterval(ask, EVERY_MS);
  document.addEventListener('visibilitychange', ask);
}

// The figures of the stages are filled in where they stand; nothing moves, and only that they are old is read out.
const FIGURES_EVERY_MS = 15_000;
const ANSWER_WITHIN_MS = 10_000;
const OLD_AFTER_MS = 60_000;
const stages = document.querySelector('[data-stages]');
if (stages !== null) {
  let answeredAt = Date.now();
  const fill = (figures) => {
    answeredAt = Date.now();
    for (const place of stages.querySelectorAll('[data-figure]')) {
      place.textContent = figures[place.dataset.figure];
    }
  };
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    await fetch(stages.dataset.stages, { redirect: 'error', signal })
      .then(async (answer) => answer.ok && fill(await answer.json()))
      .catch(() => undefined);
    const isOld = Date.now() - answeredAt > OLD_AFTER_MS;
    stages.classList.toggle('waymark-stages--old', isOld);
    stages.querySelector('[data-old]').hidden = !isOld;
  };
  setInterval(ask, FIGURES_EVERY_MS);
  document.addEventListener('visibilitychange', ask);
}
