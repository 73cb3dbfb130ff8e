// eslint-disable-next-line no-console
/* eslint-disable */
