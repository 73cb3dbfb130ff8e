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
