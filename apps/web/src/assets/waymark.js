// The pages work without this. With it, the summary of what is wrong is read out first.
document.querySelector('.nhsuk-error-summary')?.focus();
