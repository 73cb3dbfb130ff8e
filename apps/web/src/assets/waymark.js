// The pages work without this. With it, the summary of what is wrong is read out first.
document.querySelector('.nhsuk-error-summary')?.focus();

const clockInLondon = (at) =>
  at.toLocaleTimeString('en-GB', { timeZone: 'Europe/London', timeStyle: 'short' });

// How many referrals have come since the list was made; rows never move by themselves.
const EVERY_MS = 60_000;
const arrivals = document.querySelector('[data-arrivals]');
if (arrivals !== null) {
  const { arrivals: from, show } = arrivals.dataset;
  const time = clockInLondon(new Date(new URL(from, document.baseURI).searchParams.get('since')));
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

// Who is about to be signed out hears of it five minutes before, and can stay; nothing takes their place on the page.
const IDLE_MS = 29 * 60_000;
const WARNED_BEFORE_MS = 5 * 60_000;
const LOOKED_EVERY_MS = 15_000;
const ASKED_EVERY_MS = 60_000;
const session = document.querySelector('[data-stay]');
if (session !== null) {
  let endsAt = Date.now() + IDLE_MS;
  let askedAt = 0;
  let said = '';
  let cameFrom = null;
  const say = (what) => {
    if (what === said) return;
    said = what;
    const words = document.querySelector(`template[data-say="${what}"]`)?.content.cloneNode(true);
    const at = clockInLondon(new Date(endsAt));
    words?.querySelector('[data-at]')?.append(at);
    words?.querySelector('button')?.addEventListener('click', stay);
    const hadFocus = session.contains(document.activeElement);
    session.replaceChildren(...(words === undefined ? [] : [words]));
    if (hadFocus) cameFrom?.focus();
  };
  const ask = async (address, request) => {
    askedAt = Date.now();
    const answer = await fetch(address, { redirect: 'error', ...request }).catch(() => undefined);
    if (answer?.ok === true) endsAt = Date.now() + (await answer.json()).leftMs;
  };
  const look = async () => {
    const isNear = () => endsAt - Date.now() <= WARNED_BEFORE_MS;
    const isOver = () => endsAt <= Date.now();
    if (!isNear() || said === 'over') return;
    if (isOver() || Date.now() - askedAt >= ASKED_EVERY_MS) await ask(session.dataset.left);
    if (isOver()) say('over');
    else if (!isNear()) say('');
    else if (said !== 'last') say('soon');
  };
  const stay = async () => {
    const csrf = document.querySelector('input[name="csrf"]').value;
    await ask(session.dataset.stay, { method: 'POST', body: new URLSearchParams({ csrf }) });
    if (endsAt - Date.now() > WARNED_BEFORE_MS) say('');
    else if (endsAt > Date.now()) say('last');
  };
  session.addEventListener(
    'focusin',
    ({ relatedTarget }) => (cameFrom = relatedTarget ?? cameFrom),
  );
  setInterval(look, LOOKED_EVERY_MS);
  document.addEventListener('visibilitychange', look);
}
